import { incorrectPassword, notAuthorized } from './errors'
import type { Parts } from './parts'
import { attemptsKey } from './store/keys'
import { put, remove } from './store/store'

const FREE = 5
const LONGEST_LOCK = 15 * 60_000

/** How long a name is locked, in milliseconds, after so many wrong passwords in a row. */
const lockAfter = (failures: number) => (failures < FREE ? 0 : Math.min(2 ** (failures - FREE) * 1000, LONGEST_LOCK))

/**
 * Lets a password check happen and books how it went. `identity` is a `sub`, or the name that somebody typed: names that
 * nobody has are locked like others, or the lock would tell which exist. To be called under the identity's lock.
 */
export const guardAttempt = async ({ store, clock }: Parts, identity: string, check: () => Promise<boolean>) => {
  const key = attemptsKey(identity)
  const before = await store.get(key)
  if (before && before.lockedUntil > clock()) throw notAuthorized('Password attempts exceeded')
  if (await check()) {
    if (before) await store.write(remove(key))
    return
  }
  const failures = (before?.failures ?? 0) + 1
  await store.write(put(key, { failures, lockedUntil: clock() + lockAfter(failures) }))
  throw incorrectPassword()
}
