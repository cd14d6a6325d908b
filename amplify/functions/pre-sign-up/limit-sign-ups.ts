import type { PreSignUpTriggerEvent } from 'aws-lambda'
import { type LimitServices, limitAttempts } from '../../limits/limit-attempts'

/** Counts each sign-up, of names that are taken too. Throws when there were too many. Administrators are not counted. */
export const limitSignUps =
  (services: Omit<LimitServices, 'userPoolId'>) =>
  async (event: PreSignUpTriggerEvent): Promise<PreSignUpTriggerEvent> => {
    const { triggerSource, userPoolId, userName, request } = event
    if (triggerSource !== 'PreSignUp_SignUp') return event
    const account = request.userAttributes.email ?? userName
    await limitAttempts({ ...services, userPoolId }, 'signUp', { account, said: request.clientMetadata })
    return event
  }
