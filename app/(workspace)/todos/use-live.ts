'use client'
import { useEffect, useRef, useState } from 'react'
import type { Trouble } from '../../../components/workspace/status-line'
import type { CurrentOptions } from './keep-current'
import { fetchLaterParts } from './later-parts'

/** Keeps a list up to date from the moment when the page is usable. Answers what stands in the way of that. */
export const useLive = ({
  store,
  view,
  after,
  isListening,
  actorId,
  nameOf,
}: Omit<CurrentOptions, 'onTrouble'>): Trouble | undefined => {
  const [trouble, setTrouble] = useState<Trouble | undefined>()
  const names = useRef(nameOf)
  names.current = nameOf

  useEffect(() => {
    let stop: (() => void) | undefined
    let isOver = false
    const begin = async () => {
      void fetchLaterParts()
      const { keepCurrent } = await import('./keep-current')
      if (isOver) return
      stop = keepCurrent({
        ...{ store, view, after, isListening, actorId },
        nameOf: (ownerId) => names.current(ownerId),
        onTrouble: setTrouble,
      })
    }
    // Nothing of this is in the way of the first click.
    const timer = setTimeout(() => void begin().catch(() => setTrouble('reconnecting')), 300)
    return () => {
      isOver = true
      clearTimeout(timer)
      stop?.()
    }
  }, [store, view, after, isListening, actorId])

  return trouble
}
