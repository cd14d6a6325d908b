import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { chainStart, ledgerHash } from '../../amplify/records/ledger-hash'
import type { LedgerRow } from '../../amplify/records/ledger-row'
import type { ItemRow } from '../../amplify/records/runs'
import type { Services } from '../../amplify/services'

const readChain = async ({ dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>, chain: string) => {
  const rows: LedgerRow[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await dynamo.send(
      new QueryCommand({
        TableName: tables.ledger,
        KeyConditionExpression: '#chain = :chain',
        ExpressionAttributeNames: { '#chain': 'chain' },
        ExpressionAttributeValues: { ':chain': chain },
        ExclusiveStartKey: from,
        ConsistentRead: true,
      }),
    )
    rows.push(...((page.Items ?? []) as LedgerRow[]))
    from = page.LastEvaluatedKey
  } while (from)
  return rows
}

const same = (what: string, told: string[], booked: string[]): string[] => {
  const [a, b] = [told.toSorted().join(), booked.toSorted().join()]
  return a === b ? [] : [`the ledger tells of ${told.length} ${what} and the report of ${booked.length}`]
}

/** What is wrong with a run's chain: a gap, a row that does not follow, somebody told of twice or not at all. */
export const judgeLedger = async (
  store: Pick<Services, 'dynamo' | 'tables'>,
  runId: string,
  items: ItemRow[],
): Promise<string[]> => {
  const rows = await readChain(store, `run#${runId}`)
  const wrong: string[] = []
  let before = chainStart(`run#${runId}`)
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) wrong.push(`row ${index + 1} of the ledger is numbered ${row.seq}`)
    if (row.previousHash !== before || ledgerHash(row) !== row.hash)
      wrong.push(`row ${row.seq} of the ledger is broken`)
    before = row.hash
  }
  const subjects = (act: string) => rows.flatMap((row) => (row.act === act && row.subject ? [row.subject] : []))
  const subs = (...shelves: string[]) => items.filter(({ shelf }) => shelves.includes(shelf)).map(({ sub }) => sub)
  const everAdded = subs('ADDED', 'REMOVED', 'REMOVAL_SKIPPED', 'REMOVAL_FAILED')
  return [
    ...wrong,
    ...same('added', subjects('RUN_ADDED'), everAdded),
    ...same('removed', subjects('RUN_REMOVED'), subs('REMOVED')),
  ]
}
