import { timingSafeEqual } from 'node:crypto'
import type { AwsError, Clock } from '../contract'
import { countOneMore, isUsedUp } from './count-limit'
import { codeExpired, codeMismatch, limitExceeded } from './errors'
import { type Random, sixDigits } from './random'
import type { Code, User } from './records'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const newCode =
  (lifeMs: number) =>
  ({ random, clock }: { random: Random; clock: Clock }): Code => ({
    value: sixDigits(random),
    expiresAt: clock() + lifeMs,
  })

/** A code that says that an address is reached: for a day. */
export const newAddressCode = newCode(DAY)
/** A code that stands for a lost password: for an hour. */
export const newResetCode = newCode(HOUR)

const isEqual = (given: string, expected: string) =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given.padEnd(8)), Buffer.from(expected.padEnd(8)))

export type CodeCheck = { ok: true } | { ok: false; error: AwsError; user: User }

/** Whether a code is the one that the user was sent. If not: the error, and the user with the failure counted. */
export const checkCode = (user: User, given: string, now: number, code = user.code): CodeCheck => {
  // Five wrong codes within an hour, whatever is sent in between, or six digits could be guessed.
  if (isUsedUp(user.wrongCodes, now)) return { ok: false, error: limitExceeded(), user }
  if (!code || code.expiresAt <= now) return { ok: false, error: codeExpired(), user }
  if (/^\d{6}$/.test(given) && isEqual(given, code.value)) return { ok: true }
  const error = codeMismatch('Invalid verification code provided, please try again.')
  return { ok: false, error, user: { ...user, wrongCodes: countOneMore(user.wrongCodes, now) } }
}
