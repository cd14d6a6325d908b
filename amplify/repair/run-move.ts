import type { RunOrder } from '../../lib/domain/repair'
import { legalOrders } from '../../lib/domain/repair-orders'
import type { RunRow } from '../records/runs'
import { freshWalk } from './new-run'

/** What was seen of the users longer ago is looked at again. */
const SIGHT_LASTS_MS = 3_600_000

type Gone =
  | ('work' | 'order' | 'pausedFrom' | 'pausedAt' | 'failure')
  | ('cursor' | 'isPrepared' | 'returning' | 'lookedAt' | 'judgedAt' | 'rate')

/** A change of a run's row, to be written on condition that its state and order are still what they were. */
export interface RunMove {
  set: Partial<RunRow>
  remove: Gone[]
}

/** A pass over the items begins: what the last one left behind goes. */
export const beginPass = (run: RunRow, set: Partial<RunRow>, remove: Gone[] = []): RunMove => ({
  set: {
    ...set,
    work: 'due',
    userWalk: freshWalk(run.userWalk.generation + 1),
    memberWalk: freshWalk(run.memberWalk.generation + 1),
  },
  remove: [
    'cursor',
    'isPrepared',
    'lookedAt',
    'judgedAt',
    'order',
    'pausedFrom',
    'pausedAt',
    'failure',
    'rate',
    ...remove,
  ],
})

const resume = (run: RunRow, now: number): RunMove => {
  if (!run.pausedFrom) return { set: {}, remove: ['order'] }
  const state = run.pausedFrom
  const seenAt = run.judgedAt ?? run.pausedAt
  const isStale = seenAt !== undefined && now - Date.parse(seenAt) > SIGHT_LASTS_MS
  if (!isStale) return { set: { state, work: 'due' }, remove: ['pausedFrom', 'pausedAt', 'failure', 'order', 'rate'] }
  if (state === 'SCANNING') return beginPass(run, { state, counts: {} })
  const { set, remove } = beginPass(run, { state })
  // Who is done stays done.
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
      // It failed in the middle of a chunk: what that did is booked first.
      if (run.chunk && run.pausedFrom)
        return { set: { state: run.pausedFrom, order, work: 'due' }, remove: ['pausedFrom', 'pausedAt', 'failure'] }
      return {
        set: { state: 'CANCELLED', finishedAt: at },
        remove: ['work', 'order', 'pausedFrom', 'pausedAt', 'failure', 'rate'],
      }
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
