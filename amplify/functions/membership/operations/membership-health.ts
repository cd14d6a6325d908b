import { EVERYONE } from '../../../../lib/domain/member'
import { deadlineAt, pageOfUsers, usernamesIn } from '../../../directory/census'
import type { Services } from '../../../services'

const COUNTING_MS = 20_000

/** How many users cannot see the workspace: all users less the members, in ceil(N/60) + ceil(G/60) calls. */
export const membershipHealth = async (services: Services) => {
  const deadline = deadlineAt(services, services.now() + COUNTING_MS)
  const [members, users] = await Promise.all([
    usernamesIn(services, EVERYONE, deadline),
    (async () => {
      const usernames = new Set<string>()
      let cursor: string | undefined
      do {
        deadline()
        const page = await pageOfUsers(services, cursor)
        for (const user of page.users) if (user.Username) usernames.add(user.Username)
        cursor = page.nextCursor
      } while (cursor)
      return usernames
    })(),
  ])
  const missing = [...users].filter((username) => !members.has(username)).length
  return {
    users: users.size,
    members: users.size - missing,
    missing,
    countedAt: new Date(services.now()).toISOString(),
  }
}
