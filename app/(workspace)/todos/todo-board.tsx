'use client'
import {
  type ReactNode,
  Suspense,
  useActionState,
  useCallback,
  useDeferredValue,
  useMemo,
  useSyncExternalStore,
} from 'react'
import { type FormAction, UNSENT } from '../../../components/ui/form-action'
import { shellWords } from '../../../components/words/shell'
import { workspaceWords as words } from '../../../components/words/workspace'
import { AddLine } from '../../../components/workspace/add-line'
import { ACTS_FORM } from '../../../components/workspace/row-model'
import type { Trouble } from '../../../components/workspace/status-line'
import { TodoSheet } from '../../../components/workspace/todo-sheet'
import { useReadersTime } from '../../../components/workspace/use-readers-time'
import { canEdit } from '../../../lib/domain/policy'
import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { TodoPage } from '../../../lib/domain/todo'
import { type TodoView, viewPath } from '../../../lib/domain/todo-view'
import { aboutList } from './about-list'
import { BoardAbout, BoardTabs } from './board-head'
import { BoardLayers, SearchLine, StatusLine } from './later-parts'
import { LoadMore } from './load-more'
import { TodoRows } from './todo-rows'
import { useListActs } from './use-list-acts'
import { useLive } from './use-live'
import { useSearch } from './use-search'
import { useSelection } from './use-selection'
import { useShortcuts } from './use-shortcuts'
import { useStore } from './use-store'

interface TodoBoardProps {
  title: string
  isSecond: boolean
  view: TodoView
  actor: { id: string; username: string; groups: readonly string[] }
  isMember: boolean
  /** Whether the list is told of changes as they happen. */
  isListening: boolean
  displayName: string
  page: TodoPage
  /** ISO 8601: the moment of this request. */
  now: string
  after?: string
  query?: string
  /** Of the todo that a page without script adds next. */
  newId: string
  actions: { add: FormAction; act: FormAction }
  /** What is to be known before the rows. */
  notes: ReactNode
  empty: ReactNode
}

const statusOf = (rows: ShownTodo[], trouble: Trouble | undefined): Trouble | undefined => {
  if (rows.some(({ failure }) => failure?.code === 'unauthenticated')) return 'signed-out'
  return trouble ?? (rows.some(({ failure }) => failure) ? 'unsaved' : undefined)
}

/** A view of todos: paints what its reader does at once, and says what became of it. */
export function TodoBoard(props: TodoBoardProps) {
  const {
    title,
    isSecond,
    view,
    actor,
    isMember,
    isListening,
    displayName,
    page,
    now,
    after,
    query,
    newId,
    actions,
    notes,
    empty,
  } = props
  const store = useStore(view, actor.id, page, !after, now)
  const { rows, waiting, names, nextCursor, unsaved } = useSyncExternalStore(store.subscribe, store.read, store.read)
  const time = useReadersTime(now)
  const came = useMemo(() => new Set(page.todos.map(({ id }) => id)), [page])
  const [added, add] = useActionState(actions.add, UNSENT)
  const [acted, act] = useActionState(actions.act, UNSENT)
  const search = useSearch(store, view, query)
  const isOwn = useCallback(({ todo }: ShownTodo) => canEdit(actor, todo), [actor])
  const matches = search.text ? search.matches : undefined
  const shown = matches ? rows.filter(matches) : rows
  // What lies below the window, and what a search finds on further pages, may come a moment later than what is typed.
  const late = useDeferredValue(matches)
  const reach = useDeferredValue(rows.length)
  const listed = matches && late ? rows.filter((row, at) => at < search.loaded || (at < reach && late(row))) : rows
  const own = shown.filter((row) => isOwn(row) && !row.isGone && row.isAdded)
  const { selection, select } = useSelection(own.map(({ todo }) => todo.id))
  const acts = useListActs(store, isOwn, select, search.keepInSight)
  const path = viewPath(view, { after })
  const nameOf = useCallback(
    (ownerId: string) => names[ownerId] ?? (ownerId === actor.id ? displayName : shellWords.someone(ownerId)),
    [names, actor.id, displayName],
  )
  const trouble = useLive({ store, view, after, isListening, actorId: actor.id, nameOf })
  const status = statusOf(rows, trouble)
  useShortcuts({
    ...{ store, view, search, selection },
    isOwn: (id) => rows.some((row) => row.todo.id === id && isOwn(row)),
    onHelp: () => acts.setHasKeys(true),
    onEdit: acts.startEdit,
    onToggle: acts.toggle,
    onSelect: (id) => select.toggle(id, false),
    onTrash: acts.trash,
    onUndo: acts.takeBack,
    onShowNew: () => waiting.length > 0 && acts.showWaiting(),
    onCloseUndo: acts.closeUndo,
  })
  const hasMore = Boolean(nextCursor || after)
  const isPerson = view.of !== 'everyone' && view.of !== 'mine'
  const about = isMember ? aboutList({ rows, view, hasMore, unreadable: page.unreadable, isOwn }) : words.onlyYours
  const isEmpty = rows.length === 0 && waiting.length === 0 && !search.text && page.unreadable === 0

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed; this only listens
    // biome-ignore lint/a11y/useKeyWithClickEvents: a button's click comes from the keys too
    <div onClick={acts.listen}>
      <TodoSheet
        title={title}
        isSecond={isSecond}
        about={
          <BoardAbout
            {...{ view, waiting, nameOf, text: about }}
            onShowNew={acts.showWaiting}
            isSelecting={selection !== undefined}
            onSelect={selection ? select.stop : own.length > 0 ? select.start : undefined}
            onKeys={() => acts.setHasKeys(true)}
          />
        }
        tabs={<BoardTabs view={view} />}
      >
        <form id={ACTS_FORM} action={act} hidden />
        <div role="status" className="print:hidden">
          <Suspense>
            {status && <StatusLine trouble={status} unsaved={unsaved} path={path} onRetry={store.retryAll} />}
          </Suspense>
        </div>
        <Suspense>
          {search.text !== undefined && (
            <SearchLine
              {...{ ...search, hasMore, text: search.text, searched: rows.length }}
              found={rows.filter(search.isFound).length}
              isAll={!hasMore && waiting.length === 0}
            />
          )}
        </Suspense>
        {view.state === 'OPEN' && !isPerson && (
          <AddLine
            action={add}
            state={added}
            newId={newId}
            onAdd={(name) => acts.add([name])}
            onPasteLines={(lines, asOne) => acts.setPasted({ lines, asOne })}
          />
        )}
        {notes}
        <TodoRows
          {...{ title, view, time, path, acts, isOwn, nameOf, came, matches, late }}
          selected={selection?.ids}
          rows={listed}
          answered={acted}
        />
        {search.text && shown.length === 0 && !search.isSearching && (
          <p className="border-b border-line py-4 pl-[calc(var(--bleed)_+_2.1875rem)]">{words.nothingFound}</p>
        )}
        {hasMore && !search.text && <LoadMore {...{ store, view, after, nextCursor }} shown={rows.length} />}
      </TodoSheet>
      {isEmpty && empty}
      <Suspense>
        {(selection || acts.isLayered) && (
          <BoardLayers
            {...{ store, acts, view, time, path, select, isOwn, nameOf }}
            isSelecting={selection !== undefined}
            selectable={own.length}
            isWhole={!hasMore}
          />
        )}
      </Suspense>
    </div>
  )
}
