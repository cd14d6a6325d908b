import { SHELVES } from '../../../../lib/domain/repair'
import type { RunRow } from '../../../records/runs'
import { secondsLeft } from './seconds-left'
import type { PresentWorker } from './worker-watch'

/** A run as the API has it: what the worker keeps for itself is left out. */
export const describeRun = (run: RunRow, worker: PresentWorker | undefined) => ({
  id: run.id,
  scope: run.scope,
  source: run.source,
  startedBy: run.startedBy,
  appliedBy: run.appliedBy,
  undoneBy: run.undoneBy,
  state: run.state,
  pausedFrom: run.pausedFrom,
  order: run.order,
  isWorkedOn: run.work !== undefined && worker?.runId === run.id,
  isWaiting: run.work !== undefined && worker?.runId !== undefined && worker.runId !== run.id,
  // Of a scan under way: how far it has come.
  users: run.plannedAt ? run.users : run.userWalk.rows,
  members: run.plannedAt ? run.members : run.memberWalk.rows,
  selected: run.selection?.length,
  chosen: run.chosen,
  counts: SHELVES.flatMap((shelf) => (run.counts[shelf] ? [{ shelf, count: run.counts[shelf] }] : [])),
  calls: run.calls,
  rate: run.rate,
  ratePercent: run.pace.ratePercent,
  secondsLeft: secondsLeft(run),
  throttledAt: run.throttledAt,
  failure: run.failure,
  createdAt: run.createdAt,
  plannedAt: run.plannedAt,
  appliedAt: run.appliedAt,
  finishedAt: run.finishedAt,
  undoneAt: run.undoneAt,
})
