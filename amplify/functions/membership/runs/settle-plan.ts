import { choosingOf, settleCounts } from '../../../records/choices'
import { countShelves } from '../../../records/items'
import { readRun } from '../../../records/run-store'
import type { RunRow } from '../../../records/runs'
import type { Services } from '../../../services'

/** The run with counts that can be believed. Undefined while somebody is choosing: what is seen now is not what will be. */
export const settlePlan = async (services: Services, run: RunRow): Promise<RunRow | undefined> => {
  if (run.state !== 'PLANNED') return run
  const choosing = choosingOf(run, services.now())
  if (choosing === 'NOBODY') return run
  if (choosing === 'SOMEBODY') return undefined
  const isSettled = await settleCounts(services, run, await countShelves(services, run.id))
  return isSettled ? readRun(services, run.id) : undefined
}
