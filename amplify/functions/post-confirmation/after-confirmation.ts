import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { PostConfirmationTriggerEvent } from 'aws-lambda'
import { endSignIns } from './end-sign-ins'
import { joinEveryone } from './join-everyone'

/**
 * What follows on a confirmation, by what was confirmed. A forgotten password fires this trigger too: who took that for a
 * sign-up would put back a member whom an administrator removed.
 */
export const afterConfirmation =
  (cognito: CognitoIdentityProviderClient) =>
  async (event: PostConfirmationTriggerEvent): Promise<PostConfirmationTriggerEvent> => {
    if (event.triggerSource === 'PostConfirmation_ConfirmSignUp') await joinEveryone(cognito, event)
    if (event.triggerSource === 'PostConfirmation_ConfirmForgotPassword') await endSignIns(cognito, event)
    return event
  }
