import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { readMember } from './members'
import type { Services } from './services'

// Longer than an invocation may take, so that a claim still being made is never taken for an abandoned one.
const ABANDONED_AFTER_MS = 60_000

interface NameClaim {
  name: string
  memberId: string
  /** Milliseconds since the epoch. */
  claimedAt: number
}

const unlessRefused = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** Takes a name key for a member. False when somebody else has it. */
export const claimName = async (services: Services, key: string, memberId: string): Promise<boolean> => {
  const { dynamo, nameClaimTable, now } = services
  const claim: NameClaim = { name: key, memberId, claimedAt: now() }
  const isTaken = await unlessRefused(
    dynamo.send(
      new PutCommand({
        TableName: nameClaimTable,
        Item: claim,
        ConditionExpression: 'attribute_not_exists(#name) OR memberId = :me',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: { ':me': memberId },
      }),
    ),
  )
  return isTaken || takeOverAbandoned(services, claim)
}

/** A claim whose holder goes by another name was left by a call that died between claiming and using it. */
const takeOverAbandoned = async (services: Services, claim: NameClaim): Promise<boolean> => {
  const { dynamo, nameClaimTable } = services
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: nameClaimTable, Key: { name: claim.name }, ConsistentRead: true }),
  )
  if (!Item) return claimName(services, claim.name, claim.memberId)
  const held = Item as NameClaim
  if (claim.claimedAt - held.claimedAt < ABANDONED_AFTER_MS) return false
  const holder = await readMember(services, held.memberId)
  if (holder?.nameKey === claim.name) return false
  return unlessRefused(
    dynamo.send(
      new PutCommand({
        TableName: nameClaimTable,
        Item: claim,
        ConditionExpression: 'memberId = :holder AND claimedAt = :at',
        ExpressionAttributeValues: { ':holder': held.memberId, ':at': held.claimedAt },
      }),
    ),
  )
}

/** Gives a name key back, if it is still this member's. */
export const releaseName = async ({ dynamo, nameClaimTable }: Services, key: string, memberId: string) => {
  await unlessRefused(
    dynamo.send(
      new DeleteCommand({
        TableName: nameClaimTable,
        Key: { name: key },
        ConditionExpression: 'memberId = :me',
        ExpressionAttributeValues: { ':me': memberId },
      }),
    ),
  )
}
