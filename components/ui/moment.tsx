'use client'
import { useSyncExternalStore } from 'react'
import { clockWords, dayWords } from './day-words'

const never = () => () => {}

/** A moment in words: in UTC as the server sends it, in the reader's own time once there is script. */
export function Moment({ at, now, clockOnly = false }: { at: string; now: string; clockOnly?: boolean }) {
  const inWords = (timeZone?: string) => (clockOnly ? clockWords(at, timeZone) : dayWords(at, now, timeZone))
  const words = useSyncExternalStore(
    never,
    () => inWords(),
    () => inWords('UTC'),
  )
  return <time dateTime={at}>{words}</time>
}
