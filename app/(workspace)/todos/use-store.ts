'use client'
import { useEffect, useState } from 'react'
import { createTodoStore, type TodoStore } from '../../../lib/client/todo-store'
import type { TodoPage } from '../../../lib/domain/todo'
import type { TodoView } from '../../../lib/domain/todo-view'
import { post, send } from './send'

/** Whether something was written into a field of the list and not sent. */
const isAnythingWritten = () =>
  [...document.querySelectorAll<HTMLTextAreaElement>('main :is(textarea, #new-todo)')].some(
    (field) => field.value !== field.defaultValue,
  )

// A page that nobody sees is not painted.
const NO_PAINT_MS = 500
const afterPaint = (run: () => void) => {
  const frame = requestAnimationFrame(() => setTimeout(run))
  // By then it has run, which again does no harm, or waits for a frame that does not come.
  setTimeout(() => {
    cancelAnimationFrame(frame)
    run()
  }, NO_PAINT_MS)
}

/** The store of one list. `now`: when the server made the page, by its own clock; ISO 8601. */
export const useStore = (view: TodoView, actorId: string, page: TodoPage, isHead: boolean, now: string): TodoStore => {
  const [store] = useState(() => {
    // The server's clock, however wrong this machine's is.
    const ahead = typeof window === 'undefined' ? 0 : Date.parse(now) - Date.now()
    return createTodoStore({
      view,
      actorId,
      page,
      isHead,
      send,
      afterPaint,
      now: () => Date.now() + ahead,
      random: () => crypto.getRandomValues(new Uint8Array(10)),
    })
  })
  useEffect(() => {
    const leave = () => store.sendRest(post)
    const warn = (event: BeforeUnloadEvent) => {
      const isWaiting = store.read().unsaved > 0 && !navigator.onLine
      if (store.isAnythingStuck() || isWaiting || isAnythingWritten()) event.preventDefault()
    }
    addEventListener('pagehide', leave)
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('pagehide', leave)
      removeEventListener('beforeunload', warn)
    }
  }, [store])
  return store
}
