import type { ActiveState, LedgerAct, OutcomeReason, Shelf } from '../../lib/domain/repair'
import { readExclusions } from '../records/read-exclusions'
import type { ItemRow, RunRow } from '../records/runs'
import type { CognitoCalls } from './cognito-calls'
import { digestOf, type IdSet, MARKS } from './id-set'
import type { RunInHand } from './run-in-hand'

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
  /** Who of the items is left as they are, and why. Whoever is not in the answer is acted on. */
  aside: (run: RunInHand, usernames: string[]) => Promise<Map<string, Booking>>
  /** Undefined: to be acted on. Throws CallFailure. */
  judge: (calls: CognitoCalls, sight: Sight, item: ItemRow) => Promise<Booking | undefined>
  /** Throws CallFailure. */
  carryOut: (run: RunInHand, calls: CognitoCalls, username: string) => Promise<Booking>
  finished: (at: string) => Pick<RunRow, 'state' | 'finishedAt' | 'undoneAt'>
}

const GONE = { outcomeReason: 'DELETED' } as const

/** What of a user a repair has to know: undefined when there is no such user. */
const lookAtUser = async (calls: CognitoCalls, { ids, isUserPerItem }: Sight, { username, sub }: ItemRow) => {
  const digest = digestOf(username)
  if (!isUserPerItem && ids.has(digest, MARKS.ENABLED)) return { isEnabled: true }
  if (!isUserPerItem && ids.has(digest, MARKS.DISABLED)) return { isEnabled: false }
  // The list may lag behind, so nobody is gone because it left them out.
  return calls.findUser('sub', sub)
}

export const applying: Pass = {
  state: 'APPLYING',
  from: 'CHOSEN',
  done: 'ADDED',
  failed: 'FAILED',
  skipped: 'SKIPPED',
  act: 'RUN_ADDED',
  actor: ({ row }) => row.appliedBy ?? row.startedBy,
  looksAtUsers: true,
  aside: async ({ services }, usernames) => {
    const kept = await readExclusions(services, usernames)
    return new Map([...kept.keys()].map((username) => [username, { shelf: 'SKIPPED', outcomeReason: 'KEPT_OUT' }]))
  },
  judge: async (calls, sight, item) => {
    const user = await lookAtUser(calls, sight, item)
    if (!user) return { shelf: 'SKIPPED', ...GONE }
    const isMember = sight.isMemberPerItem
      ? await calls.isMember(item.username)
      : sight.ids.has(digestOf(item.username), MARKS.MEMBER)
    if (isMember === undefined) return { shelf: 'SKIPPED', ...GONE }
    if (isMember) return { shelf: 'ALREADY' }
    // Whom the plan showed as disabled, and somebody ticked all the same, is added.
    if (!user.isEnabled && item.isEnabled) return { shelf: 'SKIPPED', outcomeReason: 'DISABLED' }
    return undefined
  },
  carryOut: async ({ services }, calls, username) => {
    if (!(await calls.addMember(username))) return { shelf: 'SKIPPED', ...GONE }
    // Whoever keeps somebody out writes it down first and removes them then: looked at once more after adding, one of the
    // two always takes them out.
    const kept = await readExclusions(services, [username])
    if (!kept.has(username)) return { shelf: 'ADDED' }
    await calls.removeMember(username)
    return { shelf: 'SKIPPED', outcomeReason: 'KEPT_OUT' }
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
  aside: async () => new Map(),
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
