/** `skipped`: it was not looked at, and is not called fine. */
export type Verdict = 'fine' | 'warning' | 'fault' | 'skipped'

export interface Judgement {
  verdict: Verdict
  sentence: string
  /** How to mend it, or how to have it checked. */
  remedy?: string
}

export interface Finding extends Judgement {
  check: string
}

export const fine = (sentence: string): Judgement => ({ verdict: 'fine', sentence })
export const warning = (sentence: string, remedy: string): Judgement => ({ verdict: 'warning', sentence, remedy })
export const fault = (sentence: string, remedy: string): Judgement => ({ verdict: 'fault', sentence, remedy })
export const skipped = (sentence: string, remedy?: string): Judgement => ({
  verdict: 'skipped',
  sentence,
  ...(remedy !== undefined && { remedy }),
})
