import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'
import { readRows } from './read-rows'
import { sortName } from './sort-name'

// The one partition of the index of `membersByName`.
const DIRECTORY = 'MEMBERS'

/** A row of the Member table. AppSync reads it; only this function writes it. */
export interface MemberRow {
  id: string
  displayName: string
  /** Absent in rows of before there was a list by name, as is what they are listed by. */
  directory?: string
  sortName?: string
  /** What the name looks like; see name-key.ts. No field of the API. */
  nameKey: string
  /** The claim by which the name was taken: another one after each write. No field of the API. */
  claimId: string
  /** ISO 8601: when they first came in as a member, since they were none. No field of the API. */
  memberSince?: string
  /** ISO 8601, as Amplify's models have them. */
  createdAt: string
  updatedAt: string
}

export const readMember = async ({ dynamo, tables }: Services, id: string): Promise<MemberRow | undefined> => {
  const { Item } = await dynamo.send(new GetCommand({ TableName: tables.member, Key: { id }, ConsistentRead: true }))
  return Item as MemberRow | undefined
}

/** Writes a member's row in place of the one that was read, or of none. False when another call has written it since. */
export const writeMember = async (
  { dynamo, tables, now }: Services,
  member: Pick<MemberRow, 'id' | 'displayName' | 'nameKey' | 'claimId' | 'memberSince'>,
  former: MemberRow | undefined,
): Promise<boolean> => {
  const at = new Date(now()).toISOString()
  const { id, displayName, nameKey, claimId } = member
  const memberSince = 'memberSince' in member ? member.memberSince : former?.memberSince
  const row: MemberRow = {
    ...{ id, displayName, directory: DIRECTORY, sortName: sortName(displayName), nameKey, claimId },
    ...(memberSince && { memberSince }),
    createdAt: former?.createdAt ?? at,
    updatedAt: at,
  }
  const condition = former
    ? { ConditionExpression: 'claimId = :former', ExpressionAttributeValues: { ':former': former.claimId } }
    : { ConditionExpression: 'attribute_not_exists(id)' }
  return unlessRefused(
    dynamo.send(new PutCommand({ TableName: tables.member, Item: { ...row, __typename: 'Member' }, ...condition })),
  )
}

/**
 * Keeps since when somebody is a member, or that they are none, and puts a row of before there was a list by name into it.
 * Another call that has written the row since has said it too.
 */
export const refreshMember = async (services: Services, member: MemberRow, isMember: boolean): Promise<void> => {
  const isRight = Boolean(member.memberSince) === isMember
  if (isRight && member.directory) return
  const now = isMember ? new Date(services.now()).toISOString() : undefined
  await writeMember(services, { ...member, memberSince: isRight ? member.memberSince : now }, member)
}

const isPossibleId = (id: string) => id.length > 0 && id.length <= 128

/** Names of members. Ids that nobody has are left out. */
export const readNames = async (services: Pick<Services, 'dynamo' | 'tables' | 'wait'>, ids: string[]) =>
  readRows<Pick<MemberRow, 'id' | 'displayName'>>(
    services,
    services.tables.member,
    // DynamoDB refuses the whole read for one key that no row could have.
    ids.filter(isPossibleId).map((id) => ({ id })),
    { ProjectionExpression: 'id, displayName' },
  )
