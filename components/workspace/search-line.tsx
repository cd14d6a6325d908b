import { Search, X } from 'lucide'
import { useEffect, useRef } from 'react'
import { Drawing } from '../ui/drawing'
import { focusIfLost } from '../ui/focus-if-lost'
import { listActWords } from '../words/list-acts'
import { workspaceWords } from '../words/workspace'

const words = listActWords.search

interface SearchLineProps {
  text: string
  found: number
  searched: number
  /** All of the view was searched, also what others have just added. */
  isAll: boolean
  hasMore: boolean
  isSearching: boolean
  isFailed: boolean
  type: (text: string) => void
  goOn: () => void
  stop: () => void
  close: () => void
}

const ACT = 'min-h-hit px-2 font-semibold text-accent underline'

/** A search of the list, and how much of it was searched. */
export function SearchLine(props: SearchLineProps) {
  const { text, found, searched, isAll, hasMore, isSearching, isFailed, type, goOn, stop, close } = props
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  // “Stop” goes when all is searched, and the focus with it.
  useEffect(() => {
    if (!isSearching) focusIfLost(field.current)
  }, [isSearching])
  return (
    <search className="block border-b border-line print:hidden">
      <div className="grid min-h-14 grid-cols-[calc(var(--bleed)_+_1.9375rem)_minmax(0,1fr)_auto] items-center pr-bleed">
        <Drawing of={Search} className="mr-3.5 size-4 justify-self-end text-ink-2" />
        <input
          ref={field}
          type="search"
          aria-label={words.label}
          placeholder={words.label}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && close()}
          className="min-h-hit w-full border-y-2 border-transparent px-1 text-b focus-visible:rounded-none focus-visible:border-b-accent focus-visible:outline-none [&::-webkit-search-cancel-button]:hidden"
        />
        <button
          type="button"
          aria-label={words.close}
          onClick={close}
          className="-mr-3 grid size-hit place-items-center"
        >
          <Drawing of={X} className="size-4" />
        </button>
      </div>
      {text.trim() !== '' && (
        <div className="flex flex-wrap items-center gap-x-2 pr-bleed pb-1 pl-[calc(var(--bleed)_+_2.1875rem)] text-s">
          <p role="status" className="text-ink-2">
            {words.found(found, searched, isAll)}
            {isFailed && ` · ${workspaceWords.moreFailed}`}
            {isSearching && ` · ${words.searching}`}
          </p>
          {isSearching ? (
            <button type="button" onClick={stop} className={ACT}>
              {words.stop}
            </button>
          ) : (
            hasMore && (
              <button type="button" onClick={goOn} className={ACT}>
                {words.go}
              </button>
            )
          )}
        </div>
      )}
    </search>
  )
}
