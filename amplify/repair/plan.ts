import { itemKey, shelfKey } from '../records/items'
import { clearItems, putItems } from '../records/put-items'
import { readExclusions } from '../records/read-exclusions'
import type { ItemRow, RunRow, ShelfCounts } from '../records/runs'
import { keptPages } from '../records/walk-pages'
import { digestOf, type IdSet, MARKS } from './id-set'
import { type FoundUser, judgeUser } from './judge-user'
import type { RunInHand } from './run-in-hand'
import { createRunLedger } from './run-ledger'
import { beginPass } from './run-move'

// Rows of pages in one read: at most 1 MB.
const PAGES_AT_ONCE = 70
const PLANNED_AT_ONCE = 500
export const ITEMS_LAST_SECONDS = 30 * 86_400

const itemOf = ({ row, shift, services }: RunInHand, user: FoundUser, isKeptOut: boolean): ItemRow => {
  const runId = row.id
  const judged = judgeUser(user, isKeptOut)
  return {
    ...user,
    ...judged,
    runId,
    key: itemKey(user.username),
    epoch: shift.epoch,
    shelfKey: shelfKey(runId, judged.shelf),
    expiresAt: Math.floor(services.now() / 1000) + ITEMS_LAST_SECONDS,
  }
}

type Figures = Pick<RunRow, 'users' | 'members' | 'counts' | 'scanned'>

/** The plan is complete. The nightly run, when it is set so, goes on at once. */
export const finishPlan = async (run: RunInHand, figures: Figures): Promise<void> => {
  const { row, services } = run
  const at = new Date(services.now()).toISOString()
  const planned = { ...figures, chosen: figures.counts.CHOSEN ?? 0, plannedAt: at }
  if (!row.appliesItself || planned.chosen === 0)
    return run.finish({ ...planned, state: 'PLANNED' }, ['cursor', 'rate'])
  const { startedBy, ledgerNext: seq } = row
  await createRunLedger(services, row.id).write({ seq, at, actor: startedBy, act: 'APPLY_RUN', outcome: 'BEGUN' })
  const { set, remove } = beginPass(row, { state: 'APPLYING', appliedBy: startedBy, appliedAt: at })
  await run.finish({ ...planned, ...set, ledgerNext: seq + 1 }, remove)
}

/** A scan that begins anew plans anew. */
export const clearEarlierPlan = async ({ services, row, requireLease }: RunInHand): Promise<void> => {
  if (row.cursor === undefined && row.userWalk.generation > 1) await clearItems(services, row.id, requireLease)
}

/**
 * Writes the frozen list: everybody whom the walks met as a user and not as a member. A user who was met twice, since
 * pages shift, is one item.
 */
export const plan = async (
  run: RunInHand,
  ids: IdSet,
  scanned?: RunRow['scanned'],
  met: Pick<RunRow, 'users' | 'members'> = {
    users: ids.count(MARKS.ENABLED | MARKS.DISABLED),
    members: ids.count(MARKS.ENABLED | MARKS.DISABLED, MARKS.MEMBER),
  },
): Promise<void> => {
  const { services, row } = run
  const counts: ShelfCounts = { ...row.counts }
  const resumed = row.cursor
  await clearEarlierPlan(run)
  let batch: FoundUser[] = []
  const flush = async (page: number) => {
    const excluded = await readExclusions(
      services,
      batch.map(({ username }) => username),
    )
    const items = batch.map((user) => itemOf(run, user, excluded.has(user.username)))
    await putItems(services, items)
    for (const { shelf } of items) counts[shelf] = (counts[shelf] ?? 0) + 1
    batch = []
    await run.write({ cursor: String(page), counts })
    run.checkpoint()
  }
  let last = -1
  const at = { runId: row.id, kind: 'user', generation: row.userWalk.generation } as const
  for await (const { page, content } of keptPages(services, at, ['users'], PAGES_AT_ONCE)) {
    for (const user of content.users ?? []) {
      const digest = digestOf(user.username)
      if (ids.has(digest, MARKS.MEMBER | MARKS.PLANNED)) continue
      ids.mark(digest, MARKS.PLANNED)
      // What a worker before this one has written is only marked.
      if (resumed === undefined || page > Number(resumed)) batch.push(user)
    }
    last = page
    await run.requireLease()
    if (batch.length >= PLANNED_AT_ONCE) await flush(page)
  }
  if (batch.length > 0) await flush(last)
  await finishPlan(run, { ...met, counts, scanned })
}
