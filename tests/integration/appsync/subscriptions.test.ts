import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { matchesFilter } from '../../../local/appsync/subscription-filter'
import type { RealtimeClient } from '../../realtime-client'
import { createRealtimeWorld, type RealtimeWorld } from './realtime-world'
import { newTodo, type Person, person } from './world'

const alice = person('alice', 'everyone')
const bob = person('bob', 'everyone')
const admin = person('admin', 'admins', 'everyone')
const carol = person('carol')
const dave = person('dave')

const CREATED = 'subscription { onCreateTodo { id name owner } }'
const OWNED = 'subscription ($owner: String) { onCreateTodo(owner: $owner) { id } }'
const FILTERED = 'subscription ($f: ModelSubscriptionTodoFilterInput) { onCreateTodo(filter: $f) { id } }'
const BOTH =
  'subscription ($owner: String, $f: ModelSubscriptionTodoFilterInput) { onCreateTodo(owner: $owner, filter: $f) { id } }'

let world: RealtimeWorld
beforeAll(async () => {
  world = await createRealtimeWorld()
})
afterEach(() => world.leave())
afterAll(() => world.close())

const subscribe = async (who: Person, query: string, variables?: Record<string, unknown>) => {
  const client = await world.connect(who)
  expect(await client.start('s', query, variables)).toEqual({ type: 'start_ack', id: 's' })
  return client
}

/** What a subscriber has been sent once somebody who is sent everything has been sent as many events. */
const idsOf = async (client: RealtimeClient, witness: RealtimeClient, count: number) => {
  await witness.events('s', count)
  const events = await client.eventsOf('s')
  return events.map((event) => Object.values(event?.data ?? {}).map((todo) => (todo as { id: string } | null)?.id)[0])
}

const refused = async (who: Person, query: string, variables?: Record<string, unknown>) => {
  const client = await world.connect(who)
  return client.start('s', query, variables)
}

const unauthorized = (field = 'onCreateTodo') => ({
  type: 'error',
  id: 's',
  payload: {
    errors: [{ errorType: 'Unauthorized', message: `Not Authorized to access ${field} on type Subscription` }],
  },
})

/** Of alice's, bob's, carol's and dave's todo, whose come to a subscriber. */
const ownersHeard = async (who: Person, query: string, variables?: Record<string, unknown>) => {
  const client = await subscribe(who, query, variables)
  const witness = await subscribe(admin, CREATED)
  const ids = new Map<string, string>()
  for (const owner of [alice, bob, carol, dave]) ids.set(await world.add(owner), owner.sub)
  return (await idsOf(client, witness, 4)).map((id) => ids.get(id ?? ''))
}

describe('a member', () => {
  it.each([alice, admin])('hears of everybody’s todos: $sub', async (who) => {
    expect(await ownersHeard(who, CREATED)).toEqual(['alice', 'bob', 'carol', 'dave'])
  })

  it('hears of one owner’s by the argument of that name, from a literal or a variable', async () => {
    expect(await ownersHeard(alice, OWNED, { owner: 'carol' })).toEqual(['carol'])
    expect(await ownersHeard(alice, 'subscription { onCreateTodo(owner: "bob") { id } }')).toEqual(['bob'])
    expect(await ownersHeard(alice, OWNED, { owner: 'alice' })).toEqual(['alice'])
  })

  it('hears of all with a variable that was left out, and with a null only of what has none', async () => {
    expect(await ownersHeard(alice, OWNED)).toHaveLength(4)
    expect(await ownersHeard(alice, OWNED, { owner: null })).toEqual([])
  })

  it('hears what a filter lets through, which takes the place of the arguments', async () => {
    const filter = { or: [{ owner: { eq: 'bob' } }, { owner: { beginsWith: 'da' } }] }
    expect(await ownersHeard(alice, FILTERED, { f: filter })).toEqual(['bob', 'dave'])
    expect(await ownersHeard(alice, BOTH, { f: filter, owner: 'carol' })).toEqual(['bob', 'dave'])
    expect(await ownersHeard(alice, FILTERED, { f: null })).toHaveLength(4)
  })
})

