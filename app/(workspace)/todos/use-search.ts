'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ListEnd } from '../../../lib/client/todo-list'
import type { TodoStore } from '../../../lib/client/todo-store'
import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { Todo } from '../../../lib/domain/todo'
import type { TodoView } from '../../../lib/domain/todo-view'
import { fetchPage } from './fetch-page'
import { focusTitle } from './row-focus'

const PAGE = 200
// Then it is asked whether to go on.
const AT_A_TIME = 2_000

export interface Search {
  /** Undefined: nothing is being searched. */
  text?: string
  isSearching: boolean
  isFailed: boolean
  /** Whether what is searched for stands in it. */
  isFound: (row: ShownTodo) => boolean
  /** Whether it is shown: found at any time since the last letter, or kept in sight. */
  matches: (row: ShownTodo) => boolean
  /** What one adds or renames stays in sight until the next letter, whatever it is called. */
  keepInSight: (ids: string[]) => void
  /** How many rows there were when it began: those are hidden and not taken out, to be there again at once. */
  loaded: number
  open: () => void
  close: () => void
  type: (text: string) => void
  goOn: () => void
  stop: () => void
}

// A sigma is one letter, wherever in a word it stands.
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase().replaceAll('ς', 'σ')

// Each letter that is typed asks every todo.
const folded = new WeakMap<Todo, string>()
const textOf = (todo: Todo) => {
  const known = folded.get(todo)
  if (known !== undefined) return known
  const text = fold(`${todo.name}\n${todo.notes ?? ''}`)
  folded.set(todo, text)
  return text
}

/** Finds todos by a text. What was found once stays: a rename by somebody else moves nothing away from under a hand. */
const find = (wanted: string): Pick<Search, 'isFound' | 'matches' | 'keepInSight'> => {
  const kept = new Set<string>()
  const isFound = ({ todo }: ShownTodo) => wanted === '' || textOf(todo).includes(wanted)
  return {
    isFound,
    matches: (row) => {
      if (!kept.has(row.todo.id) && isFound(row)) kept.add(row.todo.id)
      return kept.has(row.todo.id)
    },
    keepInSight: (ids) => {
      for (const id of ids) kept.add(id)
    },
  }
}

const writeToAddress = (text: string | undefined) => {
  const url = new URL(location.href)
  if (text) url.searchParams.set('q', text)
  else url.searchParams.delete('q')
  history.replaceState(history.state, '', url)
}

/** Searches what is loaded at once, and the pages after it one by one, until it is stopped or all are searched. */
export const useSearch = (store: TodoStore, view: TodoView, asked: string | undefined): Search => {
  const [text, setText] = useState(asked)
  const [isSearching, setIsSearching] = useState(false)
  const [isFailed, setIsFailed] = useState(false)
  const run = useRef(0)
  const [loaded, setLoaded] = useState(() => store.read().rows.length)
  const before = useRef<ListEnd | undefined>(undefined)

  const goOn = async () => {
    const mine = ++run.current
    const until = store.read().rows.length + AT_A_TIME
    setIsFailed(false)
    setIsSearching(true)
    try {
      for (;;) {
        const { nextCursor, rows } = store.read()
        if (run.current !== mine || !nextCursor || rows.length >= until) break
        const page = await fetchPage(view, nextCursor, PAGE)
        if (run.current !== mine) break
        if (typeof page === 'number') throw new Error(String(page))
        store.append(page)
      }
    } catch {
      if (run.current === mine) setIsFailed(true)
    }
    if (run.current === mine) setIsSearching(false)
  }
  const stop = () => {
    run.current += 1
    setIsSearching(false)
  }
  const type = (next: string) => {
    setText(next)
    stop()
    const mine = run.current
    // Not for every letter.
    setTimeout(() => {
      if (run.current !== mine) return
      writeToAddress(next)
      if (next.trim() !== '') void goOn()
    }, 300)
  }
  const close = () => {
    stop()
    setText(undefined)
    writeToAddress(undefined)
    if (before.current) store.shrink(before.current)
    before.current = undefined
    // The field goes, and the focus with it; in a row it stays there.
    if (!document.activeElement?.closest('li[data-id]')) focusTitle()
  }
  const open = () => {
    if (text !== undefined) return
    before.current = store.end()
    setLoaded(store.read().rows.length)
    setText('')
  }
  const current = useRef(open)
  current.current = open
  useEffect(() => {
    const onAsk = () => current.current()
    document.addEventListener('commons:search', onAsk)
    return () => document.removeEventListener('commons:search', onAsk)
  }, [])
  const start = useRef(() => type(asked ?? ''))
  useEffect(() => {
    if (asked) start.current()
  }, [asked])

  const wanted = fold(text?.trim() ?? '')
  const finding = useMemo(() => find(wanted), [wanted])
  return {
    text,
    isSearching,
    isFailed,
    ...finding,
    loaded,
    open,
    close,
    type,
    goOn: () => void goOn(),
    stop,
  }
}
