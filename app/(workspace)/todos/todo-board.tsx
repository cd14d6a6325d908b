'use client'
import {
  type MouseEvent,
  type ReactNode,
  Suspense,
  useActionState,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { type FormAction, UNSENT } from '../../../components/ui/form-action'
import { Tabs } from '../../../components/ui/tabs'
import type { Said } from '../../../components/words/said'
import { shellWords } from '../../../components/words/shell'
import { workspaceWords as words } from '../../../components/words/workspace'
import { AddLine } from '../../../components/workspace/add-line'
import { EditName } from '../../../components/workspace/edit-name'
import { ListTools } from '../../../components/workspace/list-tools'
import { ACTS_FORM } from '../../../components/workspace/row-model'
import { say } from '../../../components/workspace/say'
import type { Trouble } from '../../../components/workspace/status-line'
import { TITLE_ID } from '../../../components/workspace/title-id'
import { TodoRow } from '../../../components/workspace/todo-row'
import { TodoSheet } from '../../../components/workspace/todo-sheet'
import type { Undo } from '../../../components/workspace/undo-bar'
import { useReadersTime } from '../../../components/workspace/use-readers-time'
import type { Row } from '../../../lib/client/todo-entry'
import { canEdit } from '../../../lib/domain/policy'
import type { Todo, TodoPage, TodoState } from '../../../lib/domain/todo'
import { stateBeforeTrash, type TodoPatch } from '../../../lib/domain/todo-change'
import { type TodoView, viewPath } from '../../../lib/domain/todo-view'
import { aboutList } from './about-list'
import { fetchPage } from './fetch-page'
import {
  KeyboardHelp,
  NewLine,
  PasteDialog,
  RemoveDialog,
  SearchLine,
  SelectBar,
  StatusLine,
  TodoPanel,
  UndoBar,
} from './later-parts'
import { tellOthers } from './tell-others'
import { useLive } from './use-live'
import { listenFor } from './use-row-acts'
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
  displayName: string
  page: TodoPage
  /** ISO 8601: the moment of this request. */
  now: string
  after?: string
  query?: string
  /** Of the todo that a page without script adds next. */
  newId: string
  actions: { add: FormAction; act: FormAction }
  empty: ReactNode
}

interface Editing {
  id: string
  text: string
  /** As it was when its owner began. */
  seen: Todo
}

const rowElement = (id: string) => document.querySelector<HTMLElement>(`li[data-id="${CSS.escape(id)}"]`)
const focusRow = (id: string) => rowElement(id)?.querySelector<HTMLElement>('a[data-act="open"]')?.focus()
const focusTitle = () => document.getElementById(TITLE_ID)?.focus()

