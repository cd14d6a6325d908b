import { timingSafeEqual } from 'node:crypto'
import { AwsError } from '../contract'
import { countOneMore, isUsedUp } from './count-limit'
import { codeExpired, limitExceeded } from './errors'
import { confirmationLetter } from './letters'
import type { Parts } from './parts'
import { sixDigits } from './random'
import type { User } from './records'

const DAY = 86_400_000

/** The user with a new code that is good for a day, and the letter that carries it. */
export const withNewCode = (user: User, { clock, random }: Parts) => {
  const value = sixDigits(random)
  return {
    user: { ...user, code: { value, expiresAt: clock() + DAY } },
    letter: confirmationLetter(user.attributes.email ?? '', value, clock()),
  }
}

const isEqual = (given: string, expected: string) =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given.padEnd(8)), Buffer.from(expected.padEnd(8)))

export type CodeCheck = { ok: true } | { ok: false; error: AwsError; user: User }

/** Whether a code is the user's. If not: the error, and the user with the failure counted. */
export const checkCode = (user: User, given: string, now: number): CodeCheck => {
  // Five wrong codes within an hour, whatever is sent in between, or six digits could be guessed.
  if (isUsedUp(user.wrongCodes, now)) return { ok: false, error: limitExceeded(), user }
  const code = user.code
  if (!code || code.expiresAt <= now) return { ok: false, error: codeExpired(), user }
  if (/^\d{6}$/.test(given) && isEqual(given, code.value)) return { ok: true }
  const error = new AwsError('CodeMismatchException', 'Invalid verification code provided, please try again.')
  return { ok: false, error, user: { ...user, wrongCodes: countOneMore(user.wrongCodes, now) } }
}
