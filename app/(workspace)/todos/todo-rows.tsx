'use client'
import { workspaceWords as words } from '../../../components/words/workspace'
import { EditName } from '../../../components/workspace/edit-name'
import type { ReadersTime } from '../../../components/workspace/row-model'
import { TodoRow } from '../../../components/workspace/todo-row'
import type { FormState } from '../../../lib/domain/result'
import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { TodoView } from '../../../lib/domain/todo-view'
import type { ListActs } from './use-list-acts'
import type { Selection } from './use-selection'

interface TodoRowsProps {
  title: string
  rows: ShownTodo[]
  view: TodoView
  time: ReadersTime
  path: string
  selection?: Selection
  acts: ListActs
  isOwn: (row: ShownTodo) => boolean
  nameOf: (ownerId: string) => string
  /** What the server said to a page without script. */
  answered: FormState
}

/** The rows of a list. A row is painted anew only when something of it is new. */
export function TodoRows({ title, rows, view, time, path, selection, acts, isOwn, nameOf, answered }: TodoRowsProps) {
  const { editing } = acts
  const refusedId = answered.error && answered.values?.do?.split(' ')[1]
  return (
    <>
      {answered.error && !rows.some(({ todo }) => todo.id === refusedId) && (
        <p role="alert" className="border-b border-line py-2 pl-[calc(var(--bleed)_+_2.1875rem)] text-s text-alert">
          {answered.error.message}
        </p>
      )}
      {rows.length > 0 && (
        <ul aria-label={words.listOf(title, words.states[view.state])}>
          {rows.map((row) => (
            <TodoRow
              key={row.todo.id}
              row={row}
              isOwn={isOwn(row)}
              isAllOwn={view.of === 'mine'}
              owner={nameOf(row.todo.ownerId)}
              time={time}
              path={path}
              isSelected={selection && isOwn(row) && row.isAdded ? selection.ids.has(row.todo.id) : undefined}
              refusal={row.todo.id === refusedId ? answered.error?.message : undefined}
              editing={
                editing?.id === row.todo.id ? (
                  <EditName
                    name={editing.text}
                    onSave={(name, isByKey) => acts.rename(editing, name, isByKey)}
                    onCancel={() => acts.stopEdit(editing.id)}
                  />
                ) : undefined
              }
            />
          ))}
        </ul>
      )}
    </>
  )
}
