import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider'
import { EVERYONE } from '../../../../lib/domain/member'
import type { DescribedUser } from '../../../directory/describe-user'
import { PAGE_SIZE } from '../../../directory/pages'
import type { RunRow } from '../../../records/runs'
import type { Services } from '../../../services'
import { readGroupsOnPage } from './groups-on-page'
import type { ListedUser, UserPage } from './listed-user'
import { cursorsAround, openListing } from './listing'
import { nameUsers } from './name-users'
import { type PageSource, sourceOf } from './page-source'
import { countStanding } from './shelf-page'
import { standingsBy, standingsOfMembers } from './standings'
import { matchesListed, matchesUser, type UserQuery } from './user-query'

// A filter that Cognito does not have thins its pages: so many are read for one of ours, and for so long.
const THINNED = { pages: 10, milliseconds: 8_000, rowsWanted: PAGE_SIZE / 2 }

const nothing: Omit<UserPage, 'users' | 'nextCursor' | 'previousCursor'> = {
  total: null,
  standingsAsOf: null,
  isSortable: false,
  searched: null,
}

/**
 * One page of Cognito's, in Cognito's order; who is missing or kept out is read from the newest scan. No call walks the pool:
 * what a page cannot tell is null, and `searched` says how many users were looked at for it.
 */
export const listLargePool = async (
  services: Services,
  scan: RunRow | undefined,
  query: UserQuery,
  cursor: string | undefined,
): Promise<UserPage | { refusal: 'INVALID' | 'TOO_LARGE' }> => {
  const { standing } = query
  const isOfEveryone = query.group === EVERYONE
  if (!scan && standing && standing !== 'MEMBER' && !isOfEveryone) return { refusal: 'TOO_LARGE' }
  const listing = await openListing(services, query, cursor)
  if (!listing) return { refusal: 'INVALID' }
  // Who is kept out may be in the group all the same: a console can do that.
  if (isOfEveryone && (standing === 'MISSING' || standing === 'UNKNOWN'))
    return { ...nothing, users: [], nextCursor: null, previousCursor: null, total: 0 }

  const source = sourceOf(services, scan, query)
  const isThinned = Object.keys(query).some((part) => !source.settles.includes(part as keyof UserQuery))
  const [found, groupsOf] = await Promise.all([
    gather(services, source, query, scan, listing.position, isThinned).catch(refuseToken),
    readGroupsOnPage(services),
  ])
  if (!found) return { refusal: 'INVALID' }
  const { searched, next } = found
  const users = found.users.map((user) => ({ ...user, ...groupsOf(user, source.isLive) }))
  const isCounted = standing !== undefined && scan && source.settles.includes('standing') && !source.isLive
  const isAll = listing.number === 0 && next === undefined
  return {
    users,
    ...(await cursorsAround(services, listing, next)),
    total: isAll ? users.length : isCounted && !isThinned ? await countStanding(services, scan, standing) : null,
    standingsAsOf: source.isLive ? null : (scan?.plannedAt ?? null),
    isSortable: false,
    searched: isThinned ? searched : null,
  }
}

const refuseToken = (error: unknown) => {
  if (error instanceof InvalidParameterException) return undefined
  throw error
}

const gather = async (
  services: Services,
  source: PageSource,
  query: UserQuery,
  scan: RunRow | undefined,
  position: string | undefined,
  isThinned: boolean,
) => {
  const until = services.now() + THINNED.milliseconds
  const users: ListedUser[] = []
  let searched = 0
  let next = position
  for (let pages = 1; ; pages += 1) {
    const page = await source.page(next)
    searched += page.rows.length
    next = page.next
    const listed = await describe(services, page.rows.filter(matchesUser(query)), source, scan)
    users.push(...listed.filter(matchesListed(query)))
    // An empty page with more to come is one that Cognito cut short: it is no page to show.
    const isEnough = isThinned ? users.length >= THINNED.rowsWanted : users.length > 0
    if (next === undefined || isEnough || pages >= THINNED.pages || services.now() >= until) break
  }
  return { users, searched, next }
}

const describe = async (
  services: Services,
  users: DescribedUser[],
  source: PageSource,
  scan: RunRow | undefined,
): Promise<ListedUser[]> => {
  if (users.length === 0) return []
  const standingOf = await (source.isLive ? standingsOfMembers(services, users) : standingsBy(services, scan, users))
  const placed = users.map((user) => ({ ...user, groups: null, systemGroups: null, standing: standingOf(user) }))
  return nameUsers(services, placed)
}
