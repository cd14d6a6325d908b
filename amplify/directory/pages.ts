import { ListGroupsCommand, ListUsersCommand, ListUsersInGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Services } from '../services'
import { type DescribedUser, describeUser } from './describe-user'
import { type CognitoFilter, filterText } from './user-filter'

export const PAGE_SIZE = 60

/** At most 60, in no order that means anything, and perhaps fewer with more to come. */
export interface Page<Row> {
  rows: Row[]
  /** Cognito's, good for an hour. */
  next: string | undefined
}

export const userPage = async (
  { cognito, userPoolId }: Services,
  from: { filter?: CognitoFilter | undefined; token?: string | undefined; limit?: number },
): Promise<Page<DescribedUser>> => {
  const page = await cognito.send(
    new ListUsersCommand({
      UserPoolId: userPoolId,
      Limit: from.limit ?? PAGE_SIZE,
      PaginationToken: from.token,
      Filter: from.filter && filterText(from.filter),
    }),
  )
  return { rows: (page.Users ?? []).map(describeUser), next: page.PaginationToken }
}

/** Throws ResourceNotFoundException when there is no such group. */
export const groupPage = async (
  { cognito, userPoolId }: Services,
  group: string,
  from: { token?: string | undefined; limit?: number } = {},
): Promise<Page<DescribedUser>> => {
  const page = await cognito.send(
    new ListUsersInGroupCommand({
      UserPoolId: userPoolId,
      GroupName: group,
      Limit: from.limit ?? PAGE_SIZE,
      NextToken: from.token,
    }),
  )
  return { rows: (page.Users ?? []).map(describeUser), next: page.NextToken }
}

export const groupNamePage = async ({ cognito, userPoolId }: Services, token?: string): Promise<Page<string>> => {
  const page = await cognito.send(new ListGroupsCommand({ UserPoolId: userPoolId, Limit: PAGE_SIZE, NextToken: token }))
  return { rows: (page.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []), next: page.NextToken }
}

/** Cognito makes a group for each federated provider, and names it so. */
export const isSystemGroup = (userPoolId: string, name: string) => name.startsWith(`${userPoolId}_`)
