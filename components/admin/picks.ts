import { useSyncExternalStore } from 'react'

// The boxes are the browser's own: without script they send themselves. This only counts them.
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input.pick')]

export interface Picks {
  picked: number
  /** Of them, how many are no members yet. */
  repairable: number
  all: number
}

const NONE: Picks = { picked: 0, repairable: 0, all: 0 }
let last = NONE

const count = (): Picks => {
  const all = boxes()
  const picked = all.filter(({ checked }) => checked)
  const now = {
    picked: picked.length,
    repairable: picked.filter((box) => box.dataset.repairable).length,
    all: all.length,
  }
  const isSame = now.picked === last.picked && now.repairable === last.repairable && now.all === last.all
  if (!isSame) last = now
  return last
}

const listen = (tell: () => void) => {
  document.addEventListener('change', tell)
  return () => document.removeEventListener('change', tell)
}

/** How many of the page's users are ticked. */
export const usePicks = (): Picks => useSyncExternalStore(listen, count, () => NONE)

/** Ticks every box of the page, or none. */
export const pickEvery = (isPicked: boolean) => {
  for (const box of boxes()) box.checked = isPicked
  document.dispatchEvent(new Event('change'))
}
