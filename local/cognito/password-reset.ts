import { invalidParameter, notAuthorized } from './errors'
import type { User } from './records'

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
