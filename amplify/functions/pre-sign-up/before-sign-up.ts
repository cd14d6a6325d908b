import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { PreSignUpTriggerEvent } from 'aws-lambda'
import type { LimitServices } from '../../limits/limit-attempts'
import { limitSignUps } from './limit-sign-ups'
import { makeRoom } from './make-room'

const noRoom = (error: unknown) => {
  process.stderr.write(`No room was made for a sign-up: ${error instanceof Error ? error.message : String(error)}\n`)
}

/**
 * What comes before a sign-up is looked at; what administrators create is left alone. Throws when there were too many. A
 * sign-up for which no room could be made goes on: a new address needs none.
 */
export const beforeSignUp =
  (cognito: CognitoIdentityProviderClient, services: Omit<LimitServices, 'userPoolId'>) =>
  async (event: PreSignUpTriggerEvent): Promise<PreSignUpTriggerEvent> => {
    if (event.triggerSource !== 'PreSignUp_SignUp') return event
    await limitSignUps(services, event)
    await makeRoom(cognito, event).catch(noRoom)
    return event
  }