describe('who is no member', () => {
  it.each([
    ['without an argument', CREATED, undefined],
    ['with their own name', OWNED, { owner: 'carol' }],
    ['with no name', OWNED, { owner: null }],
    ['with an empty name', OWNED, { owner: '' }],
    ['with a filter for others', FILTERED, { f: { owner: { ne: 'carol' } } }],
    ['with a filter for anybody', FILTERED, { f: { or: [{ owner: { eq: 'alice' } }, { id: { gt: '' } }] } }],
    ['with a filter that names others among several', FILTERED, { f: { owner: { beginsWith: '' } } }],
    ['with a filter for others, beside an `and`', FILTERED, { f: { and: [{ owner: { eq: 'bob' } }] } }],
    ['with a filter for others, inside an `and`', FILTERED, { f: { and: [{ or: [{ owner: { ge: 'a' } }] }] } }],
    ['with their own name and a filter for others', BOTH, { owner: 'carol', f: { owner: { ne: 'carol' } } }],
    ['with their own name and a filter for anybody', BOTH, { owner: 'carol', f: { or: [{ state: { eq: 'OPEN' } }] } }],
  ])('never hears of anybody else’s todos %s', async (_, query, variables) => {
    const heard = await ownersHeard(carol, query, variables)
    expect(heard.filter((owner) => owner !== 'carol')).toEqual([])
  })

  it('hears of their own, and with a filter only of those that it lets through', async () => {
    expect(await ownersHeard(carol, CREATED)).toEqual(['carol'])
    expect(await ownersHeard(carol, OWNED, { owner: 'carol' })).toEqual(['carol'])
    expect(await ownersHeard(carol, FILTERED, { f: { name: { contains: 'milk' } } })).toEqual(['carol'])
    expect(await ownersHeard(carol, FILTERED, { f: { name: { contains: 'bread' } } })).toEqual([])
  })

  it.each(['alice', 'dave', 'nobody', 'carol ', 'CAROL'])('is refused the todos of %s', async (owner) => {
    expect(await refused(carol, OWNED, { owner })).toEqual(unauthorized())
    expect(await refused(carol, BOTH, { owner, f: { owner: { eq: 'carol' } } })).toEqual(unauthorized())
  })

  it.each(['onUpdateTodo', 'onDeleteTodo'])('is refused %s of another, too', async (field) => {
    expect(await refused(carol, `subscription { ${field}(owner: "alice") { id } }`)).toEqual(unauthorized(field))
  })
})

