import type { Shelf } from '../../../../lib/domain/repair'
import type { DescribedUser } from '../../../directory/describe-user'
import { readItems } from '../../../records/items'
import { readExclusions } from '../../../records/read-exclusions'
import type { RunRow } from '../../../records/runs'
import { readNotesOf, type UserStanding } from '../../../records/scan-notes'
import type { Services } from '../../../services'

/** Where the users of each shelf stand, as far as the shelf alone tells. */
export const standingOn: Record<Shelf, UserStanding> = {
  CHOSEN: 'MISSING',
  LEFT_ALONE: 'MISSING',
  FAILED: 'MISSING',
  SKIPPED: 'MISSING',
  REMOVED: 'MISSING',
  REMOVAL_SKIPPED: 'MISSING',
  KEPT_OUT: 'KEPT_OUT',
  ADDED: 'MEMBER',
  ALREADY: 'MEMBER',
  REMOVAL_FAILED: 'MEMBER',
  ORPHAN: 'UNKNOWN',
}

/**
 * Where somebody stands of whom a group, a scan or a note says something. An exclusion beats them all. Without one nobody is
 * kept out: what says so is older than their restoration, of which nobody wrote down how it ended.
 */
export const standingBeside = (isExcluded: boolean, said: UserStanding): UserStanding => {
  if (isExcluded) return 'KEPT_OUT'
  return said === 'KEPT_OUT' ? 'UNKNOWN' : said
}

/**
 * Where users stand when it would take too many calls to ask: who is kept out now, what single acts have changed since the
 * newest scan, what the scan's items say, and that whoever the scan met and did not list is a member.
 */
export const standingsBy = async (
  services: Services,
  scan: RunRow | undefined,
  users: DescribedUser[],
): Promise<(user: DescribedUser) => UserStanding> => {
  const usernames = users.map(({ username }) => username)
  const [exclusions, items, notes] = await Promise.all([
    readExclusions(services, usernames),
    scan ? readItems(services, scan.id, usernames) : [],
    scan ? readNotesOf(services, scan.id, usernames) : new Map<string, UserStanding>(),
  ])
  const shelves = new Map(items.map(({ username, shelf }) => [username, shelf]))
  return ({ username, createdAt }) => {
    const shelf = shelves.get(username)
    const wasThere = scan !== undefined && createdAt < scan.createdAt
    const seen = shelf ? standingOn[shelf] : wasThere ? 'MEMBER' : 'UNKNOWN'
    return standingBeside(exclusions.has(username), notes.get(username) ?? seen)
  }
}

/** The same of users whom the group says to be members. */
export const standingsOfMembers = async (services: Services, users: DescribedUser[]) => {
  const exclusions = await readExclusions(
    services,
    users.map(({ username }) => username),
  )
  return ({ username }: DescribedUser) => standingBeside(exclusions.has(username), 'MEMBER')
}
