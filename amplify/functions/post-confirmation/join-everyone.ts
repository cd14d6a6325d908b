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
export const joinEveryone =
  (cognito: CognitoIdentityProviderClient) =>
  async (event: PostConfirmationTriggerEvent): Promise<PostConfirmationTriggerEvent> => {
    // A forgotten password fires this trigger too; acting on it would put back a member whom an administrator removed.
    if (event.triggerSource !== 'PostConfirmation_ConfirmSignUp') return event
    await cognito.send(
      new AdminAddUserToGroupCommand({ UserPoolId: event.userPoolId, Username: event.userName, GroupName: EVERYONE }),
    )
    return event
  }
