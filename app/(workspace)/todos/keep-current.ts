import type { Trouble } from '../../../components/workspace/status-line'
import { startLiveUpdates } from '../../../lib/client/live-updates'
import type { TodoStore } from '../../../lib/client/todo-store'
import type { Todo, TodoPage } from '../../../lib/domain/todo'
import type { TodoView } from '../../../lib/domain/todo-view'
import { comeBack, rememberPlace } from './come-back'
import { fetchPage } from './fetch-page'
import { tellOthers } from './tell-others'

const LIMIT_MS = 15_000
const EVERY_MS = 30_000
const SETTLE_MS = 250
const LARGEST_PAGE = 200
const MOST_PAGES = 5

const fetchAsFar = async (view: TodoView, after: string | undefined, count: number): Promise<TodoPage | number> => {
  let whole: TodoPage = { todos: [], names: {}, unreadable: 0 }
  let cursor = after
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await fetchPage(view, cursor, Math.min(Math.max(count - whole.todos.length, 50), LARGEST_PAGE))
    if (typeof page === 'number') return page
    whole = { ...page, todos: [...whole.todos, ...page.todos], names: { ...whole.names, ...page.names } }
    cursor = page.nextCursor
    if (!cursor || whole.todos.length >= count) break
  }
  return whole
}

const getTicket = async () => {
  const reply = await fetch('/todos/live', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  if (reply.status === 401 || reply.status === 403) return null
  if (!reply.ok) throw new Error(`No ticket: ${reply.status}`)
  return reply.json()
}

const STATUS: Record<number, Trouble> = { 401: 'signed-out', 403: 'removed' }

export interface CurrentOptions {
  store: TodoStore
  view: TodoView
  /** Where this page of the list begins; absent at its head. */
  after?: string
  /** Whether somebody else's changes are listened for. */
  isListening: boolean
  actorId: string
  /** An owner's name, as it is known now. */
  nameOf: (ownerId: string) => string
  onTrouble: (trouble: Trouble | undefined) => void
}

/**
 * Keeps a list up to date until it is stopped: by a socket, and while there is none by looking every half minute; and when
 * one comes back to it.
 */
export const keepCurrent = ({
  store,
  view,
  after,
  isListening,
  actorId,
  nameOf,
  onTrouble,
}: CurrentOptions): (() => void) => {
  let isStopped = false
  let isHeard = false
  let stop = () => {}
  let soon: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isWanted = false
  let isLost = false
  let hasEnded = false
  let refused: Trouble | undefined

  const say = () => onTrouble(navigator.onLine ? (refused ?? (isLost ? 'reconnecting' : undefined)) : 'offline')
  const tell = (trouble: Trouble | undefined) => {
    refused = trouble
    say()
  }

  const refresh = async () => {
    if (!navigator.onLine) return
    try {
      const askedAt = store.now()
      const page = await fetchAsFar(view, after, store.read().rows.length)
      if (isStopped) return
      if (typeof page === 'number') return tell(STATUS[page] ?? 'stale')
      tell(undefined)
      store.catchUp(page, askedAt)
      // Somebody who had to sign in again, or was let in again, is told again.
      if (hasEnded) begin()
    } catch {
      if (!isStopped && navigator.onLine) tell('stale')
    }
  }
  // One at a time; what asks for it meanwhile is answered by one more.
  const refreshAll = async () => {
    isWanted = true
    if (isRunning) return
    isRunning = true
    while (isWanted && !isStopped) {
      isWanted = false
      await refresh()
    }
    isRunning = false
  }
  // Not put off by being asked for again: in a busy workspace it would never come.
  const refreshSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      void refreshAll()
    }, SETTLE_MS)
  }
  const look = () => document.visibilityState === 'visible' && refreshSoon()
  const onNetwork = () => {
    say()
    if (navigator.onLine) refreshSoon()
  }
  const onChange = (todo: Todo) => {
    if (!store.isKnown(todo.ownerId)) return refreshSoon()
    const before = store.find(todo.id)?.saved
    if (before && before.version < todo.version) tellOthers(before, todo, nameOf, actorId)
    store.receive([todo])
  }

  const onRemove = (id: string) => {
    const row = store.find(id)
    if (row && !row.isGone) tellOthers(row.saved, null, nameOf, actorId)
    store.lose(id)
  }

  const begin = () => {
    if (!isListening) return
    hasEnded = false
    stop()
    stop = startLiveUpdates({
      getTicket,
      onChange,
      onRemove,
      onGap: refreshSoon,
      onStatus: (status) => {
        isHeard = status === 'live'
        isLost = status === 'reconnecting'
        say()
        hasEnded = status === 'ended'
        if (hasEnded) refreshSoon()
      },
    })
  }
  begin()
  say()
  void comeBack(store, (count) => fetchAsFar(view, after, count))
  const leave = () => rememberPlace(store)
  addEventListener('pagehide', leave)
  const every = setInterval(() => !isHeard && look(), EVERY_MS)
  document.addEventListener('visibilitychange', look)
  addEventListener('focus', look)
  addEventListener('online', onNetwork)
  addEventListener('offline', onNetwork)
  return () => {
    isStopped = true
    clearTimeout(soon)
    clearInterval(every)
    removeEventListener('pagehide', leave)
    stop()
    document.removeEventListener('visibilitychange', look)
    removeEventListener('focus', look)
    removeEventListener('online', onNetwork)
    removeEventListener('offline', onNetwork)
  }
}
