import type { Failure } from './result'
import type { Todo, TodoState } from './todo'

/** What an owner may write. Null takes the notes or the day away. */
export interface TodoPatch {
  name?: string
  notes?: string | null
  due?: string | null
  state?: TodoState
}

/** What a new todo may say beyond its name: an import brings all of it. */
export interface NewTodo {
  name: string
  notes?: string
  due?: string
  state?: Exclude<TodoState, 'TRASH'>
}

/** One write to one todo. It carries the version that it was based on. Sending it twice does no more than once. */
export type TodoChange =
  | ({ kind: 'add'; id: string } & NewTodo)
  | { kind: 'edit'; id: string; version: number; from: TodoState; patch: TodoPatch }
  | { kind: 'remove'; id: string; version: number }

/** What came of a change. A conflict brings the todo as it is saved. */
export type TodoOutcome = { ok: true; data: Todo | null } | { ok: false; error: Failure; current?: Todo }

/** How many changes are sent at once. */
export const CHANGES_AT_ONCE = 100

const FIELDS = ['name', 'notes', 'due', 'state'] as const

/** The fields that a patch names. */
export const fieldsOf = (patch: TodoPatch) => FIELDS.filter((field) => patch[field] !== undefined)

/** True when the todo says already what the patch wants. */
export const hasAll = (todo: Todo, patch: TodoPatch): boolean =>
  fieldsOf(patch).every((field) => (todo[field] ?? null) === patch[field])

/** The todo with the patch on it, as it will be shown until the server has answered. `now`: ISO 8601. */
export const patched = (todo: Todo, patch: TodoPatch, now: string): Todo => {
  const { name = todo.name, notes = todo.notes, due = todo.due, state = todo.state } = patch
  const doneAt =
    state === 'DONE' ? (todo.state === 'OPEN' ? now : todo.doneAt) : state === 'OPEN' ? undefined : todo.doneAt
  return { ...todo, name, notes: notes ?? undefined, due: due ?? undefined, state, doneAt }
}

/** Where a todo goes when it leaves the trash: to where it was. */
export const stateBeforeTrash = ({ doneAt }: Pick<Todo, 'doneAt'>): Exclude<TodoState, 'TRASH'> =>
  doneAt ? 'DONE' : 'OPEN'
