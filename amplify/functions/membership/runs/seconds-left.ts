import type { RunRow, WalkProgress } from '../../../records/runs'

type Moving = Pick<RunRow, 'state' | 'counts' | 'pace' | 'rate' | 'judgedAt' | 'scanned' | 'userWalk' | 'memberWalk'>

const pagesLeft = ({ isPerItem, isDone, pages }: WalkProgress, expected: number) =>
  isPerItem || isDone ? 0 : Math.max(expected - pages, 0)

/**
 * Of a run that applies or undoes a plan: the pages that are still to be read before it, then one call for each item and
 * one more for each look at it, as fast as the pace allows, or as it was seen to go. Undefined where nothing tells how
 * much is left: a scan does not know how many users there are.
 */
export const secondsLeft = (run: Moving): number | undefined => {
  if (run.state !== 'APPLYING' && run.state !== 'UNDOING') return undefined
  const items = run.counts[run.state === 'APPLYING' ? 'CHOSEN' : 'ADDED'] ?? 0
  const { pace, userWalk, memberWalk } = run
  const perSecond = (quota: number) => (quota * pace.ratePercent) / 100
  const [list, read, change] = [
    perSecond(pace.userListPerSecond),
    perSecond(pace.groupReadPerSecond),
    perSecond(pace.groupChangePerSecond),
  ]
  const callsAnItem = 1 + Number(userWalk.isPerItem ?? false) + Number(memberWalk.isPerItem ?? false)
  const changing = run.judgedAt && run.rate ? (items * callsAnItem) / run.rate : items / change
  const reading = run.judgedAt
    ? 0
    : Math.max(
        pagesLeft(userWalk, run.scanned?.userPages ?? 0) / list,
        pagesLeft(memberWalk, run.scanned?.memberPages ?? 0) / read,
      )
  return Math.ceil(reading + changing)
}
