import type { TodoStore } from '../../../lib/client/todo-store'
import type { TodoPage } from '../../../lib/domain/todo'
import { rowElement } from './row-focus'

// Of this tab: where its reader was in the list that they left last.
const STORED = 'commons.place'

interface Place {
  address: string
  rows: number
  /** The row at the top of the window, and where in the window it began. */
  id: string
  top: number
}

const here = () => location.pathname + location.search

/** For when a list is left. */
export const rememberPlace = (store: TodoStore): void => {
  const row = [...document.querySelectorAll<HTMLElement>('li[data-id]')].find(
    (each) => each.getBoundingClientRect().bottom > 0,
  )
  const id = row?.dataset.id
  sessionStorage.removeItem(STORED)
  if (!row || !id || scrollY === 0) return
  const place: Place = { address: here(), rows: store.read().rows.length, id, top: row.getBoundingClientRect().top }
  sessionStorage.setItem(STORED, JSON.stringify(place))
}

const isReturn = () =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => 'type' in entry && (entry.type === 'back_forward' || entry.type === 'reload'))

const readPlace = (): Place | undefined => {
  const stored = sessionStorage.getItem(STORED)
  sessionStorage.removeItem(STORED)
  const place = stored ? (JSON.parse(stored) as Place) : undefined
  return place?.address === here() && isReturn() ? place : undefined
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/**
 * After Back and after a reload: loads the list as far as it was loaded, and shows what was at the top of the window; unless
 * its reader has gone on by then. What the browser itself restores ends where the first page does.
 */
export const comeBack = async (
  store: TodoStore,
  fetchAsFar: (count: number) => Promise<TodoPage | number>,
): Promise<void> => {
  const place = readPlace()
  const { rows, nextCursor } = store.read()
  if (!place || !nextCursor || place.rows <= rows.length) return
  const moved = new AbortController()
  for (const event of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    addEventListener(event, () => moved.abort(), { once: true, passive: true, signal: moved.signal })
  const page = await fetchAsFar(place.rows).catch(() => 0)
  if (typeof page === 'number') return
  store.append(page)
  // Rows have their height when they come near the window: the first time it is guessed.
  for (let times = 0; times < 3 && !moved.signal.aborted; times += 1) {
    await nextFrame()
    const top = rowElement(place.id)?.getBoundingClientRect().top
    if (top === undefined) break
    scrollBy(0, top - place.top)
  }
  moved.abort()
}
