import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import { type Actor, EVERYONE } from '../domain/member'
import { isMember } from '../domain/policy'
import { ok, type Result } from '../domain/result'
import { NOBODY, type Todo, type TodoPage } from '../domain/todo'
import type { Ask } from './appsync'
import { unwrap } from './graphql-errors'

type Row = Pick<Schema['Todo']['type'], 'id' | 'name' | 'state' | 'audience' | 'owner' | 'createdAt' | 'updatedAt'>

interface PageAnswer {
  page: { items: (Row | null)[]; nextToken: string | null }
  me: Pick<Schema['Member']['type'], 'displayName'>
}

interface NamesAnswer {
  memberNames: NonNullable<Schema['memberNames']['returnType']>
}

const FIELDS = '{ items { id name state audience owner createdAt updatedAt } nextToken }'
const ME = 'me: getMember(id: $me) { displayName }'

const EVERYONES = `query Everyone($me: ID!, $limit: Int, $cursor: String) { ${ME}
  page: todosByTime(audience: ${EVERYONE}, sortDirection: DESC, limit: $limit, nextToken: $cursor) ${FIELDS} }`
// Not the shared index with a filter: for a non-member that reads everyone's rows to find their own.
const OWN = `query Own($me: ID!, $owner: String!, $limit: Int, $cursor: String) { ${ME}
  page: todosByOwner(owner: $owner, sortDirection: DESC, limit: $limit, nextToken: $cursor) ${FIELDS} }`
const NAMES = 'query Names($ids: [ID!]!) { memberNames(ids: $ids) { id displayName } }'

const toTodo = (row: Row | null): Todo | undefined =>
  row?.owner && row.createdAt
    ? {
        id: row.id,
        name: row.name,
        state: row.state,
        ownerId: row.owner,
        createdAt: row.createdAt,
        updatedAt: row.updatedAt,
      }
    : undefined

const readNames = async (ask: Ask, ids: string[]): Promise<Record<string, string>> => {
  if (ids.length === 0) return {}
  const names = unwrap(await ask<NamesAnswer>(NAMES, { ids }), 'memberNames')
  return names.ok ? Object.fromEntries(names.data.flatMap((name) => (name ? [[name.id, name.displayName]] : []))) : {}
}

const isCursor = (cursor: string | undefined) => cursor !== undefined && /^[\w+/=.~-]{1,4096}$/.test(cursor)

export interface TodoView {
  page: Result<TodoPage>
  /** The actor's own display name, when the directory has one. */
  displayName?: string
}

/**
 * A page of what the actor may read, newest first, in at most two calls. A cursor that means nothing shows the first page;
 * names that cannot be had are left out, and the todos shown.
 */
export const readTodos = async (ask: Ask, actor: Actor, asked?: string, limit = 50): Promise<TodoView> => {
  const cursor = isCursor(asked) ? asked : undefined
  const variables = { me: actor.id, limit, cursor, ...(isMember(actor) ? {} : { owner: actor.id }) }
  const reply = await ask<PageAnswer>(isMember(actor) ? EVERYONES : OWN, variables)
  const page = unwrap(reply, 'page')
  const displayName = reply.data?.me?.displayName
  const isCursorRefused = !page.ok && cursor && reply.status === 200 && page.error.code !== 'forbidden'
  if (isCursorRefused) return readTodos(ask, actor, undefined, limit)
  if (!page.ok) return { page, displayName }

  // The owner's index has the trash in it, too.
  const rows = page.data.items.filter((row) => row?.audience !== NOBODY)
  const todos = rows.flatMap((row) => toTodo(row) ?? [])
  const others = new Set(todos.map(({ ownerId }) => ownerId).filter((id) => id !== actor.id))
  const names = await readNames(ask, isMember(actor) ? [...others] : [])
  if (displayName) names[actor.id] = displayName
  const unreadable = rows.length - todos.length
  return { page: ok({ todos, names, nextCursor: page.data.nextToken ?? undefined, unreadable }), displayName }
}
