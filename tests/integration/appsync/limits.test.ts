import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, newTodo, person, type World } from './world'

const alice = person('alice', 'everyone')
const LIST = '{ todosByState(state: OPEN) { nextToken items { id name } } }'
const lookUps = (count: number) =>
  `{ ${Array.from({ length: count }, (_, index) => `m${index}: getMember(id: "nobody") { id }`).join(' ')} }`

let asItIs: World
let changed: World
beforeAll(async () => {
  asItIs = await createWorld()
  changed = await createWorld({
    change: (api) => ({ ...api, isIntrospectionEnabled: true, queryDepthLimit: 2, resolverCountLimit: 0 }),
  })
  const query = 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id } }'
  await changed.ask(alice, query, { input: newTodo() })
})
afterAll(async () => {
  await asItIs.close()
  await changed.close()
})

describe('introspection', () => {
  it.each([
    ['{ __schema { types { name } } }', '__schema'],
    ['{ __type(name: "Todo") { name } }', '__type'],
    ['{ a: getTodo(id: "x") { id } ...F } fragment F on Query { __schema { queryType { name } } }', '__schema'],
  ])('is an undefined field when the template disables it: %s', async (query, name) => {
    const reply = await asItIs.ask(alice, query)
    expect(reply).toMatchObject({ status: 200, data: null })
    expect(reply.errors.map(({ message }) => message)).toEqual([
      `Validation error of type FieldUndefined: Field '${name}' in type 'Query' is undefined @ '${name}'`,
    ])
  })

  it('still names the type of what is read', async () => {
    const reply = await asItIs.ask(alice, '{ __typename todosByState(state: OPEN) { __typename } }')
    expect(reply.data).toEqual({ __typename: 'Query', todosByState: { __typename: 'ModelTodoConnection' } })
  })

  it('is answered when the template allows it', async () => {
    const reply = await changed.ask(alice, '{ __type(name: "Todo") { name } }')
    expect(reply).toMatchObject({ data: { __type: { name: 'Todo' } }, errors: [] })
  })
})

describe('the depth limit', () => {
  it('lets through what the app asks', async () => {
    expect((await asItIs.ask(alice, LIST)).errors).toEqual([])
  })

  it('ends the answer below its level and names the error as AppSync does', async () => {
    const reply = await changed.ask(alice, LIST)
    expect(reply.data).toEqual({ todosByState: { nextToken: null, items: [null] } })
    expect(reply.errors[0]).toMatchObject({
      errorType: 'QueryDepthLimitReached',
      path: ['todosByState', 'items', 0, 'id'],
      data: null,
      errorInfo: null,
    })
  })
})

describe('the resolver limit', () => {
  it('runs ten resolvers and refuses the eleventh', async () => {
    expect((await asItIs.ask(alice, lookUps(10))).errors).toEqual([])
    const reply = await asItIs.ask(alice, lookUps(11))
    expect(reply.errors).toMatchObject([
      { errorType: 'ResolverExecutionLimitReached', path: ['m10'], message: 'Resolver invocation limit reached.' },
    ])
    expect(reply.data).toMatchObject({ m0: null, m10: null })
  })

  it('counts for one request and not for the next', async () => {
    for (let round = 0; round < 3; round += 1) expect((await asItIs.ask(alice, lookUps(10))).errors).toEqual([])
  })

  it('is none when the template sets none', async () => {
    expect((await changed.ask(alice, lookUps(30))).errors).toEqual([])
  })
})
