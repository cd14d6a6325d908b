import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import { type Failure, fail, ok, type Result } from '../domain/result'
import { type Todo, TRASH_DAYS } from '../domain/todo'
import { hasAll, type TodoChange, type TodoOutcome, type TodoPatch } from '../domain/todo-change'
import type { Ask } from './appsync'
import { failWith, unwrap } from './graphql-errors'
import { TODO_FIELDS, type TodoRow, toTodo } from './todo-row'
import { words } from './words'

const CREATE = `mutation Create($input: CreateTodoInput!) { changed: createTodo(input: $input) { ${TODO_FIELDS} } }`
const UPDATE = `mutation Update($input: UpdateTodoInput!, $condition: ModelTodoConditionInput) {
  changed: updateTodo(input: $input, condition: $condition) { ${TODO_FIELDS} } }`
const DELETE = `mutation Delete($input: DeleteTodoInput!, $condition: ModelTodoConditionInput) {
  changed: deleteTodo(input: $input, condition: $condition) { ${TODO_FIELDS} } }`
const READ = `query Read($id: ID!) { getTodo(id: $id) { ${TODO_FIELDS} } }`

type Input = Partial<Schema['Todo']['type']> & { id: string }

const DAY_SECONDS = 86_400

/** A todo that was read, if it can be shown. What the caller may not read is, to them, not there. */
export const readableTodo = (read: Result<TodoRow>): Result<Todo> => {
  if (!read.ok) return read.error.code === 'unavailable' ? read : fail('not_found', words.todo.gone)
  const todo = toTodo(read.data)
  return todo ? ok(todo) : fail('not_found', words.todo.unreadable)
}

const readTodo = async (ask: Ask, id: string): Promise<Result<Todo>> =>
  readableTodo(unwrap(await ask<{ getTodo: TodoRow }>(READ, { id }), 'getTodo'))

// A row that was written without a version is taken to be in version 0.
const isVersion = (version: number) =>
  version > 0
    ? { version: { eq: version } }
    : { or: [{ version: { attributeExists: false } }, { version: { attributeType: '_null' } }] }

/** What the fields become that follow from a state. From the trash to done, it was done when it was done. */
const following = (from: Todo['state'], to: Todo['state'] | undefined, now: number): Partial<Input> => {
  if (!to || to === from) return {}
  if (to === 'TRASH') return { expiresAt: Math.floor(now / 1000) + TRASH_DAYS * DAY_SECONDS }
  const trash = from === 'TRASH' ? { expiresAt: null } : {}
  if (to === 'OPEN') return { ...trash, doneAt: null }
  return from === 'TRASH' ? trash : { doneAt: new Date(now).toISOString() }
}

const mutate = async (ask: Ask, mutation: string, variables: object): Promise<Result<Todo | null>> => {
  const changed = unwrap(await ask<{ changed: TodoRow }>(mutation, variables as Record<string, unknown>), 'changed')
  return changed.ok ? ok(toTodo(changed.data) ?? null) : changed
}

/** AppSync answers Unauthorized alike for another's todo and for one that is not there, and for a stale version: one read tells. */
const explain = async (
  ask: Ask,
  id: string,
  refused: Failure,
  judge: (current: Todo) => TodoOutcome | undefined,
): Promise<TodoOutcome> => {
  if (refused.code === 'not_found') return fail('not_found', words.todo.gone)
  if (refused.code !== 'forbidden' && refused.code !== 'conflict') return { ok: false, error: refused }
  const current = await readTodo(ask, id)
  if (!current.ok) return current
  const judged = judge(current.data)
  if (judged) return judged
  if (refused.code === 'forbidden') return fail('forbidden', words.todo.foreign)
  return { ok: false, error: { code: 'conflict', message: words.todo.changed }, current: current.data }
}

const add = async (
  ask: Ask,
  actorId: string,
  change: TodoChange & { kind: 'add' },
  now: number,
): Promise<TodoOutcome> => {
  const { id, name, notes, due, state = 'OPEN' } = change
  const doneAt = state === 'DONE' ? new Date(now).toISOString() : undefined
  const added = await mutate(ask, CREATE, { input: { id, name, notes, due, state, doneAt, version: 1 } })
  if (added.ok) return added
  // The id is taken: by this very todo, when an answer was lost on the way.
  return explain(ask, id, added.error, (current) => {
    if (added.error.code !== 'conflict') return
    return current.ownerId === actorId ? ok(current) : failWith('invalid')
  })
}

const edit = async (
  ask: Ask,
  actorId: string,
  change: TodoChange & { kind: 'edit' },
  now: number,
): Promise<TodoOutcome> => {
  const { id, version, from, patch } = change
  const input = { id, ...patch, state: patch.state ?? from, version: version + 1, ...following(from, patch.state, now) }
  const edited = await mutate(ask, UPDATE, { input, condition: isVersion(version) })
  if (edited.ok) return edited
  return explain(ask, id, edited.error, (current) =>
    // Written already: the answer to it was lost, or another device wanted the same.
    current.ownerId === actorId && hasAll(current, patch as TodoPatch) ? ok(current) : undefined,
  )
}

const remove = async (ask: Ask, { id, version }: TodoChange & { kind: 'remove' }): Promise<TodoOutcome> => {
  const removed = await mutate(ask, DELETE, { input: { id }, condition: isVersion(version) })
  if (removed.ok) return ok(null)
  const explained = await explain(ask, id, removed.error, () => undefined)
  // Gone is what was wanted.
  return !explained.ok && explained.error.code === 'not_found' ? ok(null) : explained
}

/**
 * Carries one change out. Whose todo it is, AppSync decides, by the caller's own token. A version that is no longer the
 * saved one is a conflict, and brings the saved one; a change that was carried out before is not carried out again.
 */
export const changeTodo = (ask: Ask, actorId: string, change: TodoChange, now: number): Promise<TodoOutcome> => {
  switch (change.kind) {
    case 'add':
      return add(ask, actorId, change, now)
    case 'edit':
      return edit(ask, actorId, change, now)
    case 'remove':
      return remove(ask, change)
  }
}

const AT_ONCE = 10

/**
 * Carries changes out; an outcome for each, in their order. Changes of one batch are of different todos: ten are under way at
 * a time, but additions one after the other, since the list stands in the order in which they were made.
 */
export const changeTodos = async (
  ask: Ask,
  actorId: string,
  changes: (TodoChange | TodoOutcome)[],
  now: number,
): Promise<TodoOutcome[]> => {
  const outcomes: TodoOutcome[] = []
  const carryOut = async (each: TodoChange | TodoOutcome, index: number) => {
    outcomes[index] = 'ok' in each ? each : await changeTodo(ask, actorId, each, now)
  }
  const numbered = changes.map((each, index) => ({ each, index }))
  const isAddition = ({ each }: { each: TodoChange | TodoOutcome }) => 'kind' in each && each.kind === 'add'
  const adding = numbered.filter(isAddition)
  const others = numbered.filter((one) => !isAddition(one))
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let next = others.shift(); next; next = others.shift()) await carryOut(next.each, next.index)
  })
  for (const { each, index } of adding) await carryOut(each, index)
  await Promise.all(workers)
  return outcomes
}
