import { paginateQuery } from '@aws-sdk/lib-dynamodb'
import { chainStart, ledgerHash } from '../../../records/ledger-hash'
import type { LedgerRow } from '../../../records/ledger-row'
import type { Services } from '../../../services'

const MOST_ROWS = 5_000
const ROWS_AT_ONCE = 500

export interface Walked {
  /** How many rows were found to follow. */
  rows: number
  /** Sequence number of the first row that is missing, or does not follow. */
  brokenAt?: number
  /** Where the next call goes on. */
  nextSeq?: number
  /** Sequence number of the last row. */
  last: number
  /** The chain ends before the row that was to be started behind. */
  isBeyond?: boolean
}

/** Walks a chain from a row on, which is compared with the row before it. */
export const walkChain = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  chain: string,
  fromSeq: number,
): Promise<Walked> => {
  const pages = paginateQuery(
    { client: dynamo, pageSize: ROWS_AT_ONCE },
    {
      TableName: tables.ledger,
      KeyConditionExpression: '#chain = :chain AND seq >= :from',
      ExpressionAttributeNames: { '#chain': 'chain' },
      ExpressionAttributeValues: { ':chain': chain, ':from': fromSeq - 1 },
      ConsistentRead: true,
    },
  )
  let [seq, hash] = fromSeq === 1 ? [0, chainStart(chain)] : [fromSeq - 2, undefined]
  let rows = 0
  for await (const { Items = [] } of pages)
    for (const row of Items as LedgerRow[]) {
      if (rows === MOST_ROWS) return { rows, nextSeq: row.seq, last: seq }
      const follows = hash === undefined || row.previousHash === hash
      if (row.seq !== seq + 1 || !follows || row.hash !== ledgerHash(row)) return { rows, brokenAt: seq + 1, last: seq }
      ;[seq, hash] = [row.seq, row.hash]
      if (seq >= fromSeq) rows += 1
    }
  return seq < fromSeq - 1 ? { rows, brokenAt: seq + 1, last: seq, isBeyond: true } : { rows, last: seq }
}
