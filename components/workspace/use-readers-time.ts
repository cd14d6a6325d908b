'use client'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { dayIn } from './due-words'
import type { ReadersTime } from './row-model'

const LOOK_EVERY_MS = 60_000

const never = () => () => {}

const hourOf = (time: string) => time.slice(0, 13)

/** The time now, ISO 8601, by the clock of the server that said `made`; new with each hour, so that a day ends on the page too. */
const useNow = (made: string): string => {
  const [now, setNow] = useState(made)
  useEffect(() => {
    const ahead = Date.parse(made) - Date.now()
    const look = () => {
      const next = new Date(Date.now() + ahead).toISOString()
      setNow((before) => (hourOf(before) === hourOf(next) ? before : next))
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    // A machine that slept looks as soon as it is looked at.
    document.addEventListener('visibilitychange', look)
    addEventListener('focus', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      removeEventListener('focus', look)
    }
  }, [made])
  return now
}

/** What the clock says where the reader is; in UTC until there is script. `made`: when the page was made, ISO 8601. */
export const useReadersTime = (made: string): ReadersTime => {
  const now = useNow(made)
  const isHere = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return useMemo(() => {
    const timeZone = isHere ? undefined : 'UTC'
    return { now, today: dayIn(now, timeZone), timeZone }
  }, [now, isHere])
}
