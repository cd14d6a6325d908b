import type { LedgerAct, RunOrder } from '../../../../lib/domain/repair'
import { recordAct } from '../../../records/record-act'
import { moveRun, readRun } from '../../../records/run-store'
import type { RunRow } from '../../../records/runs'
import { runMove } from '../../../repair/run-move'
import type { Caller, Services } from '../../../services'
import { describeRun } from '../runs/describe-run'
import { settlePlan } from '../runs/settle-plan'
import { presentWorker, wake } from '../runs/worker-watch'

const ACTS = {
  APPLY: 'APPLY_RUN',
  PAUSE: 'PAUSE_RUN',
  RESUME: 'RESUME_RUN',
  CANCEL: 'CANCEL_RUN',
  RETRY_FAILED: 'RETRY_RUN',
  UNDO: 'UNDO_RUN',
} as const satisfies Record<RunOrder, LedgerAct>

interface DirectRunInput {
  id: string
  order: RunOrder
  chosen?: number | null
}

const APPLIED: ReadonlySet<RunRow['state']> = new Set(['APPLYING', 'DONE'])

/** Asked for already, or done: what somebody who presses twice, or whose answer was lost, wanted. */
const isObeyed = (run: RunRow, { order, chosen }: DirectRunInput, caller: Caller) =>
  run.order === order ||
  (order === 'APPLY' && APPLIED.has(run.state) && run.appliedBy === caller.sub && run.chosen === chosen) ||
  (order === 'PAUSE' && run.state === 'PAUSED') ||
  (order === 'CANCEL' && run.state === 'CANCELLED')

/** Gives a run an order. CHANGED: the run does not take it as it stands, or not those are chosen that were seen. */
export const directRun = async (services: Services, caller: Caller, { id, order, chosen }: DirectRunInput) => {
  if (order === 'APPLY' && typeof chosen !== 'number') return { refusal: 'INVALID' }
  const found = await readRun(services, id)
  if (!found) return { refusal: 'NOT_FOUND' }
  if (isObeyed(found, { id, order, chosen }, caller)) return { run: describeRun(found, await presentWorker(services)) }
  const run = await settlePlan(services, found)
  const move = run && runMove(run, order, { by: caller.sub, now: services.now() })
  if (!run || !move) return { refusal: 'CHANGED' }
  if (order === 'APPLY' && run.counts.CHOSEN !== chosen) return { refusal: 'CHANGED' }

  let moved: RunRow | undefined
  const act = { actor: caller.sub, act: ACTS[order], runId: id, detail: order === 'APPLY' ? String(chosen) : undefined }
  const { refusal } = await recordAct(services, act, async () => {
    moved = await moveRun(services, run, move)
    return moved ? {} : { refusal: 'CHANGED' }
  })
  if (!moved) return { refusal }
  await wake(services, moved)
  return { run: describeRun(moved, await presentWorker(services)) }
}
