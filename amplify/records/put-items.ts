import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'
import { allItems } from './items'
import type { ItemRow } from './runs'

const AT_ONCE = 25

const oneByOne = async (items: readonly ItemRow[], write: (item: ItemRow) => Promise<unknown>) => {
  const left = [...items]
  const writeNext = async () => {
    for (let item = left.pop(); item; item = left.pop()) await unlessRefused(write(item))
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, writeNext))
}

/**
 * Writes items of a plan, each only over what an earlier worker has planned: a worker that slept while a later one planned and
 * added would turn who was added back into who is chosen. Not as a batch, which knows no condition.
 */
export const putItems = ({ dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>, items: readonly ItemRow[]) =>
  oneByOne(items, (item) =>
    dynamo.send(
      new PutCommand({
        TableName: tables.item,
        Item: item,
        ConditionExpression: 'attribute_not_exists(runId) OR epoch < :epoch',
        ExpressionAttributeValues: { ':epoch': item.epoch },
      }),
    ),
  )

/** Deletes what an earlier scan of the same run has planned: who has left since would stay in the plan. */
export const clearItems = async (
  services: Pick<Services, 'dynamo' | 'tables' | 'wait'>,
  runId: string,
  afterPage: () => Promise<void>,
) => {
  const { dynamo, tables } = services
  for await (const items of allItems(services, runId)) {
    await oneByOne(items, ({ key, epoch }) =>
      dynamo.send(
        new DeleteCommand({
          TableName: tables.item,
          Key: { runId, key },
          ConditionExpression: 'epoch = :epoch',
          ExpressionAttributeValues: { ':epoch': epoch },
        }),
      ),
    )
    await afterPage()
  }
}
