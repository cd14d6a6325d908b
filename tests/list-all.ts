import {
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  ListUsersInGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'

const walk = async (page: (token: string | undefined) => Promise<{ users?: UserType[]; next?: string }>) => {
  const found: string[] = []
  let token: string | undefined
  do {
    const { users = [], next } = await page(token)
    found.push(...users.flatMap(({ Username }) => Username ?? []))
    token = next
  } while (token)
  return found
}

/** Usernames of the whole pool. */
export const listUsers = (cognito: CognitoIdentityProviderClient, UserPoolId: string) =>
  walk(async (PaginationToken) => {
    const page = await cognito.send(new ListUsersCommand({ UserPoolId, Limit: 60, PaginationToken }))
    return { users: page.Users, next: page.PaginationToken }
  })

/** Usernames of those who are in `everyone`. */
export const listMembers = async (cognito: CognitoIdentityProviderClient, UserPoolId: string) =>
  new Set(
    await walk(async (NextToken) => {
      const page = await cognito.send(
        new ListUsersInGroupCommand({ UserPoolId, GroupName: 'everyone', Limit: 60, NextToken }),
      )
      return { users: page.Users, next: page.NextToken }
    }),
  )
