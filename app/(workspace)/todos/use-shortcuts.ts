'use client'
import { useEffect, useRef } from 'react'
import type { ListKeys } from './list-shortcuts'

/** Has keys act on the list, as soon as what listens for them is there. */
export const useShortcuts = (keys: ListKeys): void => {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    let stop: (() => void) | undefined
    let isOver = false
    void import('./list-shortcuts').then(
      ({ listenForKeys }) => {
        if (!isOver) stop = listenForKeys(() => current.current)
      },
      () => {},
    )
    return () => {
      isOver = true
      stop?.()
    }
  }, [])
}
