import 'server-only'
import type { Result } from '../domain/result'
import type { UserPage } from '../domain/user'
import type { UserQuery } from '../domain/user-query'
import { readAdmin } from './admin'
import { askAs } from './appsync'
import { type Health, readHealth } from './membership'
import { readUser, type UserView } from './user-detail'
import { listGroups, listUsers, listUsersAndGroups, type UserList } from './user-list'

// For administrators only: anybody else gets the 403 page.

export const loadHealth = async (): Promise<Result<Health>> => {
  const { accessToken } = await readAdmin()
  return readHealth(askAs(accessToken))
}

/** The first page of those who are missing. */
export const loadMissing = async (): Promise<Result<UserPage>> => {
  const { accessToken } = await readAdmin()
  return listUsers(askAs(accessToken), { searchField: 'EMAIL', standing: 'MISSING', isDescending: false })
}

export const loadUsers = async (query: UserQuery): Promise<UserList> => {
  const { accessToken } = await readAdmin('/admin/users')
  return listUsersAndGroups(askAs(accessToken), query)
}

/** The groups to filter by, where there is no list that could be filtered. */
export const loadGroups = async (): Promise<string[]> => {
  const { accessToken } = await readAdmin('/admin/users')
  return listGroups(askAs(accessToken))
}

/** Everything about one user, by username or sub; `after` is where a page of their todos begins. */
export const loadUser = async (name: string, after?: string): Promise<UserView> => {
  const { accessToken } = await readAdmin(`/admin/users/${encodeURIComponent(name)}`)
  return readUser(askAs(accessToken), name, after)
}
