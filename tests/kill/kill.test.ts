import { rmSync } from 'node:fs'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  paginateListUsers,
  paginateListUsersInGroup,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect, test } from 'vitest'
import { ask, cognitoOf, drawTodoId, type Person, signIn } from '../people'
import { killStack, newDataDirectory, type Stack, startStack } from '../stack'

const KILLS = 20

const dataDirectory = newDataDirectory()
let stack: Stack | undefined

afterAll(async () => {
  if (stack) await killStack(stack)
  rmSync(dataDirectory, { recursive: true, force: true })
})

/** What the stack has said is done. `undefined` is a todo that was deleted. */
const acknowledged = {
  todos: new Map<string, string | undefined>(),
  users: new Set<string>(),
  members: new Set<string>(),
  /** Asked for when the kill came: either outcome is right. */
  unanswered: new Set<string>(),
}

const mutate = async (owner: Person, input: Record<string, unknown>, mutation: string, type: string) => {
  const { data, errors } = await ask(
    (stack as Stack).environment,
    owner.accessToken,
    `mutation Write($input: ${type}!) { done: ${mutation}(input: $input) { id name } }`,
    { input },
  )
  if (!data?.done) throw new Error(`${mutation}: ${errors[0]?.message}`)
  return data.done as { id: string; name: string }
}

let serial = 0

const writeTodos = async (owner: Person, isOver: () => boolean) => {
  while (!isOver()) {
    serial += 1
    const { id, name } = await mutate(
      owner,
      { id: drawTodoId(), name: `todo ${serial}`, state: 'OPEN' },
      'createTodo',
      'CreateTodoInput',
    )
    acknowledged.todos.set(id, name)
    const act = serial % 3
    if (act === 0) continue
    acknowledged.unanswered.add(id)
    if (act === 1) {
      const renamed = await mutate(
        owner,
        { id, state: 'OPEN', name: `renamed ${serial}` },
        'updateTodo',
        'UpdateTodoInput',
      )
      acknowledged.todos.set(id, renamed.name)
    } else {
      await mutate(owner, { id }, 'deleteTodo', 'DeleteTodoInput')
      acknowledged.todos.set(id, undefined)
    }
    acknowledged.unanswered.delete(id)
  }
}

const writeUsers = async (isOver: () => boolean) => {
  const { environment } = stack as Stack
  const cognito = cognitoOf(environment)
  const pool = { UserPoolId: environment.USER_POOL_ID }
  while (!isOver()) {
    serial += 1
    const Username = `user-${serial}@example.com`
    const created = await cognito.send(
      new AdminCreateUserCommand({
        ...pool,
        Username,
        MessageAction: 'SUPPRESS',
        TemporaryPassword: 'Temporary-word-1',
      }),
    )
    acknowledged.users.add(String(created.User?.Username))
    await cognito.send(new AdminAddUserToGroupCommand({ ...pool, Username, GroupName: 'everyone' }))
    acknowledged.members.add(String(created.User?.Username))
  }
}

const view = async (reader: Person, field: string, args: string) => {
  const found = new Map<string, string>()
  let cursor: string | null = null
  do {
    const { data, errors } = await ask(
      (stack as Stack).environment,
      reader.accessToken,
      `query View($cursor: String) { page: ${field}(${args}, limit: 1000, nextToken: $cursor) { items { id name } nextToken } }`,
      { cursor },
    )
    expect(errors).toEqual([])
    const page = data?.page as { items: { id: string; name: string }[]; nextToken: string | null }
    for (const { id, name } of page.items) found.set(id, name)
    cursor = page.nextToken
  } while (cursor)
  return found
}

/** All of them in the views, and the latest of them in the table too, which is asked one by one. */
const verifyTodos = async (owner: Person, latest: number) => {
  const views = [
    await view(owner, 'todosByState', 'state: OPEN'),
    await view(owner, 'todosByOwner', `owner: "${owner.sub}"`),
  ]
  for (const [id, name] of acknowledged.todos)
    if (!acknowledged.unanswered.has(id)) for (const found of views) expect(found.get(id), `${id} in a view`).toBe(name)
  for (const [id, name] of [...acknowledged.todos].slice(-latest)) {
    const { data } = await ask(
      (stack as Stack).environment,
      owner.accessToken,
      'query Read($id: ID!) { getTodo(id: $id) { name } }',
      { id },
    )
    const inTable = (data?.getTodo as { name: string } | null)?.name
    if (!acknowledged.unanswered.has(id)) expect(inTable, `todo ${id} in the table`).toBe(name)
    for (const found of views) expect(found.get(id), `todo ${id} in a view as in the table`).toBe(inTable)
  }
}

const verifyUsers = async () => {
  const { environment } = stack as Stack
  const cognito = cognitoOf(environment)
  const pool = { UserPoolId: environment.USER_POOL_ID }
  const listed = new Set<string>()
  for await (const page of paginateListUsers({ client: cognito }, pool))
    for (const user of page.Users ?? []) listed.add(String(user.Username))
  const members = new Set<string>()
  for await (const page of paginateListUsersInGroup({ client: cognito }, { ...pool, GroupName: 'everyone' }))
    for (const user of page.Users ?? []) members.add(String(user.Username))
  expect([...acknowledged.users].filter((id) => !listed.has(id))).toEqual([])
  expect([...acknowledged.members].filter((id) => !members.has(id))).toEqual([])
  for (const Username of [...acknowledged.users].slice(-20)) {
    const user = await cognito.send(new AdminGetUserCommand({ ...pool, Username }))
    expect(user.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
  }
}

test(`after ${KILLS} kills of the whole stack at random, every acknowledged write is in the table and in every view`, async () => {
  let alice: Person | undefined
  for (let kill = 0; kill <= KILLS; kill += 1) {
    stack = await startStack({ dataDirectory })
    // Not each time: so many sign-ins of one account are refused, after kills too.
    if (!alice || kill % 3 === 0) alice = await signIn(stack.environment, 'alice@example.com', 'Commons-alice-1')
    const owner = alice
    await verifyTodos(owner, kill === KILLS ? Number.POSITIVE_INFINITY : 60)
    await verifyUsers()
    if (kill === KILLS) break
    for (const id of acknowledged.unanswered) acknowledged.todos.delete(id)
    acknowledged.unanswered.clear()
    let isOver = false
    const writers = [
      writeTodos(owner, () => isOver),
      writeTodos(owner, () => isOver),
      writeUsers(() => isOver),
      writeUsers(() => isOver),
    ].map((writer) => writer.catch(() => undefined))
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1_500))
    await killStack(stack)
    isOver = true
    await Promise.all(writers)
  }
  expect(acknowledged.todos.size).toBeGreaterThan(20)
  expect(acknowledged.users.size).toBeGreaterThan(KILLS)
})
