'use client'
import { useEffect, useRef } from 'react'
import { usersWords as words } from '../words/admin-users'
import { pickEvery, usePicks } from './picks'

/** Ticks all users shown. It needs script, and is not there without. */
export function PickAll() {
  const { picked, all } = usePicks()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = picked > 0 && picked < all
  }, [picked, all])
  return (
    <label className="script-only ml-[calc(var(--bleed)_-_.8125rem)] grid size-hit place-items-center">
      <input
        ref={box}
        type="checkbox"
        className="box"
        aria-label={words.pickAll}
        checked={picked > 0 && picked === all}
        onChange={({ target }) => pickEvery(target.checked)}
      />
    </label>
  )
}
