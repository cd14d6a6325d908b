import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { Actor } from '../domain/member'
import { isMember } from '../domain/policy'
import { ok, type Result } from '../domain/result'
import type { TodoPage } from '../domain/todo'
import { isExpired, type TodoView } from '../domain/todo-view'
import type { Ask } from './appsync'
import { unwrap } from './graphql-errors'
import { memberNames } from './member-names'
import { TODO_FIELDS, type TodoRow, toTodo } from './todo-row'

type Named = Pick<Schema['Member']['type'], 'displayName'>

interface PageAnswer {
  page: { items: (TodoRow | null)[]; nextToken: string | null }
  me: Named
  /** Whose todos these are, in a view of one person. */
  person: Named
}

const LIST = `sortDirection: DESC, limit: $limit, nextToken: $cursor) { items { ${TODO_FIELDS} } nextToken }`
const ME = 'me: getMember(id: $me) { displayName }'

const EVERYONES = `query Everyone($me: ID!, $state: TodoState!, $limit: Int, $cursor: String) { ${ME}
  page: todosByState(state: $state, ${LIST} }`
// Not the shared index with a filter: for a non-member that reads everyone's rows to find their own.
const OF_ONE = `query OfOne($me: ID!, $owner: String!, $state: TodoState!, $limit: Int, $cursor: String) { ${ME}
  page: todosByOwner(owner: $owner, stateId: { beginsWith: { state: $state } }, ${LIST}`

const isCursor = (cursor: string | undefined) => cursor !== undefined && /^[\w+/=.~-]{1,4096}$/.test(cursor)

export const PAGE_SIZE = 50

export interface LoadedTodos {
  page: Result<TodoPage>
  /** Where the page begins; absent for the first, which is also what a cursor without meaning shows. */
  after?: string
  /** The actor's own display name, when the directory has one. */
  displayName?: string
  /** Of the person whose view it is. */
  personName?: string
}

interface PageOrder {
  /** One that the actor is allowed: see allowedView. */
  view: TodoView
  cursor?: string
  limit?: number
  /** Milliseconds since the epoch. */
  now: number
}

const questionOf = (actor: Actor, { of, state }: TodoView, limit: number, cursor?: string) => {
  const common = { me: actor.id, state, limit, cursor }
  if (of === 'everyone') return { query: EVERYONES, variables: common }
  const isOther = of !== 'mine'
  return {
    query: `${OF_ONE}${isOther ? ' person: getMember(id: $person) { displayName }' : ''} }`.replace(
      '($me',
      isOther ? '($person: ID!, $me' : '($me',
    ),
    variables: { ...common, owner: isOther ? of : actor.id, ...(isOther && { person: of }) },
  }
}

/**
 * A page of a view, newest first, in at most two calls. A cursor that means nothing shows the first page; names that cannot
 * be had are left out, and the todos shown.
 */
export const readTodos = async (ask: Ask, actor: Actor, order: PageOrder): Promise<LoadedTodos> => {
  const { view, limit = PAGE_SIZE, now } = order
  const cursor = isCursor(order.cursor) ? order.cursor : undefined
  const { query, variables } = questionOf(actor, view, limit, cursor)
  const reply = await ask<PageAnswer>(query, variables)
  const page = unwrap(reply, 'page')
  const displayName = reply.data?.me?.displayName
  const personName = reply.data?.person?.displayName
  const isCursorRefused = !page.ok && cursor && reply.status === 200 && page.error.code !== 'forbidden'
  if (isCursorRefused) return readTodos(ask, actor, { ...order, cursor: undefined })
  if (!page.ok) return { page, after: cursor, displayName, personName }

  const rows = page.data.items
  const read = rows.flatMap((row) => toTodo(row) ?? [])
  const todos = read.filter((todo) => !isExpired(todo, now))
  const owners = new Set(todos.map(({ ownerId }) => ownerId))
  owners.delete(actor.id)
  if (personName) owners.delete(view.of)
  const names = isMember(actor) ? await memberNames(ask, owners, now) : {}
  if (displayName) names[actor.id] = displayName
  if (personName) names[view.of] = personName
  const unreadable = rows.length - read.length
  return {
    page: ok({ todos, names, nextCursor: page.data.nextToken ?? undefined, unreadable }),
    after: cursor,
    displayName,
    personName,
  }
}
