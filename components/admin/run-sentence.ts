import { addedBy, countOn, isScan, isUndo, missingIn, progressOf, type Run, selectionOf } from '../../lib/domain/run'
import { runWords as words } from '../words/runs'

interface Sentence {
  says: string
  /** Said in the colour of alerts, behind the rest. */
  alert?: string
}

const scanning = ({ scope }: Run) => (scope === 'ORPHANS' ? words.scanningOrphans : words.scanning)

const planned = (run: Run) => {
  const [chosen, missing] = [countOn(run, 'CHOSEN'), missingIn(run)]
  if (run.scope === 'ORPHANS') return words.orphans(countOn(run, 'ORPHAN'))
  const selection = selectionOf(run)
  if (missing === 0) return selection ? words.ofSelection(selection) : words.nobodyMissing(run.users)
  return chosen === 0 ? words.leaveAll(missing) : words.add(chosen, missing)
}

const failedOf = (count: number) => (count > 0 ? words.failedCount(count) : undefined)

/** The state of a run in one sentence. */
export const sentenceOf = (run: Run): Sentence => {
  const { done, of } = progressOf(run) ?? { done: 0, of: 0 }
  switch (run.state) {
    case 'SCANNING':
      return { says: scanning(run) }
    case 'PLANNED':
      return { says: planned(run) }
    case 'APPLYING':
      return { says: words.done(done, of) }
    case 'PAUSED':
      return { says: isScan(run) ? words.pausedScan : words.paused(done, of) }
    case 'DONE':
      return { says: words.added(countOn(run, 'ADDED')), alert: failedOf(countOn(run, 'FAILED')) }
    case 'UNDOING':
      return { says: words.undoing(done, of) }
    case 'UNDONE':
      return { says: words.removed(countOn(run, 'REMOVED')), alert: failedOf(countOn(run, 'REMOVAL_FAILED')) }
    case 'CANCELLED':
      return { says: run.appliedAt ? words.cancelled(addedBy(run), countOn(run, 'CHOSEN')) : words.cancelledPlan }
    case 'FAILED':
      return { says: isScan(run) || isUndo(run) || of === 0 ? words.stopped : words.stoppedAt(done, of) }
  }
}
