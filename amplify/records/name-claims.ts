import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'
import { type MemberRow, readMember } from './members'

// Longer than an invocation may take, so that a claim still being made is never taken for an abandoned one.
const ABANDONED_AFTER_MS = 60_000

interface NameClaim {
  name: string
  memberId: string
  /** Another one for each call: tells a claim from the same member's next claim to the same name. */
  claimId: string
  /** Milliseconds since the epoch. */
  claimedAt: number
}

/** Takes a name key for a member, and answers the claim's id. Null when somebody else has it. */
export const claimName = async (services: Services, key: string, memberId: string): Promise<string | null> => {
  const { dynamo, tables, now, newId } = services
  const claim: NameClaim = { name: key, memberId, claimId: newId(), claimedAt: now() }
  const isTaken = await unlessRefused(
    dynamo.send(
      new PutCommand({
        TableName: tables.nameClaim,
        Item: claim,
        ConditionExpression: 'attribute_not_exists(#name) OR memberId = :me',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: { ':me': memberId },
      }),
    ),
  )
  return isTaken ? claim.claimId : takeOverAbandoned(services, claim)
}

const readClaim = async ({ dynamo, tables }: Services, name: string) => {
  const key = { TableName: tables.nameClaim, Key: { name }, ConsistentRead: true }
  return (await dynamo.send(new GetCommand(key))).Item as NameClaim | undefined
}

/** Whose a name key is, by sub, since more than a minute: lists know of them by then. */
export const settledHolder = async (services: Services, key: string): Promise<string | undefined> => {
  const held = await readClaim(services, key)
  return held && services.now() - held.claimedAt >= ABANDONED_AFTER_MS ? held.memberId : undefined
}

/** A claim whose holder goes by another name was left by a call that died between claiming and using it. */
const takeOverAbandoned = async (services: Services, claim: NameClaim): Promise<string | null> => {
  const { dynamo, tables } = services
  const held = await readClaim(services, claim.name)
  if (!held) return claimName(services, claim.name, claim.memberId)
  if (claim.claimedAt - held.claimedAt < ABANDONED_AFTER_MS) return null
  const holder = await readMember(services, held.memberId)
  if (holder?.nameKey === claim.name) return null
  const isTaken = await unlessRefused(
    dynamo.send(
      new PutCommand({
        TableName: tables.nameClaim,
        Item: claim,
        ConditionExpression: 'claimId = :held',
        ExpressionAttributeValues: { ':held': held.claimId },
      }),
    ),
  )
  return isTaken ? claim.claimId : null
}

/** Gives back the name that a member went by, unless the same member has claimed it anew in the meantime. */
export const releaseName = async ({ dynamo, tables }: Services, former: MemberRow) => {
  await unlessRefused(
    dynamo.send(
      new DeleteCommand({
        TableName: tables.nameClaim,
        Key: { name: former.nameKey },
        ConditionExpression: 'claimId = :former',
        ExpressionAttributeValues: { ':former': former.claimId },
      }),
    ),
  )
}
