import { isActive, type Run } from '../../lib/domain/run'
import { runWords as words } from '../words/runs'

const JUST_BEGUN_MS = 15_000
const THROTTLED_MS = 15_000

const since = (moment: string | undefined, now: string) =>
  moment ? Date.parse(now) - Date.parse(moment) : Number.POSITIVE_INFINITY

/** How fast it goes, or why it does not, in the one place for that. */
export const paceOf = (run: Run, now: string): string => {
  if (run.state === 'PAUSED') return words.isPaused
  if (!isActive(run)) return ''
  if (run.order === 'PAUSE') return words.pausing
  if (run.order === 'CANCEL') return words.cancelling
  const isJustBegun = Math.min(since(run.createdAt, now), since(run.appliedAt, now)) < JUST_BEGUN_MS
  if (run.isWaiting) return words.isWaiting
  if (!run.isWorkedOn) return isJustBegun ? words.noRate : words.noWorker
  if (since(run.throttledAt, now) < THROTTLED_MS) return words.throttled
  return run.rate ? `${words.rate(run.rate)}, ${words.rateHeld(run.ratePercent)}` : words.noRate
}
