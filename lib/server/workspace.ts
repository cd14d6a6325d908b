import 'server-only'
import type { Actor, Standing } from '../domain/member'
import { isMember } from '../domain/policy'
import type { Result } from '../domain/result'
import type { Todo } from '../domain/todo'
import { allowedView, type TodoView, todoPath } from '../domain/todo-view'
import { type Ask, askAs } from './appsync'
import { unwrap } from './graphql-errors'
import { memberNames } from './member-names'
import { enterWorkspace } from './members'
import { requireSession } from './session'
import { type LoadedTodos, readTodos } from './todo-page'
import { TODO_FIELDS, type TodoRow } from './todo-row'
import { readableTodo } from './todos'

export interface Workspace {
  actor: Actor
  /** The actor's own name; "You" while the directory has none. */
  displayName: string
  standing: Standing
}

interface MeAnswer {
  me: { displayName: string }
}

const ME = 'query Me($id: ID!) { me: getMember(id: $id) { displayName } }'

/** What the todo page shows, in at most two calls. Leads the signed-out to sign in, and back to `path`. */
export const loadTodos = async (
  asked: TodoView,
  cursor: string | undefined,
  path: string,
): Promise<Workspace & LoadedTodos & { view: TodoView }> => {
  const { actor, accessToken } = await requireSession(path)
  const ask = askAs(accessToken)
  const view = allowedView(asked, actor)
  const [loaded, standing] = await Promise.all([
    readTodos(ask, actor, { view, cursor, now: Date.now() }),
    isMember(actor) ? ('member' as const) : standingNow(ask),
  ])
  return { ...loaded, displayName: loaded.displayName ?? 'You', actor, standing, view }
}

/** Who looks, for the pages that show no list. */
export const loadWorkspace = async (path: string): Promise<Workspace> => {
  const { actor, accessToken } = await requireSession(path)
  const ask = askAs(accessToken)
  const [me, standing] = await Promise.all([
    ask<MeAnswer>(ME, { id: actor.id }),
    isMember(actor) ? ('member' as const) : standingNow(ask),
  ])
  return { actor, displayName: me.data?.me?.displayName ?? 'You', standing }
}

interface TodoAnswer extends MeAnswer {
  todo: TodoRow
}

const ONE = `query One($id: ID!, $me: ID!) { me: getMember(id: $me) { displayName } todo: getTodo(id: $id) { ${TODO_FIELDS} } }`

/** One todo and who looks at it, in at most two calls. What they may not read is, to them, not there. */
export const loadTodo = async (id: string): Promise<Workspace & { todo: Result<Todo>; ownerName: string }> => {
  const { actor, accessToken } = await requireSession(todoPath(id))
  const ask = askAs(accessToken)
  const [reply, standing] = await Promise.all([
    ask<TodoAnswer>(ONE, { id, me: actor.id }),
    isMember(actor) ? ('member' as const) : standingNow(ask),
  ])
  const todo = readableTodo(unwrap(reply, 'todo'))
  const displayName = reply.data?.me?.displayName ?? 'You'
  const ownerId = todo.ok ? todo.data.ownerId : actor.id
  const names = ownerId === actor.id ? { [ownerId]: displayName } : await memberNames(ask, [ownerId], Date.now())
  return { actor, standing, displayName, todo, ownerName: names[ownerId] ?? `Someone ${ownerId.slice(0, 4)}` }
}

/** Where somebody stands whose token lacks the group; asked at the door, which may add them. */
const standingNow = async (ask: Ask): Promise<Standing> => {
  const entered = await enterWorkspace(ask)
  if (!entered.ok) return 'waiting'
  return entered.data.standing === 'member' ? 'added' : entered.data.standing
}
