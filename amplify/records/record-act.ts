import type { Services } from '../services'
import { append, type LedgerEntry } from './ledger'

/** What an operation answers, as far as the ledger is interested. */
interface Answer {
  refusal?: string | null
  outcome?: string | null
}

const outcomeOf = ({ refusal, outcome }: Answer, detail: string | undefined) => {
  if (refusal) return { outcome: 'REFUSED', detail: refusal } as const
  if (outcome === 'ALREADY') return { outcome, detail } as const
  // Begun, and to be asked for again: an act of its own each time.
  return { outcome: 'DONE', detail: outcome === 'PARTLY' ? outcome : detail } as const
}

/**
 * Carries out one act with a row of the ledger before it and another behind it, in the same chain, so that a death in
 * between leaves a row that says BEGUN. An act that cannot be written down is not begun. What it throws is written down as
 * FAILED, and thrown.
 */
export const recordAct = async <Result extends object>(
  services: Pick<Services, 'dynamo' | 'tables' | 'now'>,
  entry: Pick<LedgerEntry, 'actor' | 'act' | 'subject' | 'detail' | 'runId'>,
  run: () => Promise<Result & Answer>,
  /** Whom it was done to, when only the act itself could tell. */
  subjectOf: (result: Result) => string | undefined = () => entry.subject,
): Promise<Result & Answer> => {
  const begun = await append(services, { ...entry, outcome: 'BEGUN' })
  const end = (ending: Pick<LedgerEntry, 'outcome' | 'detail' | 'subject'>) =>
    append(services, { ...entry, ...ending, chain: begun.chain, begunSeq: begun.seq })
  let result: Result & Answer
  try {
    result = await run()
  } catch (error) {
    // Its own failure would hide what happened; BEGUN alone says that the end is not known.
    await end({ outcome: 'FAILED', detail: error instanceof Error ? error.name : undefined }).catch(() => {})
    throw error
  }
  await end({ ...outcomeOf(result, entry.detail), subject: subjectOf(result) })
  return result
}
