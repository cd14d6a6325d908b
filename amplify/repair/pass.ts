import type { ActiveState, LedgerAct, OutcomeReason, Shelf } from '../../lib/domain/repair'
import { latestAct } from '../records/latest-act'
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

/** Asks the ledger for the newest of some acts on each of the items, and sets aside whom it tells to. */
const asideByLedger = async (
  run: RunInHand,
  items: ItemRow[],
  { acts, since }: { acts: readonly LedgerAct[]; since?: string | undefined },
  judge: (act: LedgerRow) => Booking | undefined,
) => {
  const aside = new Map<string, Booking>()
  const look = async ({ username, sub }: ItemRow) => {
    const act = await latestAct(run.services, sub, acts, since)
    const booking = act && judge(act)
    if (booking) aside.set(username, booking)
  }
  await together(run, items.map(look))
  return aside
}

/** Whom an administrator has disabled since the list was read that everybody is judged by. */
const disabledSince = (run: RunInHand, items: ItemRow[]) =>
  asideByLedger(
    run,
    // Whom the plan showed as disabled, and somebody ticked all the same, is added.
    items.filter(({ isEnabled }) => isEnabled),
    { acts: ['DISABLE', 'ENABLE', 'RESTORE'], since: run.row.appliedAt },
    ({ act }) => (act === 'DISABLE' ? { shelf: 'SKIPPED', outcomeReason: 'DISABLED' } : undefined),
  )

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
    const disabled = run.row.userWalk.isPerItem ? [] : await disabledSince(run, items)
    return new Map([...disabled, ...[...kept.keys()].map((username) => [username, KEPT_OUT] as const)])
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

const ADDS = ['RUN_ADDED', 'REPAIR', 'RESTORE', 'DOOR_ADDED'] as const

export const undoing: Pass = {
  state: 'UNDOING',
  from: 'ADDED',
  done: 'REMOVED',
  failed: 'REMOVAL_FAILED',
  skipped: 'REMOVAL_SKIPPED',
  act: 'RUN_REMOVED',
  actor: ({ row }) => row.undoneBy ?? row.startedBy,
  looksAtUsers: false,
  // Taken out by somebody and added anew: the run's own adding is over.
  aside: (run, items) =>
    asideByLedger(run, items, { acts: ADDS }, ({ runId }) =>
      runId === run.row.id ? undefined : { shelf: 'REMOVAL_SKIPPED', outcomeReason: 'ADDED_SINCE' },
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
