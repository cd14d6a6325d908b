'use client'
import { useEffect, useRef, useState } from 'react'
import { workspaceWords as words } from '../../../components/words/workspace'
import { say } from '../../../components/workspace/say'
import type { TodoStore } from '../../../lib/client/todo-store'
import { type TodoView, viewPath } from '../../../lib/domain/todo-view'
import { fetchPage } from './fetch-page'

const PAGE = 50

interface LoadMoreProps {
  store: TodoStore
  view: TodoView
  /** Where this page of the list begins; absent at its head. */
  after?: string
  nextCursor?: string
  shown: number
}

/** The end of what is loaded: goes on when it comes near, or is pressed. Without script it is a link to the next page. */
export function LoadMore({ store, view, after, nextCursor, shown }: LoadMoreProps) {
  const [state, setState] = useState<'loading' | 'failed' | undefined>()
  const link = useRef<HTMLAnchorElement>(null)

  const load = async () => {
    if (!nextCursor || state === 'loading') return
    setState('loading')
    try {
      const next = await fetchPage(view, nextCursor, PAGE)
      if (typeof next === 'number') return setState('failed')
      store.append(next)
      setState(undefined)
      say(
        'loaded',
        next.todos.map(({ name }) => name),
      )
    } catch {
      setState('failed')
    }
  }
  const current = useRef(load)
  current.current = load

  useEffect(() => {
    if (!link.current || !nextCursor || state === 'failed') return
    // Several entries come at once when the page was busy: only the last says how it is now.
    const observer = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && void current.current(), {
      rootMargin: '600px',
    })
    observer.observe(link.current)
    return () => observer.disconnect()
  }, [nextCursor, state])

  return (
    <p className="flex min-h-14 flex-wrap items-center gap-x-4 pr-bleed pl-[calc(var(--bleed)_+_2.1875rem)] print:hidden">
      {nextCursor && (
        <a
          ref={link}
          className="inline-flex min-h-hit items-center"
          href={viewPath(view, { after: nextCursor })}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey) return
            event.preventDefault()
            void load()
          }}
        >
          {state === 'loading' ? words.loading : words.more}
        </a>
      )}
      {after && (
        <a className="inline-flex min-h-hit items-center" href={viewPath(view)}>
          {words.newest}
        </a>
      )}
      <span className="text-s text-ink-2">{state === 'failed' ? words.moreFailed : words.shown(shown)}</span>
    </p>
  )
}
