import { itemsAfter, moveItem, readItems } from '../records/items'
import type { ChunkIntent, ItemRow, ShelfCounts } from '../records/runs'
import type { createBookingNotes } from '../records/scan-notes'
import { CallFailure } from './call-failure'
import type { CognitoCalls } from './cognito-calls'
import type { Booking, Pass, Sight } from './pass'
import type { RunInHand } from './run-in-hand'
import type { RunLedger } from './run-ledger'
import { together } from './together'

/** What the chunks of one pass are worked with. */
export interface Means {
  pass: Pass
  calls: CognitoCalls
  ledger: RunLedger
  note: Awaited<ReturnType<typeof createBookingNotes>>
}

const READ_AT_ONCE = 100
// An order is obeyed between two chunks: at a slow pace they are smaller.
const LONGEST_CHUNK_SECONDS = 2

const sizeOf = ({ row: { pace }, shift }: RunInHand) => {
  const perSecond = (pace.groupChangePerSecond * pace.ratePercent) / 100
  return Math.min(shift.chunkSize, Math.ceil(perSecond * LONGEST_CHUNK_SECONDS))
}

const failure = (pass: Pass, error: unknown): Booking => {
  if (!(error instanceof CallFailure)) throw error
  switch (error.fault) {
    case 'THROTTLED':
    case 'UNAVAILABLE':
    case 'GROUP_MISSING':
      return { shelf: pass.failed, outcomeReason: error.fault }
    case 'NOT_FOUND':
      return { shelf: pass.skipped, outcomeReason: 'DELETED' }
    default:
      return { shelf: pass.failed, outcomeReason: 'REFUSED' }
  }
}

/** The next items that are to be done, in the order in which the table has them. */
const nextItems = async (run: RunInHand, { from }: Pass): Promise<ItemRow[]> => {
  const { services, row } = run
  const size = sizeOf(run)
  const found: ItemRow[] = []
  for (let after = row.cursor, isLast = false; !isLast && found.length < size; ) {
    const page = await itemsAfter(services, row.id, after, READ_AT_ONCE)
    found.push(...page.items.filter(({ shelf }) => shelf === from))
    after = page.items.at(-1)?.username ?? after
    isLast = page.isLast
  }
  return found.slice(0, size)
}

/** Judges the next items and writes down what is about to be done. Undefined when all is done. */
export const openChunk = async (
  run: RunInHand,
  { pass, calls }: Means,
  sight: Sight,
): Promise<ItemRow[] | undefined> => {
  const items = await nextItems(run, pass)
  const last = items.at(-1)
  if (!last) return undefined
  const usernames = items.map(({ username }) => username)
  const aside = await pass.aside(run, items)
  const judge = async (item: ItemRow) => {
    if (aside.has(item.username)) return
    try {
      const booking = await pass.judge(calls, sight, item)
      if (booking) aside.set(item.username, booking)
    } catch (error) {
      aside.set(item.username, failure(pass, error))
    }
  }
  await together(run, items.map(judge))
  const chunk: ChunkIntent = {
    usernames: usernames.filter((username) => !aside.has(username)),
    aside: [...aside].map(([username, booking]) => ({ username, ...booking })),
    last: last.username,
    ledgerFrom: run.row.ledgerNext,
  }
  await run.write({ chunk })
  return items
}

const carryOut = async (run: RunInHand, pass: Pass, calls: CognitoCalls, username: string): Promise<Booking> => {
  try {
    return await pass.carryOut(run, calls, username)
  } catch (error) {
    return failure(pass, error)
  }
}

/**
 * Does what the open chunk says, or finishes what a worker that died has begun: who is not booked is done (again, which
 * Cognito takes as nothing), booked once, and told of in the ledger in the chunk's order.
 */
export const closeChunk = async (
  run: RunInHand,
  { pass, calls, ledger, note }: Means,
  chunk: ChunkIntent,
  opened?: ItemRow[],
): Promise<Booking[]> => {
  const { services, row, shift } = run
  const found =
    opened ?? (await readItems(services, row.id, [...chunk.usernames, ...chunk.aside.map((one) => one.username)]))
  const items = new Map(found.map((item) => [item.username, item]))
  const book = async (username: string, decide: () => Promise<Booking>): Promise<ItemRow | undefined> => {
    const item = items.get(username)
    if (!item || item.shelf !== pass.from) return item
    return moveItem(services, item, pass.from, { ...(await decide()), epoch: shift.epoch })
  }
  const booked: Promise<ItemRow | undefined>[] = []
  for (const username of chunk.usernames) booked.push(book(username, () => carryOut(run, pass, calls, username)))
  let ledgerNext = chunk.ledgerFrom
  // In the chunk's order, each as soon as it and all before it are booked.
  const tell = async () => {
    for (const one of booked) {
      const item = await one
      if (item?.shelf !== pass.done || !item.bookedAt) continue
      await ledger.write({
        seq: ledgerNext,
        at: item.bookedAt,
        actor: pass.actor(run),
        act: pass.act,
        subject: item.sub,
        outcome: 'DONE',
      })
      ledgerNext += 1
    }
  }
  const set = chunk.aside.map(({ username, ...booking }) => book(username, async () => booking))
  await together(run, [...booked, ...set, tell()])
  const rows = (await Promise.all([...booked, ...set])).filter((item) => item !== undefined)
  await note(rows)
  const counts: ShelfCounts = { ...row.counts }
  for (const { shelf } of rows) {
    counts[pass.from] = (counts[pass.from] ?? 0) - 1
    counts[shelf] = (counts[shelf] ?? 0) + 1
  }
  await run.write({ counts, cursor: chunk.last, ledgerNext }, ['chunk'])
  return rows
}
