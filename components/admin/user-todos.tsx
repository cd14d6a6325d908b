import { Check } from 'lucide'
import type { OwnedTodo } from '../../lib/domain/user'
import { Drawing } from '../ui/drawing'
import { Moment } from '../ui/moment'
import { userWords as words } from '../words/admin-user'

interface UserTodosProps {
  todos: OwnedTodo[]
  now: string
  /** Where older ones are, and the way back. */
  older?: string
  newest?: string
}

/** The todos of one user, those in the trash too. Nobody but their owner changes them. */
export function UserTodos({ todos, now, older, newest }: UserTodosProps) {
  return (
    <section className="sheet mt-10" aria-labelledby="todos-title">
      <div className="sheet-head">
        <h2 id="todos-title" className="pb-2 text-l font-bold">
          {words.todosTitle}
        </h2>
      </div>
      {todos.length === 0 && <p className="border-b border-line px-bleed py-4">{words.noTodos}</p>}
      <ul>
        {todos.map((todo) => (
          <li
            key={todo.id}
            className="grid min-h-hit grid-cols-[1.5rem_minmax(0,1fr)_auto] items-baseline gap-x-2 border-b border-line px-bleed py-2"
          >
            <span>
              <span className="sr-only">{todo.state === 'DONE' ? words.done : words.open}</span>
              {todo.state === 'DONE' ? (
                <Drawing of={Check} className="size-4 translate-y-0.5" />
              ) : (
                <span className="ml-1 block size-[.4375rem] -translate-y-0.5 rounded-full bg-current" />
              )}
            </span>
            <span>
              <bdi className={todo.state === 'DONE' ? 'line-through decoration-edge decoration-1' : ''}>
                {todo.name}
              </bdi>
              {todo.isTrashed && <span className="text-s text-ink-2"> {words.trashed}</span>}
            </span>
            <span className="text-s text-ink-2">
              <Moment at={todo.createdAt} now={now} />
            </span>
          </li>
        ))}
      </ul>
      {(older || newest) && (
        <p className="flex gap-6 px-bleed">
          {newest && (
            <a href={newest} className="inline-flex min-h-hit items-center">
              {words.newestTodos}
            </a>
          )}
          {older && (
            <a href={older} className="inline-flex min-h-hit items-center">
              {words.olderTodos}
            </a>
          )}
        </p>
      )}
    </section>
  )
}
