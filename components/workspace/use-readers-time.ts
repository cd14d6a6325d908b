'use client'
import { useMemo, useSyncExternalStore } from 'react'
import { dayIn } from './due-words'
import type { ReadersTime } from './row-model'

const never = () => () => {}

/** What the clock says where the reader is; in UTC until there is script. `now`: when the page was made, ISO 8601. */
export const useReadersTime = (now: string): ReadersTime => {
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
