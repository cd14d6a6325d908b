import type { LedgerAct, LedgerOutcome } from '../../lib/domain/repair'

/**
 * A row of the AuditEvent table, appended and never changed: functions may put, not update nor delete. Key: `chain` and `seq`;
 * indexes `byTime` (`timeline`, `moment`) and `bySubject` (`subject`, `moment`). Opaque ids only.
 */
export interface LedgerRow {
  /** `run#<id>` or `day#2026-11-23`: a chain per run or day, so that acts do not contend. */
  chain: string
  /** From 1, without gaps. */
  seq: number
  /** ISO 8601. */
  at: string
  /** Sub of an administrator or member, `schedule` or `door`. */
  actor: string
  act: LedgerAct
  /** Sub of the user it was done to; absent when it was done to nobody. */
  subject?: string
  outcome: LedgerOutcome
  /** A word: which setting, why refused. */
  detail?: string
  runId?: string
  /** The row, in the same chain, that said BEGUN. */
  begunSeq?: number
  /** SHA-256, hex, of the row before; of the chain's name for the first. */
  previousHash: string
  /** SHA-256, hex, of all of the above in the order of their names. */
  hash: string
  timeline: 'all'
  /** `<at>#<chain>#<seq, padded>`: unique, and sorts by time. */
  moment: string
}
