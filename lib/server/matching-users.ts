import 'server-only'
import { fail, ok, type Result } from '../domain/result'
import { SELECTION_LIMIT } from '../domain/selection'
import type { UserPage } from '../domain/user'
import type { UserQuery } from '../domain/user-query'
import { words } from './words'

// Amplify Hosting gives a request 30 seconds, and the run is still to be started.
const GATHERING_MS = 20_000

/**
 * Usernames of all who match a query and are missing, page by page. More than a run takes, or than can be read in time, is
 * refused as a whole: a part of them would pass for all.
 */
export const gatherMissing = async (
  readPage: (query: UserQuery) => Promise<Result<UserPage>>,
  query: UserQuery,
  now: () => number,
): Promise<Result<string[]>> => {
  const until = now() + GATHERING_MS
  const usernames = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await readPage({ ...query, standing: 'MISSING', cursor })
    if (!page.ok) return page
    for (const { username } of page.data.users) usernames.add(username)
    cursor = page.data.nextCursor
    if (usernames.size > SELECTION_LIMIT) return fail('invalid', words.users.tooManyMatch(SELECTION_LIMIT))
    if (cursor && now() > until) return fail('unavailable', words.users.tooSlow)
  } while (cursor)
  return usernames.size === 0 ? fail('invalid', words.users.noneMissing) : ok([...usernames])
}
