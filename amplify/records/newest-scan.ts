import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import type { RunRow } from './runs'

const RUNS_AT_ONCE = 25
// Whoever has started a hundred small runs since the last scan may as well scan again.
const QUERIES = 4

export interface Scans {
  /** The last run over all users whose scan is complete, whatever became of the run then. */
  newest?: RunRow
  /** Under way, and newer. */
  scanning: RunRow[]
}

/** The scans that tell who is missing when there are too many users to ask about now. */
export const readScans = async ({ dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>): Promise<Scans> => {
  const scanning: RunRow[] = []
  let from: Record<string, unknown> | undefined
  for (let query = 0; query < QUERIES; query += 1) {
    const { Items = [], LastEvaluatedKey } = await dynamo.send(
      new QueryCommand({
        TableName: tables.run,
        KeyConditionExpression: 'kind = :run',
        ExpressionAttributeValues: { ':run': 'run' },
        ScanIndexForward: false,
        Limit: RUNS_AT_ONCE,
        ExclusiveStartKey: from,
      }),
    )
    for (const run of Items as RunRow[]) {
      if (run.scope !== 'ALL') continue
      if (run.plannedAt) return { newest: run, scanning }
      if (run.state === 'SCANNING' || run.state === 'PAUSED') scanning.push(run)
    }
    if (!LastEvaluatedKey) break
    from = LastEvaluatedKey
  }
  return { scanning }
}
