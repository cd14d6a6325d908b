import { SMALL_POOL } from '../../../directory/small-pool'
import { readScans } from '../../../records/newest-scan'
import type { Services } from '../../../services'
import { countNow } from '../health/count-now'
import { figuresOfScan } from '../health/figures-of-scan'

/**
 * How many users cannot see the workspace: all users less the members, less those who are kept out. A small pool is counted
 * for the answer, in ceil(N/60) + ceil(G/60) calls; of a larger one the newest scan tells, without one call to Cognito.
 * Without figures: too many to count them now, and no scan yet.
 */
export const membershipHealth = async (services: Services) => {
  const { newest, scanning } = await readScans(services)
  const isLarge = (newest?.users ?? 0) > SMALL_POOL.users
  const figures = (!isLarge && (await countNow(services))) || (newest && (await figuresOfScan(services, newest)))
  return { ...figures, scanningRunId: scanning.find(({ state }) => state === 'SCANNING')?.id }
}
