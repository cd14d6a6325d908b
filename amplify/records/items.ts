import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { OutcomeReason, Shelf } from '../../lib/domain/repair'
import type { Services } from '../services'
import { readRows } from './read-rows'
import type { ItemRow, ShelfCounts } from './runs'

type Store = Pick<Services, 'dynamo' | 'tables' | 'wait'>

export const itemKey = (username: string) => `item#${username}`
export const shelfKey = (runId: string, shelf: Shelf) => `${runId}#${shelf}`

export const readItems = (services: Store, runId: string, usernames: readonly string[]): Promise<ItemRow[]> => {
  const keys = usernames.map((username) => ({ runId, key: itemKey(username) }))
  return readRows<ItemRow>(services, services.tables.item, keys, { ConsistentRead: true })
}

/**
 * A page of a run's items behind a username, in the order of their usernames and as they are now: the index by shelf may
 * lag behind, and would hand out somebody who was unticked a moment ago.
 */
export const itemsAfter = async (
  { dynamo, tables }: Store,
  runId: string,
  username: string | undefined,
  limit: number,
): Promise<{ items: ItemRow[]; isLast: boolean }> => {
  const { Items = [], LastEvaluatedKey } = await dynamo.send(
    new QueryCommand({
      TableName: tables.item,
      KeyConditionExpression: 'runId = :run AND begins_with(#key, :items)',
      ExpressionAttributeNames: { '#key': 'key' },
      ExpressionAttributeValues: { ':run': runId, ':items': itemKey('') },
      ...(username !== undefined && { ExclusiveStartKey: { runId, key: itemKey(username) } }),
      ConsistentRead: true,
      Limit: limit,
    }),
  )
  return { items: Items as ItemRow[], isLast: LastEvaluatedKey === undefined }
}

/** All items of a run, page by page. */
export async function* allItems(services: Store, runId: string): AsyncGenerator<ItemRow[]> {
  for (let after: string | undefined, isLast = false; !isLast; ) {
    const page = await itemsAfter(services, runId, after, 500)
    isLast = page.isLast
    after = page.items.at(-1)?.username
    if (page.items.length > 0) yield page.items
  }
}

/** How many items lie on each shelf, counted one by one. `afterPage`: of a million, this takes longer than a lease. */
export const countShelves = async (
  services: Store,
  runId: string,
  afterPage?: () => Promise<void>,
): Promise<ShelfCounts> => {
  const counts: ShelfCounts = {}
  for await (const items of allItems(services, runId)) {
    for (const { shelf } of items) counts[shelf] = (counts[shelf] ?? 0) + 1
    await afterPage?.()
  }
  return counts
}

/**
 * Moves an item from one shelf to another, once: whoever comes second, or is a worker that a later one has replaced, gets the
 * row as it was left. Undefined when there is no such item.
 */
export const moveItem = async (
  { dynamo, tables, now }: Pick<Services, 'dynamo' | 'tables' | 'now'>,
  { runId, username }: Pick<ItemRow, 'runId' | 'username'>,
  from: Shelf,
  to: { shelf: Shelf; outcomeReason?: OutcomeReason; epoch: number },
): Promise<ItemRow | undefined> => {
  const Key = { runId, key: itemKey(username) }
  const reason = to.outcomeReason === undefined ? ' REMOVE outcomeReason' : ', outcomeReason = :reason'
  try {
    const { Attributes } = await dynamo.send(
      new UpdateCommand({
        TableName: tables.item,
        Key,
        UpdateExpression: `SET shelf = :to, shelfKey = :key, bookedAt = :at, epoch = :epoch${reason}`,
        ConditionExpression: 'shelf = :from AND epoch <= :epoch',
        ExpressionAttributeValues: {
          ':from': from,
          ':epoch': to.epoch,
          ':to': to.shelf,
          ':key': shelfKey(runId, to.shelf),
          ':at': new Date(now()).toISOString(),
          ...(to.outcomeReason !== undefined && { ':reason': to.outcomeReason }),
        },
        ReturnValues: 'ALL_NEW',
      }),
    )
    return Attributes as ItemRow
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
  const { Item } = await dynamo.send(new GetCommand({ TableName: tables.item, Key, ConsistentRead: true }))
  return Item as ItemRow | undefined
}
