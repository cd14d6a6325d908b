import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createWorld, field, newTodo, person, type World } from './world'

const alice = person('alice', 'everyone')
const bob = person('bob', 'everyone')
const CREATE = `mutation Add($input: CreateTodoInput!) {
  createTodo(input: $input) { id }
}`
const UPDATE = 'mutation ($input: UpdateTodoInput!) { updateTodo(input: $input) { id name } }'
const LIST = '{ todosByState(state: OPEN, sortDirection: DESC) { items { id name } } }'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const create = async (name: string) => {
  world.clock.now += 1000
  const reply = await world.ask(alice, CREATE, { input: newTodo({ name }) })
  return field<{ id: string }>(reply, 'createTodo').id
}

describe('a request that cannot be read', () => {
  it.each([undefined, null, ''])('is empty: %j', async (body) => {
    const reply = await world.graphql.execute({ authorization: await world.sign(world.claimsOf(alice)), body })
    expect(reply).toEqual({
      status: 400,
      body: { errors: [{ errorType: 'MalformedHttpRequestException', message: 'Request body is empty.' }] },
    })
  })

  it.each([
    'meow',
    {},
    [],
    { query: 7 },
    { query: '{' },
    { query: '' },
    { query: '{ a }', variables: 'text' },
    { query: 'query A { a } query B { b }' },
    { query: 'query A { a }', operationName: 'B' },
    { query: 'fragment F on Todo { id }' },
  ])('is no GraphQL: %j', async (body) => {
    const reply = await world.graphql.execute({ authorization: await world.sign(world.claimsOf(alice)), body })
    expect(reply).toEqual({
      status: 400,
      body: { errors: [{ errorType: 'MalformedHttpRequestException', message: 'Unable to parse GraphQL query.' }] },
    })
  })

  it('is read as text too', async () => {
    expect(await world.send(await world.sign(world.claimsOf(alice)), JSON.stringify({ query: LIST }))).toMatchObject({
      status: 200,
      errors: [],
    })
  })

  it('is a subscription, which AppSync takes on its websocket only', async () => {
    const reply = await world.ask(alice, 'subscription { onCreateTodo { id } }')
    expect(reply).toMatchObject({ status: 400, data: null, errors: [{ errorType: 'UnsupportedOperation' }] })
  })
})

describe('a request that does not fit the schema', () => {
  it.each([
    ['{ badfield }', "FieldUndefined: Field 'badfield' in type 'Query' is undefined @ 'badfield'", 3],
    [
      '{ todosByState(state: OPEN) { items { secret } } }',
      "FieldUndefined: Field 'secret' in type 'Todo' is undefined @ 'todosByState/items/secret'",
      39,
    ],
    ['{ getTodo(id: "a", x: 1) { id } }', 'UnknownArgument: Unknown argument "x" on field "Query.getTodo".', 20],
    ['{ getTodo { id } }', 'MissingFieldArgument: Field "getTodo" argument "id" of type "ID!" is required', 3],
    ['query ($a: Nope) { getTodo(id: "a") { id } }', 'UnknownType: Unknown type "Nope".', 12],
  ])('is answered as a whole: %s', async (query, message, column) => {
    const reply = await world.ask(alice, query)
    expect(reply).toMatchObject({ status: 200, data: null })
    expect(reply.errors[0]).toEqual({
      path: null,
      locations: [{ line: 1, column, sourceName: null }],
      message: expect.stringContaining(`Validation error of type ${message}`),
    })
  })

  it('finds no list of every todo, which would scan the table', async () => {
    const reply = await world.ask(alice, '{ listTodos { items { id } } }')
    expect(reply.errors[0]?.message).toContain("Field 'listTodos' in type 'Query' is undefined")
  })

  it.each([
    ['a missing variable', {}, "Variable 'input' has coerced Null value for NonNull type 'CreateTodoInput!'"],
    ['a null', { input: null }, "Variable 'input' has coerced Null value for NonNull type 'CreateTodoInput!'"],
    [
      'an unknown field',
      { input: newTodo({ admin: true }) },
      "The variables input contains a field name 'admin' that is not defined for input object type 'CreateTodoInput'",
    ],
    ['a wrong state', { input: newTodo({ state: 'GONE' }) }, "Variable 'input' has an invalid value"],
  ])('says so of %s', async (_, variables, message) => {
    const reply = await world.ask(alice, CREATE, variables)
    expect(reply).toMatchObject({
      status: 200,
      data: null,
      errors: [{ path: null, locations: [{ line: 1, column: 14 }] }],
    })
    expect(reply.errors[0]?.message).toContain(message)
  })
})

describe('a null where the schema allows none', () => {
  it('ends that todo and no other: the rest of the list is there, and the error says where', async () => {
    await create('before')
    const id = await create('poisoned')
    await create('after')
    await world.dynamo.send(
      new UpdateItemCommand({
        TableName: world.tableName('Todo'),
        Key: { id: { S: id } },
        UpdateExpression: 'REMOVE #name',
        ExpressionAttributeNames: { '#name': 'name' },
      }),
    )
    const update = await world.ask(alice, UPDATE, { input: { id, state: 'OPEN', notes: 'Torn' } })
    expect(update).toMatchObject({
      data: { updateTodo: null },
      errors: [
        {
          path: ['updateTodo', 'name'],
          locations: null,
          message: "Cannot return null for non-nullable type: 'String' within parent 'Todo' (/updateTodo/name)",
        },
      ],
    })
    const list = await world.ask(bob, LIST)
    expect(list.data).toMatchObject({ todosByState: { items: [{ name: 'after' }, null, { name: 'before' }] } })
    expect(list.errors).toEqual([
      {
        path: ['todosByState', 'items', 1, 'name'],
        locations: null,
        message:
          "Cannot return null for non-nullable type: 'String' within parent 'Todo' (/todosByState/items[1]/name)",
      },
    ])
  })
})

describe('the console', () => {
  it('stays silent, whatever is refused', async () => {
    const spies = (['log', 'warn', 'error', 'info'] as const).map((level) => vi.spyOn(console, level))
    const id = await create('quiet')
    await world.ask(bob, UPDATE, { input: { id, state: 'OPEN', name: 'x' } })
    await world.ask(
      alice,
      'mutation ($id: ID!) { updateTodo(input: { id: $id, state: OPEN, name: "x" }, condition: { name: { eq: "y" } }) { id } }',
      { id },
    )
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })
})
