'use client'
import { useSyncExternalStore } from 'react'
import { clockWords, dayWords, exactWords } from './day-words'

interface MomentProps {
  at: string
  now: string
  /** The hour alone; or the hour on every day. Else the hour is left out on other days. */
  clockOnly?: boolean
  isExact?: boolean
}

const never = () => () => {}

/** A moment in words: in UTC as the server sends it, in the reader's own time once there is script. */
export function Moment({ at, now, clockOnly = false, isExact = false }: MomentProps) {
  const inWords = (timeZone?: string) =>
    clockOnly ? clockWords(at, timeZone) : (isExact ? exactWords : dayWords)(at, now, timeZone)
  const words = useSyncExternalStore(
    never,
    () => inWords(),
    () => inWords('UTC'),
  )
  return <time dateTime={at}>{words}</time>
}
