import { drawTodoId } from '../people'
import type { Person, World } from './world'

const FIELDS = 'id name notes state version owner createdAt'
export const CREATE = `mutation ($input: CreateTodoInput!) { createTodo(input: $input) { ${FIELDS} } }`
export const UPDATE = `mutation ($input: UpdateTodoInput!, $condition: ModelTodoConditionInput) {
  updateTodo(input: $input, condition: $condition) { ${FIELDS} } }`
export const DELETE = `mutation ($input: DeleteTodoInput!, $condition: ModelTodoConditionInput) {
  deleteTodo(input: $input, condition: $condition) { ${FIELDS} } }`

/** Of a run that died nobody deletes the todos: an hour later DynamoDB may. */
export const newTodo = (more: Record<string, unknown> = {}) => ({
  ...{ id: drawTodoId(), name: 'Keep the contract', state: 'OPEN', version: 1 },
  expiresAt: Math.floor(Date.now() / 1000) + 3600,
  ...more,
})

/** Adds a todo, which is deleted when the tests have ended; answers its id. */
export const addTodo = async (world: World, { accessToken }: Person, more: Record<string, unknown> = {}) => {
  const input = newTodo(more)
  const { data, errors } = await world.graphql(accessToken, CREATE, { input })
  if (!data?.createTodo) throw new Error(errors[0]?.message)
  world.afterwards(() => world.graphql(accessToken, DELETE, { input: { id: input.id } }))
  return input.id
}
