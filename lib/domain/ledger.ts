import type { LedgerAct, LedgerOutcome } from './repair'

/** A row of the ledger as the API answers it. */
export interface LedgerEvent {
  chain: string
  seq: number
  /** ISO 8601. */
  at: string
  /** Sub of an administrator or member, `schedule` or `door`. */
  actor: string
  act: LedgerAct
  /** Sub of the user it was done to. */
  subject?: string
  outcome: LedgerOutcome
  detail?: string
  runId?: string
  /** The row, in the same chain, that said BEGUN. */
  begunSeq?: number
  previousHash: string
  hash: string
}

export interface LedgerPage {
  events: LedgerEvent[]
  nextCursor?: string
  /** Set when filters left little of much: the time of the last row that was looked at. */
  searchedTo?: string
}

/** An act: its end, with its beginning folded into it; or its beginning alone, when its end is not known. */
export interface LedgerEntry {
  event: LedgerEvent
  begunAt?: string
}

const MOST_OPEN = 40

const keyOf = (chain: string, seq: number) => `${chain}:${seq}`

/**
 * Events, newest first, as acts. `ended`: beginnings whose end stood on a page before this one; answers those whose
 * beginning is still to come, for the next.
 */
export const foldEvents = (events: readonly LedgerEvent[], ended: readonly string[]) => {
  const begun = new Map(
    events.filter(({ outcome }) => outcome === 'BEGUN').map((event) => [keyOf(event.chain, event.seq), event]),
  )
  const ends = events.flatMap(({ chain, begunSeq }) => (begunSeq ? [keyOf(chain, begunSeq)] : []))
  const hidden = new Set([...ended, ...ends])
  const entries = events
    .filter((event) => event.outcome !== 'BEGUN' || !hidden.has(keyOf(event.chain, event.seq)))
    .map(
      (event): LedgerEntry => ({
        event,
        begunAt: event.begunSeq ? begun.get(keyOf(event.chain, event.begunSeq))?.at : undefined,
      }),
    )
  return { entries, open: [...hidden].filter((key) => !begun.has(key)).slice(0, MOST_OPEN) }
}

/** The chains that rows belong to, each once. */
export const chainsOf = (events: readonly LedgerEvent[]) => [...new Set(events.map(({ chain }) => chain))]
