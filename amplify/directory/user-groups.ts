import { AdminGetUserCommand, paginateAdminListGroupsForUser } from '@aws-sdk/client-cognito-identity-provider'
import { ADMINS } from '../../lib/domain/member'
import type { Caller, Services } from '../services'

/** The groups that Cognito has one user in at this moment. Throws UserNotFoundException. */
export const groupsOf = async ({ cognito, userPoolId }: Services, username: string): Promise<string[]> => {
  const names: string[] = []
  const pages = paginateAdminListGroupsForUser(
    { client: cognito, pageSize: 60 },
    { UserPoolId: userPoolId, Username: username },
  )
  for await (const page of pages)
    for (const group of page.Groups ?? []) if (group.GroupName) names.push(group.GroupName)
  return names
}

/**
 * Whether the caller is an administrator now, and their account enabled. A token says so for up to 15 minutes after it
 * stopped being true. Throws UserNotFoundException.
 */
export const isAdministratorNow = async (services: Services, caller: Caller): Promise<boolean> => {
  const { cognito, userPoolId } = services
  const [groups, user] = await Promise.all([
    groupsOf(services, caller.username),
    cognito.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: caller.username })),
  ])
  return groups.includes(ADMINS) && user.Enabled === true
}
