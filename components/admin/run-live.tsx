'use client'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { isActive, progressOf, type Run } from '../../lib/domain/run'
import { announce } from '../ui/announce'
import { runWords as words } from '../words/runs'
import { type Moments, pollRun, readProgress, type Seen } from './run-poll'
import { sentenceOf } from './run-sentence'

interface Live extends Seen {
  trouble?: 'retrying' | 'refused'
  /** How many more are chosen than the run knows of: boxes whose answer is on its way. */
  ahead: number
  /** A box was ticked or cleared, or goes back. */
  lean: (by: number) => void
  /** Asks for the run again, and forgets what was ahead of it. */
  settle: () => Promise<void>
}

const Context = createContext<Live | undefined>(undefined)

export const useRun = (): Live => {
  const live = useContext(Context)
  if (!live) throw new Error('useRun stands outside RunLive')
  return live
}

const QUARTERS = 4
const quarterOf = (run: Run) => {
  const progress = progressOf(run)
  return progress && progress.of > 0 ? Math.floor((progress.done / progress.of) * QUARTERS) : 0
}

const sayMilestone = (before: Run, after: Run) => {
  const { says, alert = '' } = sentenceOf(after)
  if (before.state !== after.state) announce(`${says}${alert}`)
  else if (quarterOf(after) > quarterOf(before)) announce(words.milestone((quarterOf(after) * 100) / QUARTERS))
}

/** Keeps a run fresh while a worker is on it, and hands it to the parts of the page that show it. */
export function RunLive({ initial, children }: { initial: Seen; children: ReactNode }) {
  const router = useRouter()
  const [given, setGiven] = useState(initial)
  const [seen, setSeen] = useState(initial)
  const [trouble, setTrouble] = useState<Live['trouble']>()
  const [ahead, setAhead] = useState(0)
  const said = useRef(initial.run)
  if (given !== initial) {
    setGiven(initial)
    setSeen(initial)
    setAhead(0)
  }
  const { id, state } = seen.run
  const isOn = isActive(seen.run)

  useEffect(() => {
    if (!isOn) return
    const moments: Moments = {
      onSeen: (fresh) => {
        sayMilestone(said.current, fresh.run)
        said.current = fresh.run
        setSeen(fresh)
      },
      // The list under the figures is the server's: it is read again now and then, and when the run has changed its state.
      onStale: () => router.refresh(),
      onTrouble: setTrouble,
    }
    return pollRun(id, state, moments)
  }, [id, state, isOn, router])

  const lean = useCallback((by: number) => setAhead((before) => before + by), [])
  const settle = useCallback(async () => {
    const fresh = await readProgress(id)
    if (typeof fresh !== 'object') return
    setSeen(fresh)
    setAhead(0)
  }, [id])

  return <Context value={{ ...seen, trouble, ahead, lean, settle }}>{children}</Context>
}
