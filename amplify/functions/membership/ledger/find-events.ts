import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { LedgerRow } from '../../../records/ledger-row'
import type { Services } from '../../../services'
import type { Moments } from './moments'

export interface LedgerFilters {
  subject?: string
  actor?: string
  act?: string
  runId?: string
}

// Rows that one call looks at, where a filter leaves most of them out.
const MOST_LOOKED_AT = 1_000
const LOOKED_AT_ONCE = 250

type Place = Pick<LedgerRow, 'chain' | 'seq' | 'moment'> & { at: string }

const placeOf = ({ chain, seq, moment }: Pick<LedgerRow, 'chain' | 'seq' | 'moment'>): Place => ({
  chain,
  seq,
  moment,
  at: moment.slice(0, moment.indexOf('#')),
})

/** Newest first: by subject where there is one, else by time; the other filters are applied to what is read. */
export const findEvents = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  { subject, ...filters }: LedgerFilters,
  { first, last }: Moments,
  { rows, place }: { rows: number; place?: Record<string, unknown> | undefined },
): Promise<{ events: LedgerRow[]; place: Place | undefined }> => {
  if (first > last) return { events: [], place: undefined }
  const partition = subject ? { subject } : { timeline: 'all' }
  const [[name = '', value]] = Object.entries(partition) as [[string, string]]
  const conditions = Object.keys(filters).map((each) => `#${each} = :${each}`)
  const names = Object.keys(filters).map((each) => [`#${each}`, each])
  const values = Object.entries(filters).map(([each, wanted]) => [`:${each}`, wanted])
  const query = {
    TableName: tables.ledger,
    IndexName: subject ? 'bySubject' : 'byTime',
    KeyConditionExpression: '#partition = :partition AND moment BETWEEN :first AND :last',
    FilterExpression: conditions.join(' AND ') || undefined,
    ExpressionAttributeNames: { '#partition': name, ...Object.fromEntries(names) },
    ExpressionAttributeValues: {
      ':partition': value,
      ':first': first,
      ':last': last,
      ...Object.fromEntries(values),
    },
    ScanIndexForward: false,
  }
  const events: LedgerRow[] = []
  let from = place
  for (let looked = 0; looked < MOST_LOOKED_AT; ) {
    const Limit = conditions.length > 0 ? LOOKED_AT_ONCE : rows - events.length
    const start = from && { chain: from.chain, seq: from.seq, moment: from.moment, ...partition }
    const page = await dynamo.send(new QueryCommand({ ...query, Limit, ExclusiveStartKey: start }))
    events.push(...((page.Items ?? []) as LedgerRow[]))
    looked += page.ScannedCount ?? 0
    from = page.LastEvaluatedKey
    const cut = events[rows - 1]
    if (cut && events.length > rows) return { events: events.slice(0, rows), place: placeOf(cut) }
    if (!from) return { events, place: undefined }
    if (events.length === rows) break
  }
  return { events, place: from && placeOf(from as unknown as LedgerRow) }
}
