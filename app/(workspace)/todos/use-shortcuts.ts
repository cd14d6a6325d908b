'use client'
import { useEffect, useRef } from 'react'
import { shortcutOf } from '../../../lib/client/shortcuts'

/** Calls what a key stands for, by the key. */
export const useShortcuts = (acts: Record<string, () => void>): void => {
  const current = useRef(acts)
  current.current = acts
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = current.current[shortcutOf(event) ?? '']
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
