import 'server-only'

type PartName = 'AppSync' | 'Cognito'

interface Ports {
  /** True when it answered within the time that a health check waits. Never rejects. */
  reaches: Record<PartName, () => Promise<boolean>>
  /** Milliseconds since the epoch. */
  now: () => number
}

export interface Readiness {
  cannotReach: PartName[]
}

// However often it is asked, what stands behind is asked once in so many milliseconds.
const REMEMBERED = 5000

/** Tells which of what the app stands on does not answer. */
export const makeReadiness = ({ reaches, now }: Ports): (() => Promise<Readiness>) => {
  const look = async (): Promise<Readiness> => {
    const parts = Object.entries(reaches) as [PartName, () => Promise<boolean>][]
    const answers = await Promise.all(parts.map(([, reach]) => reach()))
    return { cannotReach: parts.flatMap(([name], at) => (answers[at] ? [] : [name])) }
  }
  let last: { at: number; answer: Promise<Readiness> } | undefined
  return () => {
    if (!last || now() - last.at >= REMEMBERED) last = { at: now(), answer: look() }
    return last.answer
  }
}
