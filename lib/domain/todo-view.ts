import type { Actor } from './member'
import { isMember } from './policy'
import type { Todo, TodoState } from './todo'

/** Which todos a list shows. All of it stands in the address. */
export interface TodoView {
  /** Everyone's; one's own; or those of the person with this id. */
  of: 'everyone' | 'mine' | (string & {})
  state: TodoState
}

const TODOS_PATH = '/todos'

/** The address of one todo. `ask`: what to open it with, as `?edit`. */
export const todoPath = (id: string, ask = ''): string => `${TODOS_PATH}/${encodeURIComponent(id)}${ask}`

const STATES = new Map<string | undefined, TodoState>([
  ['open', 'OPEN'],
  ['done', 'DONE'],
  ['trash', 'TRASH'],
])
const SUB = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** Who owns nothing: what an address asks for that names a person as no person is named. */
export const NOBODY = 'nobody'

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

const readOf = (of: string | undefined) => {
  if (!of || of === 'everyone' || of === 'mine') return of || 'everyone'
  return SUB.test(of) ? of : NOBODY
}

/** The view that an address asks for. A state that it does not know counts as not said; a person, as one who has no todos. */
export const readView = (search: Record<string, string | string[] | undefined>): TodoView => ({
  of: readOf(one(search.of)),
  state: STATES.get(one(search.show)) ?? 'OPEN',
})

/** The address of a view, and of what lies in it. What is usual is left out. */
export const viewPath = (view: TodoView, more: Record<string, string | undefined> = {}, path = TODOS_PATH): string => {
  const query = new URLSearchParams()
  if (view.of !== 'everyone') query.set('of', view.of)
  if (view.state !== 'OPEN') query.set('show', view.state.toLowerCase())
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/**
 * What somebody is shown when they ask for a view: the trash is their own alone, and who is no member sees nobody else's
 * todos.
 */
export const allowedView = (view: TodoView, actor: Actor): TodoView => {
  const of = view.of === actor.id || view.state === 'TRASH' || !isMember(actor) ? 'mine' : view.of
  return { of, state: view.state }
}

/** Whether a todo belongs into a view that this person looks at. */
export const belongsTo = (todo: Todo, { of, state }: TodoView, actorId: string): boolean =>
  todo.state === state && (of === 'everyone' || todo.ownerId === (of === 'mine' ? actorId : of))

/** Newest first, as the view's index has them: everyone's by when they were made, one person's by id. */
export const compareInView = ({ of }: TodoView) => {
  const keyOf = of === 'everyone' ? (todo: Todo) => todo.createdAt : (todo: Todo) => todo.id
  return (a: Todo, b: Todo): number => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (left !== right) return left < right ? 1 : -1
    return a.id < b.id ? 1 : a.id > b.id ? -1 : 0
  }
}

/** What has outlived its time in the trash, and DynamoDB has not come round to deleting. */
export const isExpired = ({ state, expiresAt }: Todo, now: number): boolean =>
  state === 'TRASH' && expiresAt !== undefined && expiresAt * 1000 <= now
