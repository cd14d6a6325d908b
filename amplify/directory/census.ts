import { ListUsersCommand, ListUsersInGroupCommand, type UserType } from '@aws-sdk/client-cognito-identity-provider'
import type { Services } from '../services'

const PAGE = 60

/** More users or members than one call can walk in the time that it has. */
export class TooLargeError extends Error {}

/** Throws TooLargeError once the time (milliseconds since the epoch) has come. */
export type Deadline = () => void

export const deadlineAt =
  (services: Services, at: number): Deadline =>
  () => {
    if (services.now() >= at) throw new TooLargeError('The pool is too large to be counted in one call')
  }

/** Usernames of everyone in a group: ceil(G/60) calls. */
export const usernamesIn = async (services: Services, group: string, deadline: Deadline): Promise<Set<string>> => {
  const usernames = new Set<string>()
  let NextToken: string | undefined
  do {
    deadline()
    const page = await services.cognito.send(
      new ListUsersInGroupCommand({ UserPoolId: services.userPoolId, GroupName: group, Limit: PAGE, NextToken }),
    )
    for (const user of page.Users ?? []) if (user.Username) usernames.add(user.Username)
    NextToken = page.NextToken
  } while (NextToken)
  return usernames
}

/** One page of at most 60 users, in no order that means anything. */
export const pageOfUsers = async (
  { cognito, userPoolId }: Services,
  cursor: string | undefined,
): Promise<{ users: UserType[]; nextCursor: string | undefined }> => {
  const page = await cognito.send(
    new ListUsersCommand({ UserPoolId: userPoolId, Limit: PAGE, PaginationToken: cursor }),
  )
  return { users: page.Users ?? [], nextCursor: page.PaginationToken }
}
