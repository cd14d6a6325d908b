import { allItems, countShelves, moveItem } from '../records/items'
import { createBookingNotes } from '../records/scan-notes'
import { CallFailure, type Fault } from './call-failure'
import { closeChunk, type Means, openChunk } from './chunk'
import type { CognitoCalls } from './cognito-calls'
import type { Booking, Pass } from './pass'
import type { RunInHand } from './run-in-hand'
import { createRunLedger } from './run-ledger'
import { look } from './sight'

/** Puts back what is to be tried again, and counts every shelf: whoever chose items a moment ago may have died half-way. */
const prepare = async (run: RunInHand, pass: Pass) => {
  const { services, row, shift } = run
  const { returning } = row
  const to = { shelf: pass.from, epoch: shift.epoch }
  if (returning)
    for await (const items of allItems(services, row.id)) {
      const failed = items.filter(({ shelf }) => shelf === returning)
      await Promise.all(failed.map((item) => moveItem(services, item, returning, to)))
      await run.requireLease()
    }
  await run.write({ counts: await countShelves(services, row.id, run.requireLease), isPrepared: true }, ['returning'])
}

/** What kept everybody from getting through. */
const whatIsDown = (pass: Pass, booked: Booking[]) => {
  const [first] = booked
  return first && booked.every(({ shelf }) => shelf === pass.failed) ? first.outcomeReason : undefined
}

/** Carries a pass on from wherever it stands, chunk by chunk, to its end. */
export const carryOutPass = async (run: RunInHand, pass: Pass, calls: CognitoCalls): Promise<void> => {
  const { services, row } = run
  const means: Means = {
    pass,
    calls,
    ledger: createRunLedger(services, row.id),
    note: await createBookingNotes(services, row.id),
  }
  // A chunk that is open was judged when it was written down, and comes before everything else.
  if (row.chunk) await closeChunk(run, means, row.chunk)
  run.checkpoint()
  if (!row.isPrepared) await prepare(run, pass)
  const sight = await look(run, pass, calls)
  for (;;) {
    run.checkpoint()
    const opened = await openChunk(run, means, sight)
    if (!opened || !row.chunk) break
    const booked = await closeChunk(run, means, row.chunk, opened)
    await run.report()
    const reason = whatIsDown(pass, booked)
    // Nobody got through and there are more: to go on would only fail them all.
    if (reason && (row.counts[pass.from] ?? 0) > 0) throw new CallFailure(reason as Fault, undefined)
  }
  const counts = await countShelves(services, row.id, run.requireLease)
  const at = new Date(services.now()).toISOString()
  await run.finish({ ...pass.finished(at), counts }, ['cursor', 'rate', 'isPrepared', 'lookedAt', 'judgedAt'])
}
