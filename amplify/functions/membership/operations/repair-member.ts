import {
  AdminAddUserToGroupCommand,
  InvalidParameterException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { EVERYONE } from '../../../../lib/domain/member'
import { groupsOf } from '../../../directory/user-groups'
import type { Services } from '../../../services'

const USERNAME = /^[\w-]{1,128}$/

/** Puts one user into the group `everyone`. ALREADY means that they were in it, and nothing was changed. */
export const repairMember = async (services: Services, { username: userId }: { username: string }) => {
  // An id and not an e-mail address, which Cognito would take as well: addresses change hands, ids do not.
  if (!USERNAME.test(userId)) return { refusal: 'INVALID' }
  try {
    return await repair(services, userId)
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) return refuseMalformed(error)
  }
  // Cognito has answered "not found" for users that exist when it was busy, so it is asked twice.
  await services.wait(300)
  try {
    return await repair(services, userId)
  } catch (error) {
    if (error instanceof UserNotFoundException) return { refusal: 'NOT_FOUND' }
    return refuseMalformed(error)
  }
}

const repair = async (services: Services, username: string) => {
  if ((await groupsOf(services, username)).includes(EVERYONE)) return { outcome: 'ALREADY' }
  await services.cognito.send(
    new AdminAddUserToGroupCommand({ UserPoolId: services.userPoolId, Username: username, GroupName: EVERYONE }),
  )
  return { outcome: 'DONE' }
}

const refuseMalformed = (error: unknown) => {
  if (error instanceof InvalidParameterException) return { refusal: 'INVALID' }
  throw error
}
