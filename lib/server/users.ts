import 'server-only'
import type { MembershipHealth, UserFilter, UserPage } from '../domain/member'
import type { Result } from '../domain/result'
import { readAdmin } from './admin'
import { askAs } from './appsync'
import { listUsers, membershipHealth } from './membership'

/** A page of the pool's users, for administrators only: anybody else gets the 403 page. */
export const loadUsers = async (filter: UserFilter, cursor?: string): Promise<Result<UserPage>> => {
  const { accessToken } = await readAdmin('/admin/users')
  return listUsers(askAs(accessToken), filter, cursor)
}

/** The counts, for administrators only: anybody else gets the 403 page. */
export const loadHealth = async (): Promise<Result<MembershipHealth>> => {
  const { accessToken } = await readAdmin()
  return membershipHealth(askAs(accessToken))
}
