import { EVERYONE } from '../../../../lib/domain/member'
import { groupPage, type Page, userPage } from '../../../directory/pages'
import { allExclusions } from '../../../records/exclusions'
import type { Services } from '../../../services'

// Of both lists together: five pages of users and as many of members.
const MOST_CALLS = 10

/** A set difference. Undefined for a pool that takes more calls than a page view may cost. */
export const countNow = async (services: Services) => {
  let callsLeft = MOST_CALLS
  const usernamesOf = async (page: (token: string | undefined) => Promise<Page<{ username: string }>>) => {
    const usernames = new Set<string>()
    let token: string | undefined
    do {
      callsLeft -= 1
      if (callsLeft < 0) break
      const { rows, next } = await page(token)
      for (const { username } of rows) usernames.add(username)
      token = next
    } while (token)
    return usernames
  }
  const [users, members, exclusions] = await Promise.all([
    usernamesOf((token) => userPage(services, { token })),
    usernamesOf((token) => groupPage(services, EVERYONE, { token })),
    allExclusions(services),
  ])
  if (callsLeft < 0) return undefined
  // Who is kept out and in the group all the same is no member.
  const keptOut = [...users].filter((username) => exclusions.has(username)).length
  const seeing = [...users].filter((username) => members.has(username) && !exclusions.has(username)).length
  return {
    users: users.size,
    members: seeing,
    missing: users.size - seeing - keptOut,
    keptOut,
    countedAt: new Date(services.now()).toISOString(),
  }
}
