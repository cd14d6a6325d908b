import type { ItemReason, OutcomeReason, RunOrder, RunScope, RunState, Shelf } from './repair'

type ShelfCounts = Partial<Record<Shelf, number>>

/** A repair run as an administrator sees it. Moments are ISO 8601; who did something is a sub, or `schedule`. */
export interface Run {
  id: string
  scope: RunScope
  startedBy: string
  appliedBy?: string
  undoneBy?: string
  state: RunState
  /** What it was doing: of a paused or failed run. */
  pausedFrom?: RunState
  /** Asked for, and not yet obeyed. */
  order?: RunOrder
  /** False: its worker is gone, and not yet replaced. */
  isWorkedOn: boolean
  /** It waits for its turn: the worker is on another run. */
  isWaiting: boolean
  /** While it scans: rows read up to now. */
  users: number
  members: number
  /** Scope SELECTED: for how many it was asked; of them `users` exist. */
  selected?: number
  chosen: number
  counts: ShelfCounts
  calls: number
  /** Calls a second. */
  rate?: number
  ratePercent: number
  secondsLeft?: number
  throttledAt?: string
  failure?: string
  createdAt: string
  plannedAt?: string
  appliedAt?: string
  finishedAt?: string
  undoneAt?: string
}

export interface RunItem {
  username: string
  sub: string
  email: string
  isEmailVerified: boolean
  status: string
  isEnabled: boolean
  createdAt: string
  reason: ItemReason
  isChosen: boolean
  shelf: Shelf
  outcomeReason?: OutcomeReason
  bookedAt?: string
  /** Of an owner who no longer exists: how many todos. */
  todos?: number
}

export interface RunPage {
  runs: Run[]
  nextCursor?: string
}

export const isActive = ({ state }: Pick<Run, 'state'>) =>
  state === 'SCANNING' || state === 'APPLYING' || state === 'UNDOING'

/** What it does, or did when it was paused or failed. */
const doing = ({ state, pausedFrom }: Pick<Run, 'state' | 'pausedFrom'>) =>
  state === 'PAUSED' || state === 'FAILED' ? (pausedFrom ?? state) : state

export type RunStep = 'plan' | 'apply' | 'report'

export const stepOf = (run: Run): RunStep => {
  const now = doing(run)
  if (now === 'SCANNING' || now === 'PLANNED') return 'plan'
  if (now === 'CANCELLED' || now === 'FAILED') return run.appliedAt ? 'report' : 'plan'
  return now === 'APPLYING' ? 'apply' : 'report'
}

export const isUndo = (run: Run) => doing(run) === 'UNDOING'
export const isScan = (run: Run) => doing(run) === 'SCANNING'

export const countOn = ({ counts }: Pick<Run, 'counts'>, ...shelves: Shelf[]) =>
  shelves.reduce((sum, shelf) => sum + (counts[shelf] ?? 0), 0)

/** Whom an undo has taken out again, or could not. */
const undone = (run: Run) => countOn(run, 'REMOVED', 'REMOVAL_SKIPPED', 'REMOVAL_FAILED')

/** How many this run added, whether they were taken out again or not. */
export const addedBy = (run: Run) => countOn(run, 'ADDED') + undone(run)

/** How many of how many users have their outcome. Null while nobody knows of how many: during a scan. */
export const progressOf = (run: Run): { done: number; of: number } | null => {
  if (isScan(run)) return null
  if (isUndo(run)) return { done: undone(run), of: addedBy(run) }
  const done = countOn(run, 'FAILED', 'SKIPPED', 'ALREADY') + addedBy(run)
  return { done, of: Math.max(run.chosen, done) }
}

/** Missing users of a plan; whom somebody keeps out is not one of them. */
export const missingIn = (run: Run) => countOn(run, 'CHOSEN', 'LEFT_ALONE')

/** What became of each user whom a run over chosen users was asked for. Null of any other run. */
export const selectionOf = (run: Run) => {
  if (run.scope !== 'SELECTED') return null
  const { users, members, selected = users } = run
  return { selected, gone: selected - users, members, keptOut: countOn(run, 'KEPT_OUT'), missing: missingIn(run) }
}

export const canUndo = (run: Run) => (run.state === 'DONE' || run.state === 'CANCELLED') && countOn(run, 'ADDED') > 0

export const canRetry = (run: Run) => run.state === 'DONE' && countOn(run, 'FAILED') > 0

const PAGE = 60

/** Calls to Cognito that applying a plan takes at most: judging everybody again, by lists or one by one, and adding. */
export const callsToApply = (run: Run) => {
  const chosen = countOn(run, 'CHOSEN')
  const toJudge = (rows: number) => Math.min(Math.ceil(rows / PAGE), chosen)
  return toJudge(run.users) + toJudge(run.members) + chosen
}
