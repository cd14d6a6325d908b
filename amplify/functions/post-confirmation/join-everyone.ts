import {
  AdminAddUserToGroupCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import type { PostConfirmationTriggerEvent } from 'aws-lambda'
import { EVERYONE } from '../../../lib/domain/member'

/**
 * Puts a person who has just confirmed their sign-up into the group `everyone`. Adding twice is nothing to Cognito.
 * Throws what Cognito throws: Cognito then fails the confirmation's answer, and the person is shown as missing.
 */
export const joinEveryone = async (
  cognito: CognitoIdentityProviderClient,
  { userPoolId, userName }: PostConfirmationTriggerEvent,
) => {
  await cognito.send(
    new AdminAddUserToGroupCommand({ UserPoolId: userPoolId, Username: userName, GroupName: EVERYONE }),
  )
}
