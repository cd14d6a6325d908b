import type { PreAuthenticationTriggerEvent } from 'aws-lambda'
import { limitAttempts } from '../../limits/limit-attempts'
import type { AttemptServices } from '../../limits/take-attempt'

/** Counts each password that is tried, for names that nobody has too. Throws when there were too many. */
export const limitSignIns =
  (services: Omit<AttemptServices, 'userPoolId'>) =>
  async (event: PreAuthenticationTriggerEvent): Promise<PreAuthenticationTriggerEvent> => {
    const { userPoolId, userName, request } = event
    const account = request.userAttributes?.email ?? userName
    await limitAttempts({ ...services, userPoolId }, 'signIn', { account, address: request.validationData?.address })
    return event
  }
