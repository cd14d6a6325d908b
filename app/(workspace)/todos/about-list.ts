import { workspaceWords as words } from '../../../components/words/workspace'
import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { TodoView } from '../../../lib/domain/todo-view'

interface AboutOptions {
  rows: ShownTodo[]
  view: TodoView
  /** There is more than these rows. */
  hasMore: boolean
  unreadable: number
  isOwn: (row: ShownTodo) => boolean
}

/** How many todos a view has, where the list is all of them, else how many at least: nothing is counted that was not read. */
export const aboutList = ({ rows, view, hasMore, unreadable, isOwn }: AboutOptions): string => {
  const state = words.counted[view.state]
  const there = rows.filter(({ todo, isGone }) => todo.state === view.state && !isGone)
  if (there.length === 0 || unreadable > 0) return ''
  if (hasMore) return words.atLeast(there.length, state)
  return view.of === 'everyone'
    ? words.counts(there.length, there.filter(isOwn).length, state)
    : words.countsMine(there.length, state)
}
