'use client'
import type { MouseEvent } from 'react'
import type { RowAct } from '../../../components/workspace/row-model'

export type RowActs = Record<RowAct, (id: string, event: MouseEvent) => void>

/** One listener for every row: which todo, and what to do with it, stand on what was pressed. */
export const listenFor = (acts: RowActs) => (event: MouseEvent) => {
  const { target } = event
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.button !== 0) return
  const pressed = target.closest<HTMLElement>('[data-act]')
  const id = pressed?.closest<HTMLElement>('[data-id]')?.dataset.id
  if (!pressed || !id) return
  const act = acts[pressed.dataset.act as RowAct]
  // A new tab is asked for by the link itself.
  if (event.shiftKey && pressed.tagName === 'A') return
  if (!(pressed instanceof HTMLInputElement)) event.preventDefault()
  act(id, event)
}
