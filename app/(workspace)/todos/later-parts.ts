import { lazy } from 'react'

// Parts of the list that nobody sees at first. They are fetched once the page is usable, so that they are there without a
// network too.
const imports = {
  said: () => import('../../../components/words/said'),
  newLine: () => import('../../../components/workspace/new-line'),
  pasteDialog: () => import('../../../components/workspace/paste-dialog'),
  removeDialog: () => import('../../../components/workspace/remove-dialog'),
  rowConflict: () => import('../../../components/workspace/row-conflict'),
  rowFailure: () => import('../../../components/workspace/row-failure'),
  searchLine: () => import('../../../components/workspace/search-line'),
  selectBar: () => import('../../../components/workspace/select-bar'),
  statusLine: () => import('../../../components/workspace/status-line'),
  keyboardHelp: () => import('./keyboard-help'),
  todoPanel: () => import('../../../components/workspace/todo-panel'),
  undoBar: () => import('../../../components/workspace/undo-bar'),
}

/** Fetches them all; what does not come now is fetched when it is needed. */
export const fetchLaterParts = (): Promise<unknown> => Promise.allSettled(Object.values(imports).map((load) => load()))

export const NewLine = lazy(imports.newLine)
export const PasteDialog = lazy(imports.pasteDialog)
export const RemoveDialog = lazy(imports.removeDialog)
export const SearchLine = lazy(imports.searchLine)
export const SelectBar = lazy(imports.selectBar)
export const KeyboardHelp = lazy(imports.keyboardHelp)
export const StatusLine = lazy(imports.statusLine)
export const TodoPanel = lazy(imports.todoPanel)
export const UndoBar = lazy(imports.undoBar)
