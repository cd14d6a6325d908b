import type { RunRow } from '../../../records/runs'
import { type Moments, momentsOf } from './moments'

// An order's own row is written behind what it did.
const AFTERWARDS_MS = 60_000

/**
 * The time in which a run's rows were written: its chain has what it did to users, chains of days the orders that it was
 * given, and only by time are both in one order.
 */
export const runSpan = (run: RunRow, { first, last }: Moments): Moments => {
  const ends = [run.appliedAt, run.finishedAt, run.undoneAt].flatMap((at) => (at ? [Date.parse(at)] : []))
  const isOver = ends.length > 0 && ['DONE', 'UNDONE', 'CANCELLED'].includes(run.state)
  const to = isOver ? new Date(Math.max(...ends) + AFTERWARDS_MS).toISOString() : undefined
  const own = momentsOf({ from: run.createdAt, to }) ?? { first, last }
  return { first: own.first > first ? own.first : first, last: own.last < last ? own.last : last }
}
