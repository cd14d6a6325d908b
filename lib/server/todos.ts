import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import { EVERYONE } from '../domain/member'
import { fail, ok, type Result } from '../domain/result'
import type { TodoState } from '../domain/todo'
import type { Ask } from './appsync'
import { unwrap } from './graphql-errors'
import { words } from './words'

type Id = Pick<Schema['Todo']['type'], 'id'>

const CREATE = 'mutation Create($input: CreateTodoInput!) { createTodo(input: $input) { id } }'
const UPDATE = 'mutation Update($input: UpdateTodoInput!) { changed: updateTodo(input: $input) { id } }'
const DELETE = 'mutation Delete($input: DeleteTodoInput!) { changed: deleteTodo(input: $input) { id } }'
const READ = 'query Read($id: ID!) { getTodo(id: $id) { id } }'

/** Adds an open todo of the caller's. AppSync writes the owner from the token, never from here. */
export const createTodo = async (ask: Ask, name: string): Promise<Result<{ id: string }>> => {
  const input = { name, state: 'OPEN', audience: EVERYONE }
  return unwrap(await ask<{ createTodo: Id }>(CREATE, { input }), 'createTodo')
}

// AppSync answers Unauthorized alike for another's todo and for one that is not there: one read tells which.
const change = async (
  ask: Ask,
  mutation: string,
  input: Partial<Schema['Todo']['type']> & Id,
): Promise<Result<{ id: string }>> => {
  const changed = unwrap(await ask<{ changed: Id }>(mutation, { input }), 'changed')
  if (changed.ok) return ok({ id: changed.data.id })
  const { code } = changed.error
  if (code === 'not_found') return fail('not_found', words.todo.gone)
  if (code !== 'forbidden' && code !== 'conflict') return changed
  const there = unwrap(await ask<{ getTodo: Id }>(READ, { id: input.id }), 'getTodo')
  if (there.ok) return fail('forbidden', words.todo.foreign)
  // What the caller may not even read is, to them, not there.
  return there.error.code === 'unavailable' ? there : fail('not_found', words.todo.gone)
}

/** Changes the name and nothing else: an input that echoed the owner would be refused. */
export const renameTodo = (ask: Ask, id: string, name: string) => change(ask, UPDATE, { id, name })

export const setTodoState = (ask: Ask, id: string, state: TodoState) => change(ask, UPDATE, { id, state })

export const deleteTodo = (ask: Ask, id: string) => change(ask, DELETE, { id })
