import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { ADMINS, EVERYONE } from '../../lib/domain/member'
import type { Services } from '../services'

/** The groups that Commons adds to and takes from: no operation names another. */
type OurGroup = typeof ADMINS | typeof EVERYONE

export const addToGroup = async ({ cognito, userPoolId, wait }: Services, username: string, group: OurGroup) => {
  const add = () =>
    cognito.send(new AdminAddUserToGroupCommand({ UserPoolId: userPoolId, Username: username, GroupName: group }))
  try {
    await add()
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error
    // Cognito has answered "not found" for users that exist when it was busy, so it is asked twice.
    await wait(300)
    await add()
  }
}

export const removeFromGroup = async ({ cognito, userPoolId }: Services, username: string, group: OurGroup) => {
  await cognito.send(
    new AdminRemoveUserFromGroupCommand({ UserPoolId: userPoolId, Username: username, GroupName: group }),
  )
}
