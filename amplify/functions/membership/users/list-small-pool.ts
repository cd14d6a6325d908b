import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { isSystemGroup, PAGE_SIZE } from '../../../directory/pages'
import { type SmallPool, usernamesOf } from '../../../directory/small-pool'
import { readExclusions } from '../../../records/read-exclusions'
import type { Services } from '../../../services'
import type { ListedUser, UnnamedUser, UserPage } from './listed-user'
import { nameUsers } from './name-users'
import { standingBeside } from './standings'
import { type ListUsersInput, matchesListed, matchesUser, type UserQuery } from './user-query'

const OFFSET = /^\d{1,4}$/

/** Every figure exact, every order honest: all of the pool is at hand. A cursor is an offset. */
export const listSmallPool = async (
  services: Services,
  pool: SmallPool,
  query: UserQuery,
  { order, isDescending, cursor }: ListUsersInput,
): Promise<UserPage | { refusal: 'INVALID' }> => {
  if (cursor && !OFFSET.test(cursor)) return { refusal: 'INVALID' }
  const offset = Number(cursor ?? 0)
  const inGroup = query.group ? await membersOf(services, pool, query.group) : undefined
  const candidates = pool.users.filter(({ username }) => !inGroup || inGroup.has(username)).filter(matchesUser(query))
  const standing = await placeUsers(services, pool, candidates)
  // Names are needed for those on the page, or for all when it is a name that is looked for.
  const found = query.search?.field === 'NAME' ? await nameUsers(services, standing) : standing.map(unnamed)
  const matching = found.filter(matchesListed(query)).toSorted(comparison(order ?? 'EMAIL', isDescending === true))
  if (offset > 0 && offset >= matching.length) return { refusal: 'INVALID' }
  const page = matching.slice(offset, offset + PAGE_SIZE)
  return {
    users: await nameUsers(services, page),
    nextCursor: offset + PAGE_SIZE < matching.length ? String(offset + PAGE_SIZE) : null,
    previousCursor: offset > 0 ? String(Math.max(0, offset - PAGE_SIZE)) : null,
    total: matching.length,
    standingsAsOf: null,
    isSortable: true,
    searched: null,
  }
}

const unnamed = (user: UnnamedUser): ListedUser => ({ ...user, displayName: null, memberSince: null })

const membersOf = async (services: Services, pool: SmallPool, group: string): Promise<ReadonlySet<string>> => {
  const known = pool.groups?.get(group)
  if (known || pool.groups) return known ?? new Set()
  try {
    return await usernamesOf(services, group)
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return new Set()
    throw error
  }
}

const placeUsers = async (services: Services, pool: SmallPool, users: SmallPool['users']): Promise<UnnamedUser[]> => {
  const exclusions = await readExclusions(
    services,
    users.map(({ username }) => username),
  )
  return users.map((user) => {
    const { username } = user
    const names =
      pool.groups && [...pool.groups].filter(([, usernames]) => usernames.has(username)).map(([name]) => name)
    return {
      ...user,
      standing: standingBeside(exclusions.has(username), pool.members.has(username) ? 'MEMBER' : 'MISSING'),
      groups: names?.filter((name) => !isSystemGroup(services.userPoolId, name)) ?? null,
      systemGroups: names?.filter((name) => isSystemGroup(services.userPoolId, name)) ?? null,
    }
  })
}

const keys = {
  EMAIL: () => '',
  CREATED: ({ createdAt }: ListedUser) => createdAt,
  STATUS: ({ status, isEnabled }: ListedUser) => `${status} ${isEnabled}`,
}

const comparison = (order: keyof typeof keys, isDescending: boolean) => {
  const keyOf = (user: ListedUser) => [keys[order](user), user.email.toLowerCase(), user.username].join('\n')
  return (a: ListedUser, b: ListedUser) => {
    const [first, second] = isDescending ? [keyOf(b), keyOf(a)] : [keyOf(a), keyOf(b)]
    return first < second ? -1 : first > second ? 1 : 0
  }
}
