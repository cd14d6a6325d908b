import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'
import type { ItemRow } from './runs'

const AT_ONCE = 25

/**
 * Writes items of a plan, each only over what an earlier worker has planned: a worker that slept while a later one planned and
 * added would turn who was added back into who is chosen. Not as a batch, which knows no condition.
 */
export const putItems = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  items: readonly ItemRow[],
): Promise<void> => {
  const left = [...items]
  const putOneByOne = async () => {
    for (let item = left.pop(); item; item = left.pop())
      await unlessRefused(
        dynamo.send(
          new PutCommand({
            TableName: tables.item,
            Item: item,
            ConditionExpression: 'attribute_not_exists(runId) OR epoch < :epoch',
            ExpressionAttributeValues: { ':epoch': item.epoch },
          }),
        ),
      )
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, putOneByOne))
}
