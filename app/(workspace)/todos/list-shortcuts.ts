import { say } from '../../../components/workspace/say'
import { shortcutOf } from '../../../lib/client/shortcuts'
import type { TodoStore } from '../../../lib/client/todo-store'
import { type TodoView, viewPath } from '../../../lib/domain/todo-view'
import { focusedRowId, focusRow, shownRows } from './row-focus'
import type { Search } from './use-search'
import type { Selection } from './use-selection'

export interface ListKeys {
  store: TodoStore
  view: TodoView
  search: Search
  selection?: Selection
  isOwn: (id: string) => boolean
  onHelp: () => void
  onEdit: (id: string) => void
  onToggle: (id: string) => void
  onSelect: (id: string) => void
  onTrash: (id: string) => void
  onUndo: () => void
  onShowNew: () => void
  onCloseUndo: () => void
}

const step = (by: 1 | -1) => () => {
  const ids = shownRows().flatMap(({ dataset: { id } }) => id ?? [])
  const at = ids.indexOf(focusedRowId() ?? '')
  const first = by > 0 ? 0 : ids.length - 1
  focusRow(ids[at < 0 ? first : Math.min(Math.max(at + by, 0), ids.length - 1)] ?? '')
}

const go = (view: TodoView) => () => location.assign(viewPath(view))

const actsOf = (keys: ListKeys): Record<string, () => void> => {
  const { view, search, selection } = keys
  // On the row that holds the focus, if it is one's own.
  const onRow = (run: (id: string) => void) => () => {
    const id = focusedRowId()
    if (!id) return
    if (keys.isOwn(id)) run(id)
    else say('notYours', [])
  }
  return {
    '?': keys.onHelp,
    n: () => document.getElementById('new-todo')?.focus(),
    '/': search.open,
    j: step(1),
    k: step(-1),
    e: onRow(keys.onEdit),
    c: onRow(keys.onToggle),
    x: onRow(keys.onSelect),
    '#': onRow(keys.onTrash),
    Delete: onRow(keys.onTrash),
    z: keys.onUndo,
    r: keys.onShowNew,
    Escape: () => {
      if (selection) selection.stop()
      else if (search.text !== undefined) search.close()
      else keys.onCloseUndo()
    },
    a: go({ of: 'everyone', state: 'OPEN' }),
    m: go({ of: 'mine', state: 'OPEN' }),
    '1': go({ ...view, state: 'OPEN' }),
    '2': go({ ...view, state: 'DONE' }),
    '3': go({ of: 'mine', state: 'TRASH' }),
  }
}

// A browser that knows no such menus passes over the selector.
const isMenuOpen = () => document.querySelector(':is(:popover-open)') !== null

/** Listens for the list's shortcuts until it is stopped. `read`: what they mean now. */
export const listenForKeys = (read: () => ListKeys): (() => void) => {
  const onKey = (event: KeyboardEvent) => {
    const act = actsOf(read())[shortcutOf(event) ?? '']
    // Escape closes a menu, and letters are its own.
    if (!act || isMenuOpen()) return
    event.preventDefault()
    act()
  }
  addEventListener('keydown', onKey)
  return () => removeEventListener('keydown', onKey)
}
