import { paginateAdminListGroupsForUser } from '@aws-sdk/client-cognito-identity-provider'
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

/** Whether the caller is an administrator now. A token says so for up to 15 minutes after it stopped being true. */
export const isAdministratorNow = async (services: Services, caller: Caller) =>
  (await groupsOf(services, caller.username)).includes(ADMINS)
