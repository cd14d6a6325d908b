import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ItemReason, Shelf } from '../../lib/domain/repair'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'
import { itemKey, shelfKey } from './items'

type Store = Pick<Services, 'dynamo' | 'tables'>

/** Moves an item within a plan. False when it does not lie there: chosen or left alone already, kept out, or no item. */
export const chooseItem = (
  { dynamo, tables }: Store,
  runId: string,
  username: string,
  isChosen: boolean,
): Promise<boolean> => {
  const [from, to] = isChosen ? (['LEFT_ALONE', 'CHOSEN'] as const) : (['CHOSEN', 'LEFT_ALONE'] as const)
  return unlessRefused(
    dynamo.send(
      new UpdateCommand({
        TableName: tables.item,
        Key: { runId, key: itemKey(username) },
        UpdateExpression: 'SET shelf = :to, shelfKey = :key, isChosen = :is',
        ConditionExpression: 'shelf = :from',
        ExpressionAttributeValues: { ':from': from, ':to': to, ':key': shelfKey(runId, to), ':is': isChosen },
      }),
    ),
  )
}

/** Usernames of the items on a shelf, page by page. */
export async function* usernamesOn(
  { dynamo, tables }: Store,
  runId: string,
  shelf: Shelf,
  reason: ItemReason | undefined,
): AsyncGenerator<string[]> {
  let from: Record<string, unknown> | undefined
  do {
    const page = await dynamo.send(
      new QueryCommand({
        TableName: tables.item,
        KeyConditionExpression: 'runId = :run AND begins_with(#key, :items)',
        ExpressionAttributeNames: { '#key': 'key' },
        ProjectionExpression: 'username',
        FilterExpression: `shelf = :shelf${reason ? ' AND reason = :reason' : ''}`,
        ExpressionAttributeValues: {
          ':run': runId,
          ':items': itemKey(''),
          ':shelf': shelf,
          ...(reason && { ':reason': reason }),
        },
        // The index by shelf may lag behind what was chosen a moment ago.
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    )
    yield (page.Items ?? []).map(({ username }) => String(username))
    from = page.LastEvaluatedKey
  } while (from)
}
