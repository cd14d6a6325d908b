import { ListUsersCommand, type UserType } from '@aws-sdk/client-cognito-identity-provider'
import { isCognitoName } from '../../lib/domain/cognito-name'
import type { Services } from '../services'
import { type DescribedUser, describeUser } from './describe-user'
import { filterText } from './user-filter'

/** No more than that it could be one. A value that breaks out of a filter's quotes cannot be: they are escaped. */
export const isUsername = isCognitoName

interface FoundUser {
  user: DescribedUser
  attributes: { name: string; value: string }[]
}

/**
 * A user by their username, and never by an e-mail address, which AdminGetUser would take as well: addresses change hands.
 * Asked of the list, since AdminGetUser makes a monthly active user, on the bill, of somebody who was not there.
 */
export const findUserWithAttributes = async (services: Services, username: string): Promise<FoundUser | undefined> => {
  const found = await find(services, username)
  if (found) return found
  // The list is a moment behind: somebody who was made just now is asked for twice.
  await services.wait(300)
  return find(services, username)
}

export const findUser = async (services: Services, username: string) =>
  (await findUserWithAttributes(services, username))?.user

const find = async ({ cognito, userPoolId }: Services, username: string): Promise<FoundUser | undefined> => {
  const Filter = filterText({ attribute: 'username', operator: '=', value: username })
  const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId, Filter, Limit: 1 }))
  const user = Users.find(({ Username }) => Username === username)
  return user && { user: describeUser(user), attributes: attributesOf(user) }
}

const attributesOf = ({ Attributes = [] }: UserType) =>
  Attributes.flatMap(({ Name, Value }) => (Name && Value !== undefined ? [{ name: Name, value: Value }] : [])).toSorted(
    (a, b) => (a.name < b.name ? -1 : 1),
  )
