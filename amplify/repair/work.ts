import { dueRunIds } from '../records/run-store'
import type { Services } from '../services'
import { type Fault, faultOf } from './call-failure'
import { createBuckets } from './cognito-calls'
import { startNightlyRun } from './nightly'
import { TurnOverError, takeRun } from './run-in-hand'
import { DeposedError, OutOfTimeError, type Shift, startShift } from './shift'
import { failRun, workOnRun } from './work-on-run'
import type { WorkOrder } from './work-order'

export const LEASE_MS = 60_000
const CHUNK = 20

export interface WorkOptions {
  order?: WorkOrder
  /** Milliseconds since the epoch: from then on no page and no chunk is begun. */
  deadline: number
  leaseMs?: number
  chunkSize?: number
}

const ENDS = [DeposedError, OutOfTimeError]
const WILL_PASS = new Set<Fault | undefined>(['THROTTLED', 'UNAVAILABLE'])

/**
 * Works on every run that wants it, oldest first and in turns, so that one user does not wait for a million. `wanted`: one that
 * the index may not know of yet; `seen`: one that it still names.
 */
const workThrough = async (shift: Shift, wanted: Set<string>, seen: Set<string>) => {
  const buckets = createBuckets(shift)
  /** Those that have had a turn, the last one last. */
  const served = new Set<string>()
  for (;;) {
    shift.requireTime()
    const due = [...wanted, ...(await dueRunIds(shift.services))].toSorted().filter((id) => !seen.has(id))
    const next = due.find((id) => !served.has(id)) ?? [...served].find((id) => due.includes(id))
    if (next === undefined) return
    served.delete(next)
    served.add(next)
    const run = await takeRun(shift, next)
    wanted.delete(next)
    // The index lags behind: this one has been seen to.
    if (!run) seen.add(next)
    else
      await workOnRun(run, buckets).catch(async (error: unknown) => {
        if (error instanceof TurnOverError) return
        // A fault of our own would come again each minute, and keep all others waiting. A table that is down will be up.
        if (!ENDS.some((end) => error instanceof end) && !WILL_PASS.has(faultOf(error))) await failRun(run, 'REFUSED')
        throw error
      })
  }
}

/**
 * One invocation of the worker: by an order, or by the tick of the minute. Returns at once when another one is at work.
 * It may die at any instant: whoever comes next goes on from what is written down.
 */
export const work = async (services: Services, options: WorkOptions): Promise<void> => {
  const { order, deadline, leaseMs = LEASE_MS, chunkSize = CHUNK } = options
  const nightly = order?.runId ? undefined : await startNightlyRun(services)
  const wanted = new Set([order?.runId, nightly].filter((id) => id !== undefined))
  const seen = new Set<string>()
  do {
    const shift = await startShift(services, { leaseMs, deadline, chunkSize })
    if (!shift) return
    try {
      await workThrough(shift, wanted, seen)
    } catch (error) {
      if (error instanceof DeposedError || error instanceof OutOfTimeError) return
      throw error
    } finally {
      await shift.end()
    }
    // Ordered while the lease was still held, by somebody whose call found it so.
  } while ((await dueRunIds(services)).some((id) => !seen.has(id)))
}
