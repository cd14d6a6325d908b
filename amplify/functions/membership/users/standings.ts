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
 * Where users stand when it would take too many calls to ask: what single acts have changed since the newest scan, who is kept
 * out now, what the scan's items say, and that whoever the scan met and did not list is a member.
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
    const noted = notes.get(username)
    if (noted) return noted
    if (exclusions.has(username)) return 'KEPT_OUT'
    const shelf = shelves.get(username)
    if (shelf) return standingOn[shelf]
    return scan && createdAt < scan.createdAt ? 'MEMBER' : 'UNKNOWN'
  }
}
