import type {
  ActiveState,
  ItemReason,
  OutcomeReason,
  Pace,
  RunOrder,
  RunScope,
  RunState,
  Shelf,
} from '../../lib/domain/repair'

/** How many items lie on each shelf; a shelf without items is absent. */
export type ShelfCounts = Partial<Record<Shelf, number>>

/** The chunk under way: written before its first call, so that whoever resumes knows which users may have been touched. */
export interface ChunkIntent {
  /** Who is to be added, or taken out: judged so just before. */
  usernames: string[]
  /** Username of the last item of the chunk, of either kind: the cursor once it is closed. */
  last: string
  /** Who stood between them and is left as they are, and where they are booked. */
  aside: { username: string; shelf: Shelf; outcomeReason?: OutcomeReason }[]
  /** Sequence number, in the run's chain of the ledger, of the first of them. */
  ledgerFrom: number
}

/** How far one walk over pages has come. */
export interface WalkProgress {
  /** Another one each time that the walk begins anew: pages of different ones are never mixed. */
  generation: number
  /** Before applying: whether each chosen user is asked for instead, which is fewer calls. */
  isPerItem?: boolean
  pages: number
  rows: number
  isDone: boolean
}

/**
 * A row of the RepairRun table. Key: `kind` and `id`; index `byWork` (`work`, `id`) finds the runs that want a worker.
 * While a run is active only the worker that holds the lease writes to it, each write conditional on `epoch`; an
 * administrator's wish is an `order` that the worker obeys between two chunks.
 */
export interface RunRow {
  kind: 'run'
  /** Sorts by time of creation. */
  id: string
  scope: RunScope
  /** Scope SELECTED: the usernames, at most 1,000. */
  selection?: string[]
  source: 'ADMINISTRATOR' | 'SCHEDULE'
  /** Sub of the administrator, or `schedule`. */
  startedBy: string
  appliedBy?: string
  undoneBy?: string
  state: RunState
  /** Where to go on: of a paused or failed run. */
  pausedFrom?: ActiveState
  /** ISO 8601: when it was paused, or failed. */
  pausedAt?: string
  order?: Extract<RunOrder, 'PAUSE' | 'CANCEL'>
  /** Present exactly while a worker is wanted. */
  work?: 'due'
  /** Applied by the worker itself as soon as it is planned: the nightly scan, when it is set so. */
  appliesItself?: boolean
  /** Fencing: a worker that took the lease later has a greater one. */
  epoch: number
  pace: Pace
  /** Scan, and second scan before applying. */
  userWalk: WalkProgress
  memberWalk: WalkProgress
  /** Pages that the scan met: what another one would cost. */
  scanned?: { userPages: number; memberPages: number }
  /** Applying and undoing: what has to be done once before the first chunk is done. */
  isPrepared?: boolean
  /** A second attempt: items of this shelf are put back first. */
  returning?: Extract<Shelf, 'FAILED' | 'REMOVAL_FAILED'>
  /** ISO 8601: when the second scan, before applying or undoing, began. */
  lookedAt?: string
  /** ISO 8601: when it was complete. */
  judgedAt?: string
  /** Behind which planning (a page), applying or undoing (a username) goes on. */
  cursor?: string
  chunk?: ChunkIntent
  /** Next free sequence number in the run's chain, which the worker alone writes: orders stand in the chain of their day. */
  ledgerNext: number
  users: number
  members: number
  /** Planned: how many lie on the shelf CHOSEN, written together with `counts`. Then what progress is measured against. */
  chosen: number
  counts: ShelfCounts
  /** Planned: marks of the calls that move items between CHOSEN and LEFT_ALONE at this moment; absent when there is none. */
  choosing?: Set<string>
  /** Cognito calls made, and since when (ISO 8601), for rate and time left. */
  calls: number
  callsSince?: string
  /** Calls a second over the last chunk. */
  rate?: number
  /** ISO 8601; when Cognito last refused a call for being too many. */
  throttledAt?: string
  /** Why it failed, in a word of the catalogue: UNAVAILABLE, REFUSED. */
  failure?: string
  createdAt: string
  plannedAt?: string
  appliedAt?: string
  finishedAt?: string
  undoneAt?: string
}

/** A row of the RepairItem table. Key: `runId` and `key`, `item#<username>`; index `byShelf` (`shelfKey`, `username`). */
export interface ItemRow {
  runId: string
  key: string
  /** Of the worker that wrote it last: an earlier one may no more. */
  epoch: number
  username: string
  sub: string
  email: string
  isEmailVerified: boolean
  /** As Cognito has it. */
  status: string
  isEnabled: boolean
  createdAt: string
  reason: ItemReason
  isChosen: boolean
  shelf: Shelf
  /** `<runId>#<shelf>` */
  shelfKey: string
  outcomeReason?: OutcomeReason
  /** ISO 8601: when it was booked. */
  bookedAt?: string
  /** Scope ORPHANS: how many todos. */
  todos?: number
  /** Seconds since the epoch, for DynamoDB's time-to-live. */
  expiresAt: number
}
