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
 * A user by their username, else by their sub, by which the ledger knows them: of whoever signs in with a provider the two
 * differ. Never by an e-mail address, which AdminGetUser would take as well: addresses change hands. Asked of the list,
 * since AdminGetUser makes a monthly active user, on the bill, of somebody who was not there.
 */
export const findUserWithAttributes = async (services: Services, name: string): Promise<FoundUser | undefined> => {
  const found = (await find(services, 'username', name)) ?? (await find(services, 'sub', name))
  if (found) return found
  // The list is a moment behind: somebody who was made just now is asked for twice.
  await services.wait(300)
  return find(services, 'username', name)
}

export const findUser = async (services: Services, name: string) => (await findUserWithAttributes(services, name))?.user

const find = async (
  { cognito, userPoolId }: Services,
  attribute: 'username' | 'sub',
  value: string,
): Promise<FoundUser | undefined> => {
  const Filter = filterText({ attribute, operator: '=', value })
  const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId, Filter, Limit: 1 }))
  return Users.map((user) => ({ user: describeUser(user), attributes: attributesOf(user) })).find(
    ({ user }) => (attribute === 'sub' ? user.id : user.username) === value,
  )
}

const attributesOf = ({ Attributes = [] }: UserType) =>
  Attributes.flatMap(({ Name, Value }) => (Name && Value !== undefined ? [{ name: Name, value: Value }] : [])).toSorted(
    (a, b) => (a.name < b.name ? -1 : 1),
  )
