import { BatchGetCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from './services'

/** A row of the Member table. AppSync reads it; only this function writes it. */
export interface MemberRow {
  id: string
  displayName: string
  /** What the name looks like; see name-key.ts. No field of the API. */
  nameKey: string
  /** ISO 8601, as Amplify's models have them. */
  createdAt: string
  updatedAt: string
}

export const readMember = async ({ dynamo, memberTable }: Services, id: string): Promise<MemberRow | undefined> => {
  const { Item } = await dynamo.send(new GetCommand({ TableName: memberTable, Key: { id }, ConsistentRead: true }))
  return Item as MemberRow | undefined
}

export const writeMember = async (
  { dynamo, memberTable, now }: Services,
  member: Pick<MemberRow, 'id' | 'displayName' | 'nameKey'> & { createdAt?: string },
) => {
  const at = new Date(now()).toISOString()
  const row: MemberRow = { ...member, createdAt: member.createdAt ?? at, updatedAt: at }
  await dynamo.send(new PutCommand({ TableName: memberTable, Item: { ...row, __typename: 'Member' } }))
}

/** Names of up to 100 members in one read. Ids that nobody has are left out. */
export const readNames = async ({ dynamo, memberTable, wait }: Services, ids: string[]) => {
  const found: Pick<MemberRow, 'id' | 'displayName'>[] = []
  let keys: Record<string, unknown>[] = [...new Set(ids)].map((id) => ({ id }))
  for (let attempt = 0; keys.length > 0; attempt += 1) {
    if (attempt > 0) await wait(50 * 2 ** attempt)
    const reply = await dynamo.send(
      new BatchGetCommand({ RequestItems: { [memberTable]: { Keys: keys, ProjectionExpression: 'id, displayName' } } }),
    )
    found.push(...((reply.Responses?.[memberTable] ?? []) as typeof found))
    keys = reply.UnprocessedKeys?.[memberTable]?.Keys ?? []
    if (attempt === 4 && keys.length > 0) throw new Error('DynamoDB left keys unread after five attempts')
  }
  return found
}
