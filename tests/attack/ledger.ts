// What must not have changed, read by those whose it is.
import { AdminListGroupsForUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { AwsEnvironment } from '../../scripts/seeded-users'
import { ask, cognitoOf, type Person } from '../people'

const OWN = `query ($me: String!, $id: ID!) {
  todosByOwner(owner: $me, limit: 1000) { items { id name notes due state doneAt version expiresAt owner createdAt updatedAt } }
  getMember(id: $id) { id displayName directory sortName updatedAt } }`

let client: ReturnType<typeof cognitoOf> | undefined
const clientOf = (environment: AwsEnvironment) => {
  client ??= cognitoOf(environment)
  return client
}

export const groupsOf = async (environment: AwsEnvironment, username: string): Promise<string[]> => {
  const command = new AdminListGroupsForUserCommand({ UserPoolId: environment.USER_POOL_ID, Username: username })
  const { Groups = [] } = await clientOf(environment).send(command)
  return Groups.map(({ GroupName = '' }) => GroupName).sort()
}

/** Everything that one person owns, asked with their own token: todos, name, and the groups Cognito has them in. */
export const belongingsOf = async (environment: AwsEnvironment, person: Person): Promise<unknown> => {
  const variables = { me: person.sub, id: person.sub }
  const [{ data, errors }, groups] = await Promise.all([
    ask(environment, person.accessToken, OWN, variables),
    groupsOf(environment, person.sub),
  ])
  if (errors.length > 0) throw new Error(errors[0]?.message)
  return { ...data, groups }
}
