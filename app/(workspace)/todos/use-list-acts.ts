'use client'
import { type MouseEvent, useState } from 'react'
import type { Said } from '../../../components/words/said'
import { say } from '../../../components/workspace/say'
import type { Undo } from '../../../components/workspace/undo-bar'
import type { TodoStore } from '../../../lib/client/todo-store'
import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { Todo, TodoState } from '../../../lib/domain/todo'
import { stateBeforeTrash, type TodoPatch } from '../../../lib/domain/todo-change'
import { todoOfLine } from '../../../lib/domain/todo-line'
import { focusRowSoon, focusTitle, keepFocus, passFocus } from './row-focus'
import { listenFor } from './use-row-acts'
import type { Selection } from './use-selection'

export interface Editing {
  id: string
  text: string
  /** As it was when its owner began. */
  seen: Todo
}

const SAID = { TRASH: 'trashed', DONE: 'completed', OPEN: 'reopened', back: 'restored' } as const

/** What the reader of a list does to it, and what of that is open on the page. */
export const useListActs = (
  store: TodoStore,
  isOwn: (row: ShownTodo) => boolean,
  select: Selection,
  keepInSight: (ids: string[]) => void,
) => {
  const [editing, setEditing] = useState<Editing | undefined>()
  const [panelId, setPanelId] = useState<string | undefined>()
  const [removingId, setRemovingId] = useState<string | undefined>()
  const [pasted, setPasted] = useState<{ lines: string[]; asOne: () => void } | undefined>()
  const [hasKeys, setHasKeys] = useState(false)
  const [undo, setUndo] = useState<Undo | undefined>()

  // Nothing is said to be done before it is.
  const sayOnceSaved = (what: Said, names: string[], ids: string[]) =>
    void store.whenSaved(ids).then((isSaved) => {
      // What was deleted for good meanwhile is not said to be added.
      if (isSaved && (what === 'removed' || ids.some(store.peek))) say(what, names)
    })

  const move = (ids: string[], to: TodoState | 'back') => {
    const moved = ids.flatMap((id) => store.find(id) ?? [])
    for (const { todo } of moved) store.edit(todo.id, { state: to === 'back' ? stateBeforeTrash(todo) : to }, todo)
    const names = moved.map(({ todo }) => todo.name)
    sayOnceSaved(SAID[to], names, ids)
    if (to === 'TRASH') setUndo({ names, ids })
  }
  const takeBack = () => {
    if (!undo) return
    for (const id of undo.ids) {
      const todo = store.peek(id)
      if (todo) store.edit(id, { state: stateBeforeTrash(todo) }, todo)
    }
    sayOnceSaved('restored', undo.names, undo.ids)
    setUndo(undefined)
    focusRowSoon(undo.ids[0])
  }
  const trash = (id: string) => {
    const row = store.find(id)
    // What could not be added is in no trash.
    if (row?.failure && !row.isAdded) return store.remove(id)
    setPanelId(undefined)
    passFocus(id)
    move([id], 'TRASH')
  }
  const toggle = (id: string) => {
    const row = store.find(id)
    if (row) move([id], row.todo.state === 'DONE' ? 'OPEN' : 'DONE')
  }
  // The buttons that ask go when they are answered, and the focus with them.
  const settle = (run: (id: string) => void) => (id: string) => {
    keepFocus(id)
    run(id)
  }
  const startEdit = (id: string) => {
    const row = store.find(id)
    if (row && isOwn(row) && !row.isGone && row.todo.state !== 'TRASH')
      setEditing({ id, text: row.unsaved.name ?? row.todo.name, seen: row.todo })
  }

  return {
    /** Something lies over the list. */
    isLayered: Boolean(panelId ?? removingId ?? pasted ?? undo) || hasKeys,
    ...{ editing, panelId, removingId, pasted, hasKeys, undo },
    ...{ move, takeBack, trash, toggle, startEdit, setPasted, setHasKeys },
    add: (lines: string[]) => {
      const ids = store.add(lines.map(todoOfLine))
      keepInSight(ids)
      sayOnceSaved('added', lines, ids)
    },
    rename: ({ id, seen }: Editing, name: string, isByKey: boolean) => {
      store.edit(id, { name }, seen)
      keepInSight([id])
      setEditing(undefined)
      sayOnceSaved('renamed', [name], [id])
      if (isByKey) focusRowSoon(id)
    },
    stopEdit: (id: string) => {
      keepFocus(id)
      setEditing(undefined)
    },
    moveSelected: (to: TodoState | 'back') => {
      move([...select.ids], to)
      select.stop()
      focusTitle()
    },
    /** What was written in the panel. */
    save: (id: string, patch: TodoPatch, seen: Todo) => {
      store.edit(id, patch, seen)
      sayOnceSaved('renamed', [patch.name ?? seen.name], [id])
    },
    remove: (id: string) => {
      const name = store.find(id)?.todo.name ?? ''
      passFocus(id)
      store.remove(id)
      sayOnceSaved('removed', [name], [id])
    },
    closePanel: () => {
      setPanelId(undefined)
      if (panelId) focusRowSoon(panelId)
    },
    closeRemove: () => setRemovingId(undefined),
    closeUndo: () => {
      keepFocus()
      setUndo(undefined)
    },
    showWaiting: () => {
      const fresh = store.showWaiting()
      say('shownNew', fresh)
      focusRowSoon(fresh[0])
    },
    /** For the whole list: what was pressed says which todo, and what to do with it. */
    listen: listenFor({
      ...{ toggle, trash, open: setPanelId, edit: startEdit },
      restore: (id) => {
        setPanelId(undefined)
        passFocus(id)
        move([id], 'back')
      },
      remove: (id) => {
        setPanelId(undefined)
        setRemovingId(id)
      },
      select: (id, event: MouseEvent) => select.toggle(id, event.shiftKey),
      retry: settle(store.retry),
      'keep-mine': settle(store.retry),
      discard: settle(store.giveUp),
      'keep-saved': settle(store.giveUp),
    }),
  }
}

export type ListActs = ReturnType<typeof useListActs>
