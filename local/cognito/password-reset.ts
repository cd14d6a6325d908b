import { invalidParameter, notAuthorized } from './errors'
import { resetLetter } from './letters'
import type { Parts } from './parts'
import { sixDigits } from './random'
import type { User } from './records'

const HOUR = 3_600_000

export const isReachable = ({ attributes }: User) => attributes.email_verified === 'true'

/** Throws unless the user has a password of their own to replace, and a verified address to send a code to. */
export const requireResettable = (user: User) => {
  if (user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'EXTERNAL_PROVIDER') {
    throw notAuthorized('User password cannot be reset in the current state.')
  }
  if (!isReachable(user)) {
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  }
}

/** The user with a code that is good for an hour, and the letter that carries it. */
export const withResetCode = (user: User, { clock, random }: Parts) => {
  const value = sixDigits(random)
  return {
    user: { ...user, code: { value, expiresAt: clock() + HOUR } },
    letter: resetLetter(user.attributes.email ?? '', value, clock()),
  }
}
