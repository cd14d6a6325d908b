import type { ActiveState, LedgerAct, OutcomeReason, Shelf } from '../../lib/domain/repair'
import { actsOn } from '../records/acts-on'
import type { LedgerRow } from '../records/ledger-row'
import { readExclusions } from '../records/read-exclusions'
import type { ItemRow, RunRow } from '../records/runs'
import { CallFailure } from './call-failure'
import type { CognitoCalls } from './cognito-calls'
import { digestOf, type IdSet, MARKS } from './id-set'
import type { RunInHand } from './run-in-hand'
import { together } from './together'

/** Where an item is booked. */
export interface Booking {
  shelf: Shelf
  outcomeReason?: OutcomeReason
}

/** What the walks before a pass have told; per item, what is asked of Cognito instead. */
export interface Sight {
  ids: IdSet
  isMemberPerItem: boolean
  isUserPerItem: boolean
}

/** What is done to the items of one shelf: applying a plan, or undoing it. */
export interface Pass {
  state: Extract<ActiveState, 'APPLYING' | 'UNDOING'>
  from: Shelf
  done: Shelf
  failed: Shelf
  skipped: Shelf
  act: LedgerAct
  actor: (run: RunInHand) => string
  looksAtUsers: boolean
  /** Who of the items is left as they are by what our own tables say, and why; by username. */
  aside: (run: RunInHand, items: ItemRow[]) => Promise<Map<string, Booking>>
  /** Undefined: to be acted on. Throws CallFailure. */
  judge: (calls: CognitoCalls, sight: Sight, item: ItemRow) => Promise<Booking | undefined>
  /** Throws CallFailure. */
  carryOut: (run: RunInHand, calls: CognitoCalls, username: string) => Promise<Booking>
  finished: (at: string) => Pick<RunRow, 'state' | 'finishedAt' | 'undoneAt'>
}

const GONE = { outcomeReason: 'DELETED' } as const
const KEPT_OUT = { shelf: 'SKIPPED', outcomeReason: 'KEPT_OUT' } as const

/** What of a user a repair has to know: undefined when there is no such user. */
const lookAtUser = async (calls: CognitoCalls, { ids, isUserPerItem }: Sight, { username, sub }: ItemRow) => {
  const digest = digestOf(username)
  if (!isUserPerItem && ids.has(digest, MARKS.ENABLED)) return { isEnabled: true }
  if (!isUserPerItem && ids.has(digest, MARKS.DISABLED)) return { isEnabled: false }
  // The list may lag behind, so nobody is gone because it left them out.
  return calls.findUser('sub', sub)
}

const ADDS: readonly LedgerAct[] = ['RUN_ADDED', 'REPAIR', 'RESTORE', 'DOOR_ADDED']
const REMOVALS: readonly LedgerAct[] = ['RUN_REMOVED', 'REMOVE', 'KEEP_OUT']
const DISABLINGS: readonly LedgerAct[] = ['DISABLE', 'ENABLE', 'RESTORE']

/** Asks the ledger what others did to each of the items since then, newest first, and sets aside whom that tells to. */
const asideByLedger = async (
  run: RunInHand,
  items: ItemRow[],
  { acts, since }: { acts: readonly LedgerAct[]; since: string },
  judge: (item: ItemRow, done: LedgerRow[]) => Booking | undefined,
) => {
  const aside = new Map<string, Booking>()
  const look = async (item: ItemRow) => {
    const done = await actsOn(run.services, item.sub, acts, since)
    const booking = judge(
      item,
      done.filter(({ runId }) => runId !== run.row.id),
    )
    if (booking) aside.set(item.username, booking)
  }
  await together(run, items.map(look))
  return aside
}

/** Whether the last of these acts that changed somebody's membership put them into the group. */
const wasAdded = (done: LedgerRow[]) => {
  const last = done.find(({ act }) => ADDS.includes(act) || REMOVALS.includes(act))
  return last !== undefined && ADDS.includes(last.act)
}

