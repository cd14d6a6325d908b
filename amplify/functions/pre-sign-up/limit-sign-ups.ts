import type { PreSignUpTriggerEvent } from 'aws-lambda'
import { limitAttempts } from '../../limits/limit-attempts'
import type { AttemptServices } from '../../limits/take-attempt'

/** Counts each sign-up, of names that are taken too. Throws when there were too many. */
export const limitSignUps = async (
  services: Omit<AttemptServices, 'userPoolId'>,
  { userPoolId, userName, request }: PreSignUpTriggerEvent,
) => {
  const account = request.userAttributes.email ?? userName
  await limitAttempts({ ...services, userPoolId }, 'signUp', { account, address: request.clientMetadata?.address })
}
