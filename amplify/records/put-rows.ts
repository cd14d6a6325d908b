import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'

// DynamoDB's own limit.
const ROWS_AT_ONCE = 25
const ATTEMPTS = 8

/** Puts rows of different keys, whatever stood there. What DynamoDB leaves undone of a batch is sent again, later each time. */
export const putRows = async (
  { dynamo, wait }: Pick<Services, 'dynamo' | 'wait'>,
  table: string,
  rows: readonly object[],
): Promise<void> => {
  let left = rows as Record<string, unknown>[]
  for (let attempt = 0; left.length > 0; ) {
    const batch = left.slice(0, ROWS_AT_ONCE)
    const requests = batch.map((Item) => ({ PutRequest: { Item } }))
    const { UnprocessedItems } = await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }))
    const undone = (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) => PutRequest?.Item ?? [])
    left = [...undone, ...left.slice(ROWS_AT_ONCE)]
    attempt = undone.length === 0 ? 0 : attempt + 1
    if (attempt === ATTEMPTS) throw new Error(`DynamoDB left rows unwritten after ${ATTEMPTS} attempts`)
    if (attempt > 0) await wait(50 * 2 ** attempt)
  }
}
