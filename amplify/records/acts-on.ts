import { paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { LedgerAct } from '../../lib/domain/repair'
import type { Services } from '../services'
import type { LedgerRow } from './ledger-row'

/**
 * Which of these acts were done to somebody since then, by the ledger, newest first. `since`: ISO 8601, exclusive. The index
 * lags a moment behind.
 */
export const actsOn = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  subject: string,
  acts: readonly LedgerAct[],
  since: string,
): Promise<LedgerRow[]> => {
  const names = acts.map((_, index) => `:act${index}`)
  const pages = paginateQuery(
    { client: dynamo },
    {
      TableName: tables.ledger,
      IndexName: 'bySubject',
      KeyConditionExpression: 'subject = :subject AND moment > :since',
      FilterExpression: `outcome = :done AND act IN (${names.join(', ')})`,
      ExpressionAttributeValues: {
        ':subject': subject,
        // Behind every moment of that millisecond.
        ':since': `${since}~`,
        ':done': 'DONE',
        ...Object.fromEntries(acts.map((act, index) => [names[index], act])),
      },
      ScanIndexForward: false,
    },
  )
  const rows: LedgerRow[] = []
  for await (const { Items = [] } of pages) rows.push(...(Items as LedgerRow[]))
  return rows
}