describe('an event', () => {
  const UPDATE = (selection: string) =>
    `mutation ($input: UpdateTodoInput!) { updateTodo(input: $input) { ${selection} } }`

  it('comes of creating, updating and deleting, each to its own subscription', async () => {
    const client = await world.connect(bob)
    for (const name of ['onCreateTodo', 'onUpdateTodo', 'onDeleteTodo'])
      await client.start(name, `subscription { ${name} { id name state } }`)
    const id = await world.add(alice)
    await world.mutate(alice, UPDATE('id name state'), { input: { id, state: 'DONE' } })
    await world.mutate(alice, 'mutation ($id: ID!) { deleteTodo(input: { id: $id }) { id name state } }', { id })
    const todo = { id, name: 'Buy milk' }
    expect(await client.events('onDeleteTodo', 1)).toEqual([{ data: { onDeleteTodo: { ...todo, state: 'DONE' } } }])
    expect(await client.eventsOf('onUpdateTodo')).toEqual([{ data: { onUpdateTodo: { ...todo, state: 'DONE' } } }])
    expect(await client.eventsOf('onCreateTodo')).toEqual([{ data: { onCreateTodo: { ...todo, state: 'OPEN' } } }])
  })

  it('is, to each subscriber, what that one selected, under the names of that one', async () => {
    const client = await world.connect(bob)
    await client.start('a', 'subscription { onCreateTodo { id } }')
    await client.start(
      'b',
      'subscription Named { made: onCreateTodo { ...Part __typename } } fragment Part on Todo { title: name owner }',
    )
    const id = await world.add(alice)
    expect(await client.events('a', 1)).toEqual([{ data: { onCreateTodo: { id } } }])
    expect(await client.events('b', 1)).toEqual([
      { data: { made: { title: 'Buy milk', owner: 'alice', __typename: 'Todo' } } },
    ])
  })

  it('has what the mutation selected, whatever it called it and wherever it wrote it', async () => {
    const client = await subscribe(bob, CREATED)
    const input = newTodo()
    const mutation = `mutation ($input: CreateTodoInput!, $yes: Boolean!) {
      mine: createTodo(input: $input) { key: id ...Rest ... on Todo { name @skip(if: $yes) title: name } } }
      fragment Rest on Todo { by: owner }`
    await world.mutate(alice, mutation, { input, yes: true })
    expect(await client.events('s', 1)).toEqual([
      { data: { onCreateTodo: { id: input.id, name: 'Buy milk', owner: 'alice' } } },
    ])
  })

  it('has null for what the mutation did not select, and is null where that cannot be', async () => {
    const client = await world.connect(bob)
    await client.start('may', 'subscription { onCreateTodo { id notes owner } }')
    await client.start('must', 'subscription { onCreateTodo { id name } }')
    const input = newTodo({ notes: 'Two litres' })
    await world.mutate(alice, 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id } }', { input })
    expect(await client.events('may', 1)).toEqual([
      { data: { onCreateTodo: { id: input.id, notes: null, owner: null } } },
    ])
    expect(await client.events('must', 1)).toEqual([
      {
        data: { onCreateTodo: null },
        errors: [
          {
            path: ['onCreateTodo', 'name'],
            locations: null,
            message: "Cannot return null for non-nullable type: 'String' within parent 'Todo' (/onCreateTodo/name)",
          },
        ],
      },
    ])
  })

  it('reaches no filter and no argument by a field that the mutation did not select', async () => {
    const own = await subscribe(carol, CREATED)
    const named = await subscribe(carol, OWNED, { owner: 'carol' })
    const member = await subscribe(bob, OWNED, { owner: 'carol' })
    const different = await subscribe(bob, FILTERED, { f: { owner: { ne: 'alice' } } })
    const nameless = await subscribe(bob, OWNED, { owner: null })
    const witness = await subscribe(admin, 'subscription { onCreateTodo { id } }')
    const input = newTodo()
    await world.mutate(carol, 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id } }', { input })
    for (const client of [own, named, member, different]) expect(await idsOf(client, witness, 1)).toEqual([])
    expect(await idsOf(nameless, witness, 1)).toEqual([input.id])
  })

  it('comes for every root field of a mutation, in order, and for none that failed', async () => {
    const client = await subscribe(bob, CREATED)
    const [first, second, stolen] = [newTodo(), newTodo(), newTodo({ owner: 'alice' })]
    const { errors } = await world.mutate(
      carol,
      `mutation ($a: CreateTodoInput!, $b: CreateTodoInput!, $c: CreateTodoInput!) {
        a: createTodo(input: $a) { id name owner } b: createTodo(input: $b) { id name owner } c: createTodo(input: $c) { id name owner } }`,
      { a: first, b: stolen, c: second },
    )
    expect(errors).toHaveLength(1)
    expect(await idsOf(client, client, 2)).toEqual([first.id, second.id])
  })

  it('does not come of a refused mutation, of one that is not valid, nor of a row that was written past the API', async () => {
    const client = await subscribe(bob, 'subscription { onUpdateTodo { id } }')
    const id = await world.add(alice)
    const input = { id, state: 'DONE' }
    await world.mutate(bob, UPDATE('id'), { input })
    await world.mutate(alice, UPDATE('nothing'), { input })
    await world.mutate(
      alice,
      'mutation ($input: UpdateTodoInput!) { updateTodo(input: $input, condition: { name: { eq: "x" } }) { id } }',
      { input },
    )
    const defaulted = 'mutation ($i: UpdateTodoInput = { id: "1", state: OPEN }) { updateTodo(input: $i) { id } }'
    expect((await world.mutate(alice, defaulted, { i: null })).status).toBe(200)
    const TableName = world.tableName('Todo')
    await world.dynamo.send(new PutItemCommand({ TableName, Item: { id: { S: id }, name: { S: 'Written past it' } } }))
    expect(await client.eventsOf('s')).toEqual([])
  })

  it('comes no more after a stop, and the others of the connection go on', async () => {
    const client = await world.connect(bob)
    await client.start('a', CREATED)
    await client.start('s', CREATED)
    await world.add(alice)
    await client.events('a', 1)
    expect(await client.stop('a')).toEqual({ type: 'complete', id: 'a' })
    await world.add(alice)
    await client.events('s', 2)
    expect(await client.eventsOf('a')).toHaveLength(1)
  })

  it('keeps to the order of the mutations', async () => {
    const client = await subscribe(bob, CREATED)
    const ids: string[] = []
    for (let count = 0; count < 20; count += 1) ids.push(await world.add(alice))
    expect(await idsOf(client, client, 20)).toEqual(ids)
  })
})

