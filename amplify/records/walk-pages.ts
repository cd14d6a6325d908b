import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { FoundUser } from '../repair/judge-user'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'

/** What is walked: users, members of the group, or (scope ORPHANS) todos. */
export type WalkKind = 'user' | 'member' | 'todo'

/** What a page brought. Digests are 16 bytes each, one behind the other. */
export interface WalkPage {
  /** Where the next page begins; absent on the last. */
  next?: string
  rows: number
  members?: Uint8Array
  enabled?: Uint8Array
  disabled?: Uint8Array
  /** The first scan: those who had not been met as members by then. */
  users?: FoundUser[]
  /** Todos by their owner's sub, of owners who were not met. */
  owners?: Record<string, number>
}

/**
 * A row of the RepairItem table that keeps a page of a walk, so that a worker that dies costs the page under way and no
 * more. Key: `runId` and `key`, `walk#user#0001#00000012`. Nobody deletes them: they expire.
 */
interface WalkRow extends WalkPage {
  runId: string
  key: string
  expiresAt: number
}

type Store = Pick<Services, 'dynamo' | 'tables' | 'now'>

const LASTS_SECONDS = 2 * 86_400

const prefixOf = (kind: WalkKind, generation: number) => `walk#${kind}#${String(generation).padStart(4, '0')}#`
const keyOf = (kind: WalkKind, generation: number, page: number) =>
  prefixOf(kind, generation) + String(page).padStart(8, '0')

/** Keeps a page, unless another worker has kept that one already: theirs is given back, and is the one that counts. */
export const keepPage = async (
  { dynamo, tables, now }: Store,
  at: { runId: string; kind: WalkKind; generation: number; page: number },
  content: WalkPage,
): Promise<WalkPage> => {
  const Key = { runId: at.runId, key: keyOf(at.kind, at.generation, at.page) }
  const row = { ...content, ...Key, expiresAt: Math.floor(now() / 1000) + LASTS_SECONDS }
  const put = new PutCommand({
    TableName: tables.item,
    Item: row,
    ConditionExpression: 'attribute_not_exists(#key)',
    ExpressionAttributeNames: { '#key': 'key' },
  })
  if (await unlessRefused(dynamo.send(put))) return content
  const { Item } = await dynamo.send(new GetCommand({ TableName: tables.item, Key, ConsistentRead: true }))
  return Item as WalkRow
}

/** The pages that were kept, in their order. `parts`: which of their attributes. */
export async function* keptPages(
  { dynamo, tables }: Store,
  { runId, kind, generation }: { runId: string; kind: WalkKind; generation: number },
  parts: readonly (keyof WalkPage)[],
  atOnce = 200,
): AsyncGenerator<{ page: number; content: WalkPage }> {
  const prefix = prefixOf(kind, generation)
  const names = ['key', ...parts]
  let from: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await dynamo.send(
      new QueryCommand({
        TableName: tables.item,
        KeyConditionExpression: 'runId = :run AND begins_with(#key, :walk)',
        ProjectionExpression: names.map((name) => `#${name}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: { ':run': runId, ':walk': prefix },
        ExclusiveStartKey: from,
        ConsistentRead: true,
        Limit: atOnce,
      }),
    )
    for (const item of Items) yield { page: Number(String(item.key).slice(prefix.length)), content: item as WalkRow }
    from = LastEvaluatedKey
  } while (from)
}
