import { AdminDeleteUserCommand, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import type { DescribedUser } from '../../../directory/describe-user'
import { deleteExclusion } from '../../../records/exclusions'
import { freeName } from '../../../records/free-name'
import type { Services } from '../../../services'
import { type ActAnswer, already, done } from './act'

/** Deletes an account. ALREADY: it is gone, by a call whose answer was lost or by somebody who was faster. */
export const endAccount = async ({ cognito, userPoolId }: Services, username: string): Promise<ActAnswer> => {
  try {
    await cognito.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: username }))
    return done
  } catch (error) {
    if (error instanceof UserNotFoundException) return already
    throw error
  }
}

/**
 * What is left to do for an account that is gone: todos stay, and so does the row that names their owner; the name is marked
 * and set free. Somebody of a federated provider comes back under the same username, so that who was kept out stays kept out.
 */
export const settleAccount = async (services: Services, user: Pick<DescribedUser, 'id' | 'username' | 'status'>) => {
  if (user.status !== 'EXTERNAL_PROVIDER') await deleteExclusion(services, user.username)
  await freeName(services, user.id)
}
