import type { PreSignUpTriggerEvent } from 'aws-lambda'
import { type LimitServices, limitAttempts } from '../../limits/limit-attempts'

/** Counts each sign-up, of names that are taken too. Throws when there were too many. */
export const limitSignUps = async (
  services: Omit<LimitServices, 'userPoolId'>,
  { userPoolId, userName, request }: PreSignUpTriggerEvent,
) => {
  const account = request.userAttributes.email ?? userName
  await limitAttempts({ ...services, userPoolId }, 'signUp', { account, said: request.clientMetadata })
}
