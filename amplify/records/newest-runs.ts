import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import type { RunRow } from './runs'

/** Newest first, from behind an id on. */
export const newestRuns = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  { rows, behind }: { rows: number; behind?: string | undefined },
): Promise<{ runs: RunRow[]; last: string | undefined }> => {
  const page = await dynamo.send(
    new QueryCommand({
      TableName: tables.run,
      KeyConditionExpression: 'kind = :run',
      ExpressionAttributeValues: { ':run': 'run' },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: rows,
      ExclusiveStartKey: behind === undefined ? undefined : { kind: 'run', id: behind },
    }),
  )
  return { runs: (page.Items ?? []) as RunRow[], last: page.LastEvaluatedKey?.id }
}
