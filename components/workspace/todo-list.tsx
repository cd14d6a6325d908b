import type { Actor } from '../../lib/domain/member'
import { canEdit } from '../../lib/domain/policy'
import type { Todo, TodoPage } from '../../lib/domain/todo'
import { shellWords } from '../words/shell'
import { workspaceWords as words } from '../words/workspace'
import { OtherRow } from './other-row'
import { OwnRow, type RowMode } from './own-row'
import type { OwnActions } from './todo-actions'

export interface ListPlace {
  /** Where this page of the list begins; absent at its head. */
  after?: string
  /** The todo that the address asks to edit or delete. */
  edit?: string
  delete?: string
}

interface TodoListProps {
  title: string
  actor: Actor
  displayName: string
  page: TodoPage
  /** ISO 8601: the moment of this request. */
  now: string
  place: ListPlace
  actions: OwnActions
}

const PATH = '/todos'

const pathAt = (query: Record<string, string | undefined>) => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length > 0 ? `${PATH}?${new URLSearchParams(given)}` : PATH
}

const askedOf = (id: string, place: ListPlace): RowMode | undefined =>
  place.edit === id ? 'edit' : place.delete === id ? 'delete' : undefined

// A form without script is answered with a new page, from which the todo that it was about may be gone.
const goneOf = ({ edit }: ListPlace, { todos }: TodoPage, ownerId: string, now: string): Todo[] =>
  !edit || todos.some(({ id }) => id === edit)
    ? []
    : [{ id: edit, name: '', state: 'OPEN', ownerId, createdAt: now, updatedAt: now }]

/** A page of todos: one's own with their acts, everyone else's with a sign. */
export function TodoList({ title, actor, displayName, page, now, place, actions }: TodoListProps) {
  const { after } = place
  const gone = goneOf(place, page, actor.id, now)
  return (
    <>
      {page.unreadable > 0 && (
        <p className="border-b border-line py-2 pr-bleed pl-[calc(var(--bleed)_+_2.1875rem)] text-s">
          {words.unreadable(page.unreadable)} <a href={pathAt({ after })}>{words.retry}</a>
        </p>
      )}
      <ul aria-label={words.listOf(title)}>
        {[...gone, ...page.todos].map((todo) =>
          canEdit(actor, todo) ? (
            <OwnRow
              key={todo.id}
              todo={todo}
              owner={page.names[todo.ownerId] ?? displayName}
              now={now}
              actions={actions}
              startIn={askedOf(todo.id, place)}
              isGone={gone.includes(todo)}
              links={{
                edit: pathAt({ after, edit: todo.id }),
                delete: pathAt({ after, delete: todo.id }),
                back: pathAt({ after }),
              }}
            />
          ) : (
            <OtherRow
              key={todo.id}
              todo={todo}
              now={now}
              owner={page.names[todo.ownerId] ?? shellWords.someone(todo.ownerId)}
            />
          ),
        )}
      </ul>
      {(page.nextCursor || after) && (
        <p className="flex min-h-14 flex-wrap items-center gap-x-4 pr-bleed pl-[calc(var(--bleed)_+_2.1875rem)] print:hidden">
          {page.nextCursor && (
            <a className="inline-flex min-h-hit items-center" href={pathAt({ after: page.nextCursor })}>
              {words.older}
            </a>
          )}
          {after && (
            <a className="inline-flex min-h-hit items-center" href={PATH}>
              {words.newest}
            </a>
          )}
          <span className="text-s text-ink-2">{words.shown(page.todos.length)}</span>
        </p>
      )}
    </>
  )
}
