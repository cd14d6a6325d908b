'use client'
import { useEffect, useRef, useState } from 'react'
import type { Trouble } from '../../../components/workspace/status-line'
import type { LiveStatus } from '../../../lib/client/live-updates'
import type { TodoStore } from '../../../lib/client/todo-store'
import type { Todo, TodoPage } from '../../../lib/domain/todo'
import { type TodoView, viewPath } from '../../../lib/domain/todo-view'
import { fetchLaterParts } from './later-parts'

const LIMIT_MS = 15_000
const EVERY_MS = 30_000
const SETTLE_MS = 250
const LARGEST_PAGE = 200
const MOST_PAGES = 5

/** A page of a view, as the list's server answers it; the HTTP status when it does not. */
export const fetchPage = async (
  view: TodoView,
  after: string | undefined,
  limit: number,
): Promise<TodoPage | number> => {
  const reply = await fetch(viewPath(view, { after, limit: String(limit) }, '/todos/rows'), {
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  return reply.ok ? ((await reply.json()) as TodoPage) : reply.status
}

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

interface LiveOptions {
  store: TodoStore
  view: TodoView
  /** Where this page of the list begins; absent at its head. */
  after?: string
  /** Whether somebody else's changes can be listened for. */
  isMember: boolean
  onOthers: (before: Todo, now: Todo) => void
}

const STATUS: Record<number, Trouble> = { 401: 'signed-out', 403: 'removed' }

/** Keeps a list up to date: by a socket, and while there is none by looking every half minute; and when one comes back to it. */
export const useLive = ({ store, view, after, isMember, onOthers }: LiveOptions): Trouble | undefined => {
  const [live, setLive] = useState<LiveStatus | undefined>()
  const [isOffline, setIsOffline] = useState(false)
  const [refused, setRefused] = useState<Trouble | undefined>()
  const tell = useRef(onOthers)
  tell.current = onOthers

  useEffect(() => {
    let isStopped = false
    let isHeard = false
    let stop = () => {}
    let soon: ReturnType<typeof setTimeout> | undefined
    let running: Promise<void> | undefined

    const refresh = async () => {
      if (!navigator.onLine) return
      try {
        const page = await fetchAsFar(view, after, store.read().rows.length)
        if (isStopped) return
        if (typeof page === 'number') return setRefused(STATUS[page] ?? 'stale')
        setRefused(undefined)
        store.catchUp(page)
      } catch {
        if (!isStopped && navigator.onLine) setRefused('stale')
      }
    }
    const refreshSoon = () => {
      clearTimeout(soon)
      soon = setTimeout(() => {
        running = (running ?? Promise.resolve()).then(refresh)
      }, SETTLE_MS)
    }
    const look = () => document.visibilityState === 'visible' && refreshSoon()
    const onNetwork = () => {
      setIsOffline(!navigator.onLine)
      if (navigator.onLine) refreshSoon()
    }
    const onChange = (todo: Todo) => {
      if (!store.isKnown(todo.ownerId)) return refreshSoon()
      const before = store.find(todo.id)?.saved
      if (before && before.version < todo.version) tell.current(before, todo)
      store.receive([todo])
    }

    const begin = async () => {
      void fetchLaterParts()
      if (!isMember) return
      const { startLiveUpdates } = await import('../../../lib/client/live-updates')
      if (isStopped) return
      stop = startLiveUpdates({
        getTicket,
        onChange,
        onRemove: store.lose,
        onGap: refreshSoon,
        onStatus: (status) => {
          isHeard = status === 'live'
          setLive(status)
          if (status === 'ended') refreshSoon()
        },
      })
    }
    // Once the page is usable: nothing of this is in the way of the first click.
    const timer = setTimeout(() => void begin().catch(() => setLive('reconnecting')), 300)
    const every = setInterval(() => !isHeard && look(), EVERY_MS)
    setIsOffline(!navigator.onLine)
    document.addEventListener('visibilitychange', look)
    addEventListener('focus', look)
    addEventListener('online', onNetwork)
    addEventListener('offline', onNetwork)
    return () => {
      isStopped = true
      clearTimeout(timer)
      clearTimeout(soon)
      clearInterval(every)
      stop()
      document.removeEventListener('visibilitychange', look)
      removeEventListener('focus', look)
      removeEventListener('online', onNetwork)
      removeEventListener('offline', onNetwork)
    }
  }, [store, view, after, isMember])

  if (isOffline) return 'offline'
  return refused ?? (live === 'reconnecting' ? 'reconnecting' : undefined)
}
