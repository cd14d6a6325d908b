import type { RunOrder } from '../../lib/domain/repair'
import { legalOrders } from '../../lib/domain/repair-orders'
import type { RunRow } from '../records/runs'
import { freshWalk } from './new-run'

/** After a longer pause the users are judged again. */
const JUDGEMENT_LASTS_MS = 3_600_000

type Gone = 'work' | 'order' | 'pausedFrom' | 'failure' | 'cursor' | 'isPrepared' | 'returning' | 'judgedAt' | 'rate'

/** A change of a run's row, to be written on condition that its state and order are still what they were. */
export interface RunMove {
  set: Partial<RunRow>
  remove: Gone[]
}

/** A pass over the items begins: what the last one left behind goes. */
const beginPass = (run: RunRow, set: Partial<RunRow>, remove: Gone[] = []): RunMove => ({
  set: {
    ...set,
    work: 'due',
    userWalk: freshWalk(run.userWalk.generation + 1),
    memberWalk: freshWalk(run.memberWalk.generation + 1),
  },
  remove: ['cursor', 'isPrepared', 'judgedAt', 'order', 'pausedFrom', 'failure', 'rate', ...remove],
})

const resume = (run: RunRow, now: number): RunMove => {
  if (!run.pausedFrom) return { set: {}, remove: ['order'] }
  const state = run.pausedFrom
  const isStale = run.judgedAt !== undefined && now - Date.parse(run.judgedAt) > JUDGEMENT_LASTS_MS
  if (!isStale) return { set: { state, work: 'due' }, remove: ['pausedFrom', 'failure', 'order', 'rate'] }
  const { set, remove } = beginPass(run, { state })
  return { set, remove: remove.filter((name) => name !== 'cursor' && name !== 'isPrepared') }
}

/**
 * What an administrator's order changes in a run's row; undefined when the run does not take it as it stands. While a
 * worker is on the run the order is only noted, and obeyed between two chunks.
 */
export const runMove = (
  run: RunRow,
  order: RunOrder,
  { by, now }: { by: string; now: number },
): RunMove | undefined => {
  if (!legalOrders(run).includes(order)) return undefined
  const at = new Date(now).toISOString()
  switch (order) {
    case 'PAUSE':
      return { set: { order }, remove: [] }
    case 'CANCEL':
      if (run.work) return { set: { order }, remove: [] }
      return { set: { state: 'CANCELLED', finishedAt: at }, remove: ['work', 'order', 'pausedFrom', 'rate'] }
    case 'RESUME':
      return resume(run, now)
    case 'APPLY':
      return beginPass(run, { state: 'APPLYING', appliedBy: by, appliedAt: at, chosen: run.counts.CHOSEN ?? 0 }, [
        'returning',
      ])
    case 'RETRY_FAILED':
      return run.state === 'UNDONE'
        ? beginPass(run, { state: 'UNDOING', undoneBy: by, returning: 'REMOVAL_FAILED' })
        : beginPass(run, { state: 'APPLYING', appliedBy: by, returning: 'FAILED' })
    case 'UNDO':
      return beginPass(run, { state: 'UNDOING', undoneBy: by }, ['returning'])
  }
}
