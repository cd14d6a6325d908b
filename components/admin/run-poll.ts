import type { RunState } from '../../lib/domain/repair'
import type { Run } from '../../lib/domain/run'

/** A run, and the moment (ISO 8601) at which it stood so. */
export interface Seen {
  run: Run
  now: string
}

export interface Moments {
  onSeen: (seen: Seen) => void
  onStale: () => void
  onTrouble: (trouble: 'retrying' | 'refused' | undefined) => void
}

const EVERY_MS = 2_000
const SELDOM_MS = 30_000
const PATIENCE_MS = 10_000
const LIST_MS = 10_000

/** The run as it stands now; `refused` when asking again is of no use. */
export const readProgress = async (id: string): Promise<Seen | 'refused' | 'failed'> => {
  try {
    const reply = await fetch(`/admin/runs/${id}/progress`, {
      cache: 'no-store',
      // The signed-out are led to sign in, which is no run.
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (reply.ok) return (await reply.json()) as Seen
    return reply.status >= 500 || reply.status === 429 ? 'failed' : 'refused'
  } catch {
    return 'failed'
  }
}

/** Looks at a run every two seconds while the page can be seen, ever less often while that fails. Answers how to stop. */
export const pollRun = (id: string, state: RunState, { onSeen, onStale, onTrouble }: Moments) => {
  let [failures, isOver, isLooking] = [0, false, false]
  let listedAt = Date.now()
  let timer = 0

  const look = async () => {
    if (document.hidden || isLooking) return
    isLooking = true
    const answer = await readProgress(id)
    isLooking = false
    if (isOver) return
    if (answer === 'refused') return onTrouble('refused')
    failures = answer === 'failed' ? failures + 1 : 0
    onTrouble(answer === 'failed' ? 'retrying' : undefined)
    if (answer !== 'failed') {
      onSeen(answer)
      if (answer.run.state !== state || (state !== 'SCANNING' && Date.now() - listedAt > LIST_MS)) {
        listedAt = Date.now()
        onStale()
      }
    }
    timer = window.setTimeout(look, Math.min(EVERY_MS * 2 ** failures, SELDOM_MS))
  }
  const onVisible = () => {
    window.clearTimeout(timer)
    void look()
  }

  timer = window.setTimeout(look, EVERY_MS)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    isOver = true
    window.clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
