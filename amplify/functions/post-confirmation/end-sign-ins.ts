import {
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import type { PostConfirmationTriggerEvent } from 'aws-lambda'

/**
 * Ends every sign-in of a person who has just reset their password: whoever knew the old one may be signed in with it.
 * Throws what Cognito throws; the person then reads that it did not work, and the new password holds already.
 */
export const endSignIns = async (
  cognito: CognitoIdentityProviderClient,
  { userPoolId, userName }: PostConfirmationTriggerEvent,
) => {
  await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: userName }))
}
