import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { LedgerAct } from '../../lib/domain/repair'
import type { Services } from '../services'
import type { LedgerRow } from './ledger-row'

/**
 * The newest of these acts that was done to somebody, by the ledger. `since`: ISO 8601, nothing older is looked at. The
 * index lags a moment behind.
 */
export const latestAct = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  subject: string,
  acts: readonly LedgerAct[],
  since = '0',
): Promise<LedgerRow | undefined> => {
  const names = acts.map((_, index) => `:act${index}`)
  let from: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await dynamo.send(
      new QueryCommand({
        TableName: tables.ledger,
        IndexName: 'bySubject',
        KeyConditionExpression: 'subject = :subject AND moment > :since',
        FilterExpression: `outcome = :done AND act IN (${names.join(', ')})`,
        ExpressionAttributeValues: {
          ':subject': subject,
          ':since': since,
          ':done': 'DONE',
          ...Object.fromEntries(acts.map((act, index) => [names[index], act])),
        },
        ScanIndexForward: false,
        ExclusiveStartKey: from,
      }),
    )
    if (Items[0]) return Items[0] as LedgerRow
    from = LastEvaluatedKey
  } while (from)
  return undefined
}
