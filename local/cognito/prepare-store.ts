import type { Clock, UserPool } from '../contract'
import {
  allAttempts,
  allGrants,
  allSessions,
  attemptsKey,
  deletedGroupKey,
  grantKey,
  groupKey,
  originKey,
  sessionKey,
} from './store/keys'
import { put, remove, type Store } from './store/store'

const DAY = 86_400_000

/**
 * Brings the groups to what the template says. Groups made by CreateGroup stay, and those that DeleteGroup took away stay
 * away: CloudFormation does not look either whether what it once made is still there.
 */
export const prepareGroups = async (store: Store, pool: UserPool, clock: Clock) => {
  for (const { name, description, precedence } of pool.groups) {
    if (await store.get(deletedGroupKey(name))) continue
    const before = await store.get(groupKey(name))
    if (before && before.description === description && before.precedence === precedence) continue
    const group = {
      name,
      ...(description !== undefined && { description }),
      ...(precedence !== undefined && { precedence }),
      createdAt: before?.createdAt ?? clock(),
      modifiedAt: clock(),
    }
    await store.write(put(groupKey(name), group))
  }
}

/** Drops what time has ended. A day late, so that until then an answer can say why it is a refusal. */
export const sweep = async (store: Store, clock: Clock) => {
  const before = clock() - DAY
  for await (const { name, value } of store.scan(allSessions)) {
    if (value.expiresAt < before) await store.write(remove(sessionKey(name)))
  }
  for await (const { name, value } of store.scan(allAttempts)) {
    if (value.lockedUntil < before) await store.write(remove(attemptsKey(name)))
  }
  for await (const { name, value } of store.scan(allGrants)) {
    if (value.expiresAt < before) await store.write(remove(grantKey(name)), remove(originKey(value.originJti)))
  }
}
