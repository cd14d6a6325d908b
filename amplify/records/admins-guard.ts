import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { isAdministratorNow } from '../directory/user-groups'
import type { Caller, Services } from '../services'
import { unlessRefused } from './conditional-write'

// Longer than an invocation may take: a guard that is still in use is never taken for one that was left behind.
const HELD_MS = 30_000
const WAIT_MS = 150
const ATTEMPTS = 40

const Key = { kind: 'guard', id: 'admins' }

/** Acts that bear on who is an administrator run one at a time, over all invocations. THROTTLED: it was not begun. */
export const oneAtATime = async <Result>(
  services: Services,
  act: () => Promise<Result>,
): Promise<Result | { refusal: 'THROTTLED' }> => {
  const holder = services.newId()
  if (!(await take(services, holder))) return { refusal: 'THROTTLED' }
  try {
    return await act()
  } finally {
    await release(services, holder)
  }
}

/**
 * Each such act of an administrator begins by asking whether the one who orders it is still one, and enabled. Nobody can
 * cost themselves the office, so after each of them there is at least one administrator: two who demote each other at the
 * same moment end as one of them.
 */
export const whileAdministrator = <Result>(
  services: Services,
  caller: Caller,
  act: () => Promise<Result>,
): Promise<Result | { refusal: 'FORBIDDEN' | 'THROTTLED' }> =>
  oneAtATime<Result | { refusal: 'FORBIDDEN' }>(services, async () =>
    (await isStillAdministrator(services, caller)) ? act() : { refusal: 'FORBIDDEN' },
  )

const isStillAdministrator = async (services: Services, caller: Caller) => {
  try {
    return await isAdministratorNow(services, caller)
  } catch (error) {
    // Somebody was faster, and has deleted them.
    if (error instanceof UserNotFoundException) return false
    throw error
  }
}

const take = async ({ dynamo, tables, now, wait, random }: Services, holder: string) => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await wait(WAIT_MS * (0.5 + random()))
    const taken = dynamo.send(
      new UpdateCommand({
        TableName: tables.run,
        Key,
        UpdateExpression: 'SET holder = :me, heldUntil = :until',
        ConditionExpression: 'attribute_not_exists(heldUntil) OR heldUntil <= :now OR holder = :me',
        ExpressionAttributeValues: { ':me': holder, ':until': now() + HELD_MS, ':now': now() },
      }),
    )
    if (await unlessRefused(taken)) return true
  }
  return false
}

const release = ({ dynamo, tables }: Services, holder: string) =>
  unlessRefused(
    dynamo.send(
      new UpdateCommand({
        TableName: tables.run,
        Key,
        UpdateExpression: 'REMOVE holder, heldUntil',
        ConditionExpression: 'holder = :me',
        ExpressionAttributeValues: { ':me': holder },
      }),
    ),
  )
