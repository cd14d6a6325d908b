import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  InvalidParameterException,
  NotAuthorizedException,
  UnsupportedUserStateException,
} from '@aws-sdk/client-cognito-identity-provider'
import { readExclusion } from '../../../records/exclusions'
import type { Services } from '../../../services'
import { type Act, type ActAnswer, already, done } from './act'

const accountOf = ({ userPoolId }: Services, { username }: { username: string }) => ({
  UserPoolId: userPoolId,
  Username: username,
})

/** Cognito knows the user's state now; the list that it was read from is a moment behind. */
const unlessStateForbids = async (act: Promise<unknown>): Promise<ActAnswer> => {
  try {
    await act
    return done
  } catch (error) {
    const isState = [UnsupportedUserStateException, NotAuthorizedException, InvalidParameterException].some(
      (kind) => error instanceof kind,
    )
    if (isState) return { refusal: 'WRONG_STATUS' }
    throw error
  }
}

export const resendInvitation: Act = async (services, user) => {
  if (user.status !== 'FORCE_CHANGE_PASSWORD' || !user.email) return { refusal: 'WRONG_STATUS' }
  return unlessStateForbids(
    services.cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: services.userPoolId,
        // Where people sign in with an address, Cognito takes nothing else here.
        Username: user.email,
        MessageAction: 'RESEND',
        DesiredDeliveryMediums: ['EMAIL'],
      }),
    ),
  )
}

/**
 * Cognito mails the code to a verified address, and to no other: the administrator vouches for one that nobody verified. Who
 * has none could never sign in again.
 */
export const resetPassword: Act = async (services, user) => {
  const isPossible = ['CONFIRMED', 'RESET_REQUIRED'].includes(user.status) && user.email && user.isEnabled
  if (!isPossible) return { refusal: 'WRONG_STATUS' }
  const account = accountOf(services, user)
  const reset = async () => {
    if (!user.isEmailVerified) {
      const UserAttributes = [{ Name: 'email_verified', Value: 'true' }]
      await services.cognito.send(new AdminUpdateUserAttributesCommand({ ...account, UserAttributes }))
    }
    // Who dies here has left the password as it was, and may begin again.
    await services.cognito.send(new AdminResetUserPasswordCommand(account))
  }
  return unlessStateForbids(reset())
}

/** Cognito tells nobody's setting in a list: whether it was on, nobody asked. */
export const switchAppOff: Act = async (services, user) => {
  const off = { Enabled: false, PreferredMfa: false }
  await services.cognito.send(
    new AdminSetUserMFAPreferenceCommand({ ...accountOf(services, user), SoftwareTokenMfaSettings: off }),
  )
  return done
}

export const disable: Act = async (services, user) => {
  // Even so: the list that says it may be a moment behind.
  await services.cognito.send(new AdminDisableUserCommand(accountOf(services, user)))
  return user.isEnabled ? done : already
}

export const enable: Act = async (services, user) => {
  if (await readExclusion(services, user.username)) return { refusal: 'KEPT_OUT' }
  await services.cognito.send(new AdminEnableUserCommand(accountOf(services, user)))
  return user.isEnabled ? already : done
}

export const signOut: Act = async (services, user) => {
  await services.cognito.send(new AdminUserGlobalSignOutCommand(accountOf(services, user)))
  return done
}