describe('a filter', () => {
  const todos = [
    { name: 'apple', version: 1, due: '2026-01-01' },
    { name: 'banana', version: 5, due: '2026-02-01' },
    { name: 'cherry', version: 9 },
  ]

  const namesHeard = async (filter: unknown) => {
    const client = await subscribe(
      bob,
      'subscription ($f: ModelSubscriptionTodoFilterInput) { onCreateTodo(filter: $f) { name } }',
      {
        f: filter,
      },
    )
    const witness = await subscribe(admin, 'subscription { onCreateTodo { name } }')
    for (const todo of todos)
      await world.mutate(
        alice,
        'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id name version due state owner } }',
        {
          input: newTodo(todo),
        },
      )
    await witness.events('s', 3)
    return (await client.eventsOf('s')).map(
      (event) => (event?.data?.onCreateTodo as { name: string } | undefined)?.name,
    )
  }

  it.each([
    [{ name: { eq: 'apple' } }, ['apple']],
    [{ name: { ne: 'apple' } }, ['banana', 'cherry']],
    [{ version: { lt: 5 } }, ['apple']],
    [{ version: { le: 5 } }, ['apple', 'banana']],
    [{ version: { gt: 5 } }, ['cherry']],
    [{ version: { ge: 5 } }, ['banana', 'cherry']],
    [{ name: { gt: 'apple', lt: 'cherry' } }, ['banana']],
    [{ name: { contains: 'an' } }, ['banana']],
    [{ name: { notContains: 'an' } }, ['apple', 'cherry']],
    [{ name: { beginsWith: 'ch' } }, ['cherry']],
    [{ name: { in: ['apple', 'cherry', 'plum'] } }, ['apple', 'cherry']],
    [{ name: { notIn: ['apple', 'plum'] } }, ['banana', 'cherry']],
    [{ version: { between: [5, 9] } }, ['banana', 'cherry']],
    [{ due: { ge: '2026-01-15' } }, ['banana']],
    // cherry is due never: nothing is said of it.
    [{ due: { ne: '2026-01-01' } }, ['banana']],
    [{ name: { ne: 'apple' }, version: { lt: 9 } }, ['banana']],
    [{ or: [{ name: { eq: 'apple' } }, { version: { eq: 9 } }] }, ['apple', 'cherry']],
    [{ and: [{ name: { ne: 'apple' } }, { or: [{ version: { eq: 1 } }, { version: { eq: 5 } }] }] }, ['banana']],
    [{ version: { ge: 5 }, or: [{ name: { eq: 'apple' } }, { name: { eq: 'cherry' } }] }, ['cherry']],
  ])('%j lets through %j', async (filter, expected) => {
    expect(await namesHeard(filter)).toEqual(expected)
  })

  it.each([
    ['six values for `in`', { name: { in: ['a', 'b', 'c', 'd', 'e', 'f'] } }, /limit of 5/],
    [
      'eleven alternatives',
      { or: Array.from({ length: 11 }, (_, index) => ({ version: { eq: index } })) },
      /at most 10 groups/,
    ],
    [
      'six conditions at once',
      { and: Array.from({ length: 6 }, (_, index) => ({ version: { ne: index } })) },
      /at most 5 conditions/,
    ],
    [
      'an operator that AppSync has no such filter for',
      { owner: { attributeExists: true } },
      /no operator attributeExists/,
    ],
    ['an empty condition', { name: {} }, /empty name/],
    ['an empty `or`', { or: [] }, /empty or/],
    ['an empty alternative', { or: [{}] }, /empty filter/],
  ])('with %s is refused', async (_, filter, words) => {
    for (const who of [alice, carol]) {
      const { type, payload } = await refused(who, FILTERED, { f: filter })
      expect([type, payload?.errors?.[0]?.errorType]).toEqual(['error', 'MappingTemplate'])
      expect(payload?.errors?.[0]?.message).toMatch(words)
    }
  })

  it.each([
    ['containsAny', ['b', 'z'], true],
    ['containsAny', ['y', 'z'], false],
    ['contains', 'a', true],
    ['notContains', 'a', false],
    ['matches', 'a', false],
  ])('tests a list by %s of %j: %s', (operator, value, expected) => {
    const filter = { filterGroup: [{ filters: [{ fieldName: 'team.groups', operator, value }] }] }
    expect(matchesFilter(filter, { team: { groups: ['a', 'b'] } })).toBe(expected)
    expect(matchesFilter(filter, { team: null })).toBe(false)
    expect(matchesFilter({ filterGroup: [] }, {})).toBe(false)
  })
})