/** A view of todos: paints what its reader does at once, and says what became of it. */
export function TodoBoard(props: TodoBoardProps) {
  const { title, isSecond, view, actor, isMember, displayName, page, now, after, query, newId, actions, empty } = props
  const store = useStore(view, actor.id, page, !after, now)
  const { rows, waiting, names, nextCursor, unsaved } = useSyncExternalStore(store.subscribe, store.read, store.read)
  const time = useReadersTime(now)
  const [added, add] = useActionState(actions.add, UNSENT)
  const [acted, act] = useActionState(actions.act, UNSENT)
  const [editing, setEditing] = useState<Editing | undefined>()
  const [panel, setPanel] = useState<{ id: string; edits: boolean } | undefined>()
  const [removing, setRemoving] = useState<string | undefined>()
  const [lines, setLines] = useState<{ lines: string[]; asOne: () => void } | undefined>()
  const [hasHelp, setHasHelp] = useState(false)
  const [undo, setUndo] = useState<Undo | undefined>()
  const [more, setMore] = useState<'loading' | 'failed' | undefined>()
  const moreLink = useRef<HTMLAnchorElement>(null)
  const search = useSearch(store, view, query)
  const isOwn = ({ todo }: Row) => canEdit(actor, todo)
  const shown = search.text ? rows.filter(search.matches) : rows
  const own = shown.filter((row) => isOwn(row) && !row.isGone && row.isAdded)
  const { selection, select } = useSelection(own.map(({ todo }) => todo.id))
  const path = viewPath(view, { after })
  const nameOf = (ownerId: string) =>
    names[ownerId] ?? (ownerId === actor.id ? displayName : shellWords.someone(ownerId))
  const trouble = useLive({
    store,
    view,
    after,
    isMember,
    onOthers: (before, next) => tellOthers(before, next, nameOf, actor.id),
  })
  const signedOut = rows.some(({ failure }) => failure?.code === 'unauthenticated')
  const hasFailures = rows.some(({ failure }) => failure)
  const status: Trouble | undefined = signedOut ? 'signed-out' : (trouble ?? (hasFailures ? 'unsaved' : undefined))

  const edit = (id: string, patch: TodoPatch, seen?: Todo) => store.edit(id, patch, seen)

  // Nothing is said to be done before it is.
  const sayOnceSaved = (what: Said, of: string[], ids: string[]) =>
    void store.whenSaved(ids).then((isSaved) => isSaved && say(what, of))

  const move = (ids: string[], to: TodoState | 'back') => {
    const moved = ids.flatMap((id) => store.find(id) ?? [])
    for (const { todo } of moved) edit(todo.id, { state: to === 'back' ? stateBeforeTrash(todo) : to }, todo)
    const changed = moved.map(({ todo }) => todo.name)
    sayOnceSaved(
      ({ TRASH: 'trashed', DONE: 'completed', OPEN: 'reopened', back: 'restored' } as const)[to],
      changed,
      ids,
    )
    if (to === 'TRASH') setUndo({ names: changed, ids })
  }
  const takeBack = () => {
    if (!undo) return
    for (const id of undo.ids) {
      const entry = store.peek(id)
      if (entry) edit(id, { state: stateBeforeTrash(entry) }, entry)
    }
    sayOnceSaved('restored', undo.names, undo.ids)
    const [first] = undo.ids
    setUndo(undefined)
    if (first) requestAnimationFrame(() => focusRow(first))
  }
  /** The row after this one, or the title, takes the focus when this one goes. */
  const passFocus = (id: string) => {
    const next = rowElement(id)?.nextElementSibling ?? rowElement(id)?.previousElementSibling
    const nextId = next instanceof HTMLElement ? next.dataset.id : undefined
    requestAnimationFrame(() => (nextId ? focusRow(nextId) : focusTitle()))
  }
  const trash = (id: string) => {
    if (!store.find(id)?.isAdded) return store.remove(id)
    setPanel(undefined)
    passFocus(id)
    move([id], 'TRASH')
  }
  const toggle = (id: string) => {
    const row = store.find(id)
    if (row) move([id], row.todo.state === 'DONE' ? 'OPEN' : 'DONE')
  }
  const startEdit = (id: string) => {
    const row = store.find(id)
    if (row && isOwn(row) && !row.isGone && row.todo.state !== 'TRASH')
      setEditing({ id, text: row.unsaved.name ?? row.todo.name, seen: row.todo })
  }
  const openRow = (id: string, edits = false) => setPanel({ id, edits })

  const listen = listenFor({
    toggle,
    trash,
    open: (id) => openRow(id),
    edit: startEdit,
    restore: (id) => {
      setPanel(undefined)
      passFocus(id)
      move([id], 'back')
    },
    remove: (id) => {
      setPanel(undefined)
      setRemoving(id)
    },
    select: (id, event: MouseEvent) => select.toggle(id, event.shiftKey),
    retry: store.retry,
    'keep-mine': store.retry,
    discard: store.giveUp,
    'keep-saved': store.giveUp,
  })

  const loadMore = async () => {
    if (!nextCursor || more === 'loading') return
    setMore('loading')
    try {
      const next = await fetchPage(view, nextCursor, 50)
      if (typeof next === 'number') return setMore('failed')
      store.append(next)
      setMore(undefined)
      say(
        'loaded',
        next.todos.map(({ name }) => name),
      )
    } catch {
      setMore('failed')
    }
  }
  const load = useRef(loadMore)
  load.current = loadMore
  useEffect(() => {
    const link = moreLink.current
    if (!link || !nextCursor || search.text || more === 'failed') return
    // Several entries come at once when the page was busy: only the last says how it is now.
    const observer = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && void load.current(), {
      rootMargin: '600px',
    })
    observer.observe(link)
    return () => observer.disconnect()
  }, [nextCursor, search.text, more])

  const count = waiting.length
  useEffect(() => {
    if (count > 0) say('newOnes', new Array(count).fill(''))
  }, [count])

  const showWaiting = () => {
    const fresh = store.showWaiting()
    say('shownNew', fresh)
    const [first] = fresh
    requestAnimationFrame(() => (first ? focusRow(first) : focusTitle()))
  }

  useShortcuts({
    ...{ store, view, search, selection },
    isOwn: (id) => {
      const row = store.find(id)
      return row !== undefined && isOwn(row)
    },
    onHelp: () => setHasHelp(true),
    onEdit: startEdit,
    onToggle: toggle,
    onSelect: (id) => select.toggle(id, false),
    onTrash: trash,
    onUndo: takeBack,
    onShowNew: () => count > 0 && showWaiting(),
    onCloseUndo: () => setUndo(undefined),
  })
  useEffect(() => {
    const onOpen = () => openSearch.current()
    document.addEventListener('commons:search', onOpen)
    return () => document.removeEventListener('commons:search', onOpen)
  }, [])
  const openSearch = useRef(search.open)
  openSearch.current = search.open

  const panelRow = panel && store.find(panel.id)
  const isPerson = view.of !== 'everyone' && view.of !== 'mine'
  const states: TodoState[] = isPerson ? ['OPEN', 'DONE'] : ['OPEN', 'DONE', 'TRASH']
  const about = aboutList({ rows, view, hasMore: Boolean(nextCursor || after), unreadable: page.unreadable, isOwn })
  const owners = useMemo(() => [...new Set(waiting.map(({ ownerId }) => ownerId))], [waiting])
  const refusedId = acted.error ? acted.values?.do?.split(' ')[1] : undefined

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed; this only listens
    // biome-ignore lint/a11y/useKeyWithClickEvents: a button's click comes from the keys too
    <div onClick={listen}>
      <TodoSheet
        title={title}
        isSecond={isSecond}
        about={
          <>
            <div className="grid min-w-0 items-baseline">
              <p className={`[grid-area:1/1] ${count > 0 ? 'invisible' : ''}`}>{isMember ? about : words.onlyYours}</p>
              <Suspense>
                {count > 0 && <NewLine count={count} owners={owners.map(nameOf)} onShow={showWaiting} />}
              </Suspense>
            </div>
            <ListTools
              exportHref={(format) => viewPath(view, { format }, '/todos/export')}
              onSelect={own.length > 0 && !selection ? select.start : undefined}
              onKeys={() => setHasHelp(true)}
            />
          </>
        }
        tabs={
          <Tabs
            label={words.state}
            tabs={states.map((state) => ({
              href: viewPath(state === 'TRASH' ? { of: 'mine', state } : { ...view, state }),
              label: words.states[state],
              isCurrent: view.state === state,
            }))}
          />
        }
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
              text={search.text}
              found={shown.length}
              searched={rows.length}
              isAll={!nextCursor && !after}
              isSearching={search.isSearching}
              isFailed={search.isFailed}
              onType={search.type}
              onGoOn={search.goOn}
              onStop={search.stop}
              onClose={search.close}
            />
          )}
        </Suspense>
        {view.state === 'OPEN' && !isPerson && (
          <AddLine
            action={add}
            state={added}
            newId={newId}
            onAdd={(name) => {
              sayOnceSaved('added', [name], store.add([{ name }]))
            }}
            onPasteLines={(pasted, asOne) => setLines({ lines: pasted, asOne })}
          />
        )}
        {view.state === 'TRASH' && (
          <p className="border-b border-line py-2 pr-bleed pl-bleed text-s text-ink-2">{words.trashNote}</p>
        )}
        {acted.error && !rows.some(({ todo }) => todo.id === refusedId) && (
          <p role="alert" className="border-b border-line py-2 pl-[calc(var(--bleed)_+_2.1875rem)] text-s text-alert">
            {acted.error.message}
          </p>
        )}
        {page.unreadable > 0 && (
          <p className="border-b border-line py-2 pr-bleed pl-[calc(var(--bleed)_+_2.1875rem)] text-s">
            {words.unreadable(page.unreadable)} <a href={path}>{words.retry}</a>
          </p>
        )}
        {shown.length > 0 && (
          <ul aria-label={words.listOf(title, words.states[view.state])}>
            {shown.map((row) => (
              <TodoRow
                key={row.todo.id}
                row={row}
                isOwn={isOwn(row)}
                isAllOwn={view.of === 'mine'}
                owner={nameOf(row.todo.ownerId)}
                time={time}
                path={path}
                isSelected={selection && isOwn(row) && row.isAdded ? selection.ids.has(row.todo.id) : undefined}
                refusal={row.todo.id === refusedId ? acted.error?.message : undefined}
                editing={
                  editing?.id === row.todo.id ? (
                    <EditName
                      name={editing.text}
                      onSave={(name, isByKey) => {
                        edit(row.todo.id, { name }, editing.seen)
                        setEditing(undefined)
                        sayOnceSaved('renamed', [name], [row.todo.id])
                        if (isByKey) requestAnimationFrame(() => focusRow(row.todo.id))
                      }}
                      onCancel={() => {
                        setEditing(undefined)
                        requestAnimationFrame(() => document.activeElement === document.body && focusRow(row.todo.id))
                      }}
                    />
                  ) : undefined
                }
              />
            ))}
          </ul>
        )}
        {search.text && shown.length === 0 && !search.isSearching && (
          <p className="border-b border-line py-4 pl-[calc(var(--bleed)_+_2.1875rem)]">{words.nothingFound}</p>
        )}
        {(nextCursor || after) && !search.text && (
          <p className="flex min-h-14 flex-wrap items-center gap-x-4 pr-bleed pl-[calc(var(--bleed)_+_2.1875rem)] print:hidden">
            {nextCursor && (
              <a
                ref={moreLink}
                className="inline-flex min-h-hit items-center"
                href={viewPath(view, { after: nextCursor })}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey) return
                  event.preventDefault()
                  void loadMore()
                }}
              >
                {more === 'loading' ? words.loading : words.more}
              </a>
            )}
            {after && (
              <a className="inline-flex min-h-hit items-center" href={viewPath(view)}>
                {words.newest}
              </a>
            )}
            <span className="text-s text-ink-2">{more === 'failed' ? words.moreFailed : words.shown(rows.length)}</span>
          </p>
        )}
      </TodoSheet>
      {rows.length === 0 && count === 0 && !search.text && page.unreadable === 0 && empty}
      <Suspense>
        {selection && (
          <SelectBar
            count={selection.ids.size}
            state={view.state}
            isAll={selection.ids.size === own.length && own.length > 0}
            onAll={select.setAll}
            onMove={(to) => {
              move([...selection.ids], to)
              select.stop()
              focusTitle()
            }}
            onClose={select.stop}
          />
        )}
        {undo && !selection && (
          <UndoBar undo={undo} isSaved={store.isSaved(undo.ids)} onUndo={takeBack} onClose={() => setUndo(undefined)} />
        )}
        {panel && panelRow && (
          <TodoPanel
            key={panel.id}
            row={panelRow}
            isOwn={isOwn(panelRow)}
            owner={nameOf(panelRow.todo.ownerId)}
            time={time}
            path={path}
            startsEditing={panel.edits}
            onEdit={(patch, seen) => edit(panel.id, patch, seen)}
            onClose={() => {
              setPanel(undefined)
              requestAnimationFrame(() => focusRow(panel.id))
            }}
          />
        )}
        {lines && (
          <PasteDialog
            lines={lines.lines}
            onAdd={(all) => {
              store.add(all.map((name) => ({ name: name.slice(0, 200) })))
              say('added', all)
            }}
            onAsOne={lines.asOne}
            onClose={() => setLines(undefined)}
          />
        )}
        {removing && (
          <RemoveDialog
            name={store.find(removing)?.todo.name ?? ''}
            onRemove={() => {
              say('removed', [store.find(removing)?.todo.name ?? ''])
              passFocus(removing)
              store.remove(removing)
            }}
            onClose={() => setRemoving(undefined)}
          />
        )}
        {hasHelp && <KeyboardHelp onClose={() => setHasHelp(false)} />}
      </Suspense>
    </div>
  )
}
