import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { SHELVES, type Shelf } from '../../../../lib/domain/repair'
import type { DescribedUser } from '../../../directory/describe-user'
import { PAGE_SIZE, type Page } from '../../../directory/pages'
import { readItems, shelfKey } from '../../../records/items'
import { readExclusions } from '../../../records/read-exclusions'
import type { ItemRow, RunRow } from '../../../records/runs'
import { readNotes, type UserStanding } from '../../../records/scan-notes'
import type { Services } from '../../../services'
import { standingBeside, standingOn } from './standings'

const shelvesOf = (scan: RunRow, standing: UserStanding): Shelf[] =>
  SHELVES.filter((shelf) => standingOn[shelf] === standing && (scan.counts[shelf] ?? 0) > 0)

const toUser = (item: ItemRow): DescribedUser => ({
  id: item.sub,
  username: item.username,
  email: item.email,
  isEmailVerified: item.isEmailVerified,
  status: item.status,
  isEnabled: item.isEnabled,
  createdAt: item.createdAt,
  givenName: '',
})

/** Users as the scan found them, shelf by shelf; a position is a shelf and the username to go on behind. */
export const shelfPage = async (
  { dynamo, tables }: Services,
  scan: RunRow,
  standing: UserStanding,
  position: string | undefined,
): Promise<Page<DescribedUser>> => {
  const shelves = shelvesOf(scan, standing)
  const [at, behind] = position ? (JSON.parse(position) as [Shelf, string | null]) : [shelves[0], null]
  const rows: DescribedUser[] = []
  let username = behind
  for (const shelf of shelves.slice(at ? shelves.indexOf(at) : 0)) {
    const { Items = [], LastEvaluatedKey } = await dynamo.send(
      new QueryCommand({
        TableName: tables.item,
        IndexName: 'byShelf',
        KeyConditionExpression: username ? 'shelfKey = :shelf AND username > :behind' : 'shelfKey = :shelf',
        ExpressionAttributeValues: { ':shelf': shelfKey(scan.id, shelf), ...(username && { ':behind': username }) },
        Limit: PAGE_SIZE - rows.length,
      }),
    )
    // Whoever was deleted in the meantime stands nowhere.
    rows.push(...(Items as ItemRow[]).filter(({ outcomeReason }) => outcomeReason !== 'DELETED').map(toUser))
    username = LastEvaluatedKey ? String(LastEvaluatedKey.username) : null
    if (username) return { rows, next: JSON.stringify([shelf, username]) }
    const following = shelves[shelves.indexOf(shelf) + 1]
    if (rows.length >= PAGE_SIZE && following) return { rows, next: JSON.stringify([following, null]) }
  }
  return { rows, next: undefined }
}

// Of the users on these shelves some are gone, and some stand elsewhere.
const MIXED = ['SKIPPED', 'REMOVAL_SKIPPED'] as const
// What one read takes.
const NOTES_COUNTED = 100

/** How many stand so by the scan and what is known to have changed since; null when that would have to be counted. */
export const countStanding = async (services: Services, scan: RunRow, standing: UserStanding) => {
  if (standing === 'MISSING' && MIXED.some((shelf) => scan.counts[shelf])) return null
  const notes = await readNotes(services, scan.id, NOTES_COUNTED)
  if (!notes) return null
  const usernames = [...notes.keys()]
  const [items, exclusions] = await Promise.all([
    readItems(services, scan.id, usernames),
    readExclusions(services, usernames),
  ])
  const now = new Map([...notes].map(([username, said]) => [username, standingBeside(exclusions.has(username), said)]))
  const moved = items.filter(({ username }) => now.get(username) !== standing)
  const listed = shelvesOf(scan, standing).reduce((sum, shelf) => sum + (scan.counts[shelf] ?? 0), 0)
  return listed - moved.filter(({ shelf }) => standingOn[shelf] === standing).length
}