/** Whom an administrator, the door or another run has added or disabled since the lists were read that all are judged by. */
const changedSince = (run: RunInHand, items: ItemRow[], since: string) =>
  asideByLedger(run, items, { acts: [...ADDS, ...REMOVALS, ...DISABLINGS], since }, ({ isEnabled }, done) => {
    if (wasAdded(done)) return { shelf: 'ALREADY' }
    const last = done.find(({ act }) => DISABLINGS.includes(act))
    // Whom the plan showed as disabled, and somebody ticked all the same, is added.
    return isEnabled && last?.act === 'DISABLE' ? { shelf: 'SKIPPED', outcomeReason: 'DISABLED' } : undefined
  })

export const applying: Pass = {
  state: 'APPLYING',
  from: 'CHOSEN',
  done: 'ADDED',
  failed: 'FAILED',
  skipped: 'SKIPPED',
  act: 'RUN_ADDED',
  actor: ({ row }) => row.appliedBy ?? row.startedBy,
  looksAtUsers: true,
  aside: async (run, items) => {
    const usernames = items.map(({ username }) => username)
    const kept = await readExclusions(run.services, usernames)
    const { lookedAt, userWalk, memberWalk } = run.row
    const isLive = userWalk.isPerItem && memberWalk.isPerItem
    const changed = isLive || !lookedAt ? [] : await changedSince(run, items, lookedAt)
    return new Map([...changed, ...[...kept.keys()].map((username) => [username, KEPT_OUT] as const)])
  },
  judge: async (calls, sight, item) => {
    const user = await lookAtUser(calls, sight, item)
    if (!user) return { shelf: 'SKIPPED', ...GONE }
    const isMember = sight.isMemberPerItem
      ? await calls.isMember(item.username)
      : sight.ids.has(digestOf(item.username), MARKS.MEMBER)
    if (isMember === undefined) return { shelf: 'SKIPPED', ...GONE }
    if (isMember) return { shelf: 'ALREADY' }
    if (!user.isEnabled && item.isEnabled) return { shelf: 'SKIPPED', outcomeReason: 'DISABLED' }
    return undefined
  },
  carryOut: async ({ services }, calls, username) => {
    const added = await calls.addMember(username).catch((error: unknown) => {
      if (error instanceof CallFailure) return error
      throw error
    })
    if (added === false) return { shelf: 'SKIPPED', ...GONE }
    // Whoever keeps somebody out writes it down first and removes them then: looked at once more after adding, one of the
    // two always takes them out. An adding that failed may have been carried out, and its answer lost.
    const kept = await readExclusions(services, [username])
    if (kept.has(username)) {
      await calls.takeBack(username)
      return KEPT_OUT
    }
    if (added instanceof CallFailure) throw added
    return { shelf: 'ADDED' }
  },
  finished: (at) => ({ state: 'DONE', finishedAt: at }),
}

export const undoing: Pass = {
  state: 'UNDOING',
  from: 'ADDED',
  done: 'REMOVED',
  failed: 'REMOVAL_FAILED',
  skipped: 'REMOVAL_SKIPPED',
  act: 'RUN_REMOVED',
  actor: ({ row }) => row.undoneBy ?? row.startedBy,
  looksAtUsers: false,
  // In the group by an act of somebody else: whatever the run itself did is over, or was nothing.
  aside: (run, items) =>
    asideByLedger(
      run,
      items,
      { acts: [...ADDS, ...REMOVALS], since: run.row.appliedAt ?? run.row.createdAt },
      (_, done) => (wasAdded(done) ? { shelf: 'REMOVAL_SKIPPED', outcomeReason: 'ADDED_SINCE' } : undefined),
    ),
  judge: async (calls, sight, { username }) => {
    if (!sight.isMemberPerItem && sight.ids.has(digestOf(username), MARKS.MEMBER)) return undefined
    const isMember = await calls.isMember(username)
    if (isMember === undefined) return { shelf: 'REMOVAL_SKIPPED', ...GONE }
    return isMember ? undefined : { shelf: 'REMOVAL_SKIPPED', outcomeReason: 'NOT_IN_GROUP' }
  },
  carryOut: async (_run, calls, username) =>
    (await calls.removeMember(username)) ? { shelf: 'REMOVED' } : { shelf: 'REMOVAL_SKIPPED', ...GONE },
  finished: (at) => ({ state: 'UNDONE', undoneAt: at }),
}
