import type { PreAuthenticationTriggerEvent } from 'aws-lambda'
import { type LimitServices, limitAttempts } from '../../limits/limit-attempts'

/** Counts each password that is tried, for names that nobody has too. Throws when there were too many. */
export const limitSignIns =
  (services: Omit<LimitServices, 'userPoolId'>) =>
  async (event: PreAuthenticationTriggerEvent): Promise<PreAuthenticationTriggerEvent> => {
    const { userPoolId, userName, request } = event
    const account = request.userAttributes?.email ?? userName
    await limitAttempts({ ...services, userPoolId }, 'signIn', { account, said: request.validationData })
    return event
  }
