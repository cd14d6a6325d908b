import type { AwsError } from '../contract'
import { incorrectPassword, notAuthorized } from './errors'
import type { Parts } from './parts'
import type { Attempts } from './records'
import type { Key } from './store/keys'
import { put, remove } from './store/store'

const FREE = 5
const LONGEST_LOCK = 15 * 60_000

/** How long a name is locked, in milliseconds, after so many wrong passwords in a row. */
const lockAfter = (failures: number) => (failures < FREE ? 0 : Math.min(2 ** (failures - FREE) * 1000, LONGEST_LOCK))

interface Refusals {
  locked: () => AwsError
  wrong: () => AwsError
}

const OF_PASSWORDS: Refusals = { locked: () => notAuthorized('Password attempts exceeded'), wrong: incorrectPassword }

/**
 * Lets a check of a password, or of a code, happen and books how it went. A password's `key` is of a `sub`, or of the name
 * that somebody typed: names that nobody has are locked like others, or the lock would tell which exist. To be called
 * under the user's lock.
 */
export const guardAttempt = async (
  { store, clock }: Parts,
  key: Key<Attempts>,
  check: () => boolean | Promise<boolean>,
  { locked, wrong }: Refusals = OF_PASSWORDS,
) => {
  const before = await store.get(key)
  if (before && before.lockedUntil > clock()) throw locked()
  if (await check()) {
    if (before) await store.write(remove(key))
    return
  }
  const failures = (before?.failures ?? 0) + 1
  await store.write(put(key, { failures, lockedUntil: clock() + lockAfter(failures) }))
  throw wrong()
}
