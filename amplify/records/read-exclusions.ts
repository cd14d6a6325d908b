import type { Services } from '../services'
import type { ExclusionRow } from './exclusion-row'
import { readRows } from './read-rows'

/** Who of these is kept out, by username. */
export const readExclusions = async (
  services: Pick<Services, 'dynamo' | 'tables' | 'wait'>,
  usernames: Iterable<string>,
) => {
  const keys = [...usernames].map((username) => ({ username }))
  const rows = await readRows<ExclusionRow>(services, services.tables.exclusion, keys, { ConsistentRead: true })
  return new Map(rows.map((row) => [row.username, row]))
}
