import { EVERYONE } from '../../lib/domain/member'
import type { Services } from '../services'
import type { DescribedUser } from './describe-user'
import { groupNamePage, groupPage, type Page, userPage } from './pages'

/** What a pool may have for all of it to be read at every page view: five pages of users and as many of members. */
export const SMALL_POOL = { users: 300, calls: 12, groups: 10 }
const GROUPS_AT_ONCE = 5

export interface SmallPool {
  users: DescribedUser[]
  members: ReadonlySet<string>
  /** Usernames of each group, Cognito's own too. Undefined: too many groups to read them all. */
  groups: ReadonlyMap<string, ReadonlySet<string>> | undefined
}

/** The whole of a pool as it is now, in about ten calls; undefined for a pool that takes more. */
export const readSmallPool = async (services: Services): Promise<SmallPool | undefined> => {
  let callsLeft = SMALL_POOL.calls
  const readAll = async <Row>(page: (token: string | undefined) => Promise<Page<Row>>): Promise<Row[]> => {
    const all: Row[] = []
    let token: string | undefined
    do {
      callsLeft -= 1
      if (callsLeft < 0) return []
      const { rows, next } = await page(token)
      all.push(...rows)
      token = next
    } while (token)
    return all
  }
  const [users, members, names] = await Promise.all([
    readAll((token) => userPage(services, { token })),
    readAll((token) => groupPage(services, EVERYONE, { token })),
    readAll((token) => groupNamePage(services, token)),
  ])
  if (callsLeft < 0) return undefined
  const inEveryone = new Set(members.map(({ username }) => username))
  // Users may move from page to page while they are read.
  const once = [...new Map(users.map((user) => [user.username, user])).values()]
  return { users: once, members: inEveryone, groups: await readGroups(services, names, inEveryone) }
}

const readGroups = async (services: Services, names: string[], everyone: ReadonlySet<string>) => {
  const others = names.filter((name) => name !== EVERYONE)
  if (others.length > SMALL_POOL.groups) return undefined
  const groups = new Map<string, ReadonlySet<string>>(names.map((name) => [name, new Set()]))
  groups.set(EVERYONE, everyone)
  const readOneByOne = async () => {
    for (let name = others.pop(); name; name = others.pop()) groups.set(name, await usernamesOf(services, name))
  }
  await Promise.all(Array.from({ length: GROUPS_AT_ONCE }, readOneByOne))
  return groups
}

/** Of a group in a small pool. */
export const usernamesOf = async (services: Services, group: string): Promise<Set<string>> => {
  const usernames = new Set<string>()
  let token: string | undefined
  do {
    const { rows, next } = await groupPage(services, group, { token })
    for (const { username } of rows) usernames.add(username)
    token = next
  } while (token)
  return usernames
}
