'use client'
import { useState } from 'react'
import { keepFocus } from './row-focus'

export interface Selection {
  ids: ReadonlySet<string>
  toggle: (id: string, isRange: boolean) => void
  setAll: (isAll: boolean) => void
  start: () => void
  stop: () => void
}

/** Which of one's own todos are selected; undefined while none are being. `own`: ids of those that can be, in their order. */
export const useSelection = (own: string[]): { selection: Selection | undefined; select: Selection } => {
  const [state, setState] = useState<{ ids: ReadonlySet<string>; last?: string } | undefined>()
  const present = new Set(own)
  const ids = new Set([...(state?.ids ?? [])].filter((id) => present.has(id)))
  const select: Selection = {
    ids,
    toggle: (id, isRange) => {
      const isOn = !ids.has(id)
      const [from, to] = [own.indexOf(state?.last ?? id), own.indexOf(id)]
      const range = isRange && from >= 0 ? own.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
      for (const each of range)
        if (isOn) ids.add(each)
        else ids.delete(each)
      setState({ ids, last: id })
    },
    setAll: (isAll) => setState({ ids: new Set(isAll ? own : []) }),
    start: () => {
      keepFocus()
      setState({ ids: new Set() })
    },
    stop: () => {
      keepFocus()
      setState(undefined)
    },
  }
  return { selection: state && select, select }
}
