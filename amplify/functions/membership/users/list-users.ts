import { readSmallPool, SMALL_POOL } from '../../../directory/small-pool'
import { readScans } from '../../../records/newest-scan'
import type { Services } from '../../../services'
import { listLargePool } from './list-large-pool'
import { listSmallPool } from './list-small-pool'
import { isListingCursor } from './listing'
import { type ListUsersInput, readQuery } from './user-query'

/** A page of users. A pool that a dozen calls can read is read whole and now; of a larger one, a page is read. */
export const listUsers = async (services: Services, input: ListUsersInput) => {
  const query = readQuery(input)
  if (!query) return { refusal: 'INVALID' }
  const { newest } = await readScans(services)
  const isLarge = (newest?.users ?? 0) > SMALL_POOL.users || isListingCursor(input.cursor)
  const pool = isLarge ? undefined : await readSmallPool(services)
  return pool
    ? listSmallPool(services, pool, query, input)
    : listLargePool(services, newest, query, input.cursor || undefined)
}
