import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { PreSignUpTriggerEvent } from 'aws-lambda'

const findWaiting = async (cognito: CognitoIdentityProviderClient, UserPoolId: string, email: string) => {
  try {
    const found = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: email }))
    // Whom an administrator disabled does not come back by signing up again.
    return found.UserStatus === 'UNCONFIRMED' && found.Enabled ? found.Username : undefined
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined
    throw error
  }
}

/**
 * Deletes the account that waits for its code under the address that signs up now, so that the last sign-up counts: who
 * began one with an address that is not theirs keeps its owner out no longer than that. Nobody has ever been signed in to
 * such an account. Throws what Cognito throws.
 */
export const makeRoom = async (
  cognito: CognitoIdentityProviderClient,
  { userPoolId, request }: PreSignUpTriggerEvent,
) => {
  const { email } = request.userAttributes
  const waiting = email && (await findWaiting(cognito, userPoolId, email))
  if (waiting) await cognito.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: waiting }))
}
