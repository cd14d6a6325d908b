// What another device of somebody does, or another person: by AppSync itself, with their own token.
import { ask, drawTodoId, type Person } from '../people'
import { environment } from './addresses'

type Input = Record<string, unknown>

const say = async ({ accessToken }: Person, query: string, variables: Input) => {
  const { errors } = await ask(environment, accessToken, query, variables)
  if (errors[0]) throw new Error(errors[0].message)
}

/** Makes a todo with all that is said of it, and answers its id. */
export const makeTodo = async (person: Person, input: Input): Promise<string> => {
  const id = drawTodoId()
  await say(person, 'mutation Add($input: CreateTodoInput!) { createTodo(input: $input) { id } }', {
    input: { id, state: 'OPEN', ...input },
  })
  return id
}

// All that the list asks for, since subscribers are told what was selected.
const ALL = 'id name notes due state doneAt version expiresAt owner createdAt updatedAt'

/** Writes to a todo in its first version. */
export const changeElsewhere = (person: Person, id: string, input: Input) =>
  say(person, `mutation Change($input: UpdateTodoInput!) { updateTodo(input: $input) { ${ALL} } }`, {
    input: { id, state: 'OPEN', version: 2, ...input },
  })

export const deleteElsewhere = (person: Person, id: string) =>
  say(person, `mutation Delete($id: ID!) { deleteTodo(input: { id: $id }) { ${ALL} } }`, { id })
