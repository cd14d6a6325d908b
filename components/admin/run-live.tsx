'use client'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { FormState } from '../../lib/domain/result'
import { isActive, progressOf, type Run } from '../../lib/domain/run'
import { announce } from '../ui/announce'
import { runWords as words } from '../words/runs'
import { type Moments, pollRun, readProgress, type Seen } from './run-poll'
import { sentenceOf } from './run-sentence'

interface Live extends Seen {
  trouble?: 'retrying' | 'refused'
  /** How many more are chosen than the run knows of: boxes whose answer is on its way. */
  ahead: number
  isSaving: boolean
  /** Sends a box that was ticked or cleared, and counts it at once: one more chosen, or one less. */
  save: (by: 1 | -1, send: () => Promise<FormState>) => Promise<FormState>
}

const NOT_SENT: FormState = { error: { code: 'unavailable', message: words.notSent } }

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
  const [isSaving, setIsSaving] = useState(false)
  const pending = useRef(0)
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

  const save: Live['save'] = useCallback(
    async (by, send) => {
      pending.current += 1
      setIsSaving(true)
      setAhead((before) => before + by)
      const answer = await send().catch(() => NOT_SENT)
      if (answer.error) setAhead((before) => before - by)
      pending.current -= 1
      if (pending.current > 0) return answer
      const fresh = await readProgress(id)
      if (pending.current > 0) return answer
      setIsSaving(false)
      if (typeof fresh === 'object') {
        setSeen(fresh)
        setAhead(0)
      }
      return answer
    },
    [id],
  )
  useEffect(() => {
    if (!isSaving) return
    // Whoever leaves now would lose what they see as chosen: the browser asks.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isSaving])

  return <Context value={{ ...seen, trouble, ahead, isSaving, save }}>{children}</Context>
}
