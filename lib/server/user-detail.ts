import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import { foldEvents, type LedgerEntry } from '../domain/ledger'
import { ok, type Result } from '../domain/result'
import type { OwnedTodo, UserDetail } from '../domain/user'
import type { Ask } from './appsync'
import { askFields } from './ask-fields'
import { failWith } from './graphql-errors'
import { toEvent } from './ledger'
import { namesOf } from './people-names'
import { failAs } from './refusals'
import { LISTED_FIELDS, toListedUser } from './user-list'

interface Answer {
  readUser: NonNullable<Schema['readUser']['returnType']>
  todosOfUser: NonNullable<Schema['todosOfUser']['returnType']>
  auditEvents: NonNullable<Schema['auditEvents']['returnType']>
}

const LEFT_BEHIND = {
  todosOfUser: {
    takes: { sub: 'ID!', after: 'String' },
    asks: 'todosOfUser(sub: $sub, cursor: $after) { refusal nextCursor todos { id name state createdAt isTrashed } }',
  },
  auditEvents: {
    takes: { sub: 'ID!' },
    asks: `auditEvents(subject: $sub, limit: 30) { refusal
      events { chain seq at actor act subject outcome detail runId begunSeq previousHash hash } }`,
  },
}
const FIELDS = {
  readUser: {
    takes: { username: 'ID!' },
    asks: `readUser(username: $username) {
      refusal user { ${LISTED_FIELDS} } attributes { name value } keptOutAt keptOutBy isSelf isLastAdmin }`,
  },
  ...LEFT_BEHIND,
}

export interface UserView {
  detail: Result<UserDetail>
  todos: Result<{ todos: OwnedTodo[]; nextCursor?: string }>
  history: Result<LedgerEntry[]>
  /** Display names by id, of those who did something to them. */
  names: Record<string, string>
}

const toDetail = ({ refusal, user, ...rest }: Answer['readUser']): Result<UserDetail> => {
  if (refusal) return failAs(refusal)
  if (!user) return failWith('unavailable')
  return ok({
    user: toListedUser(user),
    attributes: (rest.attributes ?? []).map(({ name, value }) => ({ name, value })),
    keptOutAt: rest.keptOutAt ?? undefined,
    keptOutBy: rest.keptOutBy ?? undefined,
    isSelf: rest.isSelf ?? false,
    isLastAdmin: rest.isLastAdmin ?? false,
  })
}

const toTodos = ({ refusal, todos, nextCursor }: Answer['todosOfUser']): UserView['todos'] => {
  if (refusal) return failAs(refusal)
  return todos ? ok({ todos, nextCursor: nextCursor ?? undefined }) : failWith('unavailable')
}

const toHistory = ({ refusal, events }: Answer['auditEvents']): UserView['history'] => {
  if (refusal) return failAs(refusal)
  return events ? ok(foldEvents(events.map(toEvent), []).entries) : failWith('unavailable')
}

/** All about one user. Todos and history outlive the user: they are there for one who is gone, too. */
export const readUser = async (ask: Ask, name: string, after?: string): Promise<UserView> => {
  // Mostly it is the sub: one call asks for everything.
  const together = await askFields<Answer>(ask, FIELDS, { username: name, sub: name, after })
  const detail = together.readUser.ok ? toDetail(together.readUser.data) : together.readUser
  const sub = detail.ok ? detail.data.user.id : name
  const { todosOfUser: todos, auditEvents: history } =
    sub === name ? together : await askFields<Omit<Answer, 'readUser'>>(ask, LEFT_BEHIND, { sub, after })
  const told = history.ok ? toHistory(history.data) : history
  const actors = told.ok ? told.data.map(({ event }) => event.actor) : []
  return {
    detail,
    todos: todos.ok ? toTodos(todos.data) : todos,
    history: told,
    names: await namesOf(ask, detail.ok ? [...actors, detail.data.keptOutBy] : actors),
  }
}
