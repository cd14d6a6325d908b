// What the matrix has no column for: tricks with input and with the shape of a request.
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ownStack } from '../own-stack'
import { addTodo, ask, drawTodoId, type Person } from '../people'
import { type Cast, createCast } from './cast'
import { belongingsOf } from './ledger'
import { outcomeOf } from './outcome'

const { environment } = ownStack()
const CREATE = 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id name version owner } }'
const UPDATE = `mutation ($input: UpdateTodoInput!, $condition: ModelTodoConditionInput) {
  updateTodo(input: $input, condition: $condition) { id name version } }`
const DELETE = `mutation ($input: DeleteTodoInput!, $condition: ModelTodoConditionInput) {
  deleteTodo(input: $input, condition: $condition) { id } }`
const USERS = '{ listUsers { refusal nextCursor users { id } } }'
const HEALTH = '{ membershipHealth { refusal users members missing } }'
const newTodo = (more: Record<string, unknown> = {}) => ({ id: drawTodoId(), name: 'Plain', state: 'OPEN', ...more })

let cast: Cast
let id = ''
beforeAll(async () => {
  cast = await createCast(environment)
  id = await addTodo(environment, cast.owner, 'Not yours')
})

const as = (person: Person, query: string, variables: Record<string, unknown> = {}) =>
  ask(environment, person.accessToken, query, variables)

/** Runs an attack and shows that nothing of the owner's was changed by it. */
const harmless = async <T>(attack: () => Promise<T>): Promise<T> => {
  const before = await belongingsOf(environment, cast.owner)
  const answer = await attack()
  expect(await belongingsOf(environment, cast.owner)).toEqual(before)
  return answer
}

describe('input', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a state that is none', { state: 'GONE' }],
    ['a state in small letters', { state: 'done' }],
    ['no state', { state: null }],
    ['no name', { name: null }],
    ['a day that is none', { due: '2026-02-30' }],
    ['a version beyond its type', { version: 2 ** 31 }],
    ['the attribute of a list', { 'state#id': 'OPEN#x' }],
    ['a list for a name', { name: ['a', 'b'] }],
    ['an expression for a name', { name: { $ne: '' } }],
    ['a field that is none', { admin: true }],
    ['the type of the row', { __typename: 'Member' }],
  ])('is refused on create with %s', async (_, change) => {
    const reply = await as(cast.member, CREATE, { input: newTodo(change) })
    expect(outcomeOf(reply)).toBe('bad input')
  })

  it.each<[string, string]>([
    ['201 letters', 'x'.repeat(201)],
    ['200 emoji, which are 400 units', '😀'.repeat(200)],
    ['nothing', ''],
  ])('is refused with a name of %s, on create and on update', async (_, name) => {
    const own = await addTodo(environment, cast.member, 'Mine')
    for (const reply of [
      await as(cast.member, CREATE, { input: newTodo({ name }) }),
      await as(cast.member, UPDATE, { input: { id: own, state: 'OPEN', name } }),
    ])
      expect(reply).toMatchObject({
        status: 200,
        errors: [{ message: expect.stringMatching(/^Field name of type Todo must have a m\w+ length/) }],
      })
    expect(JSON.stringify(await belongingsOf(environment, cast.member))).toContain('"name":"Mine"')
  })

  it('holds 100 emoji, 200 units', async () => {
    const name = '😀'.repeat(100)
    expect((await as(cast.member, CREATE, { input: newTodo({ name }) })).data).toMatchObject({ createTodo: { name } })
  })

  it('does not put a todo over another’s by its id, whoever owns it', async () => {
    for (const person of [cast.member, cast.admin, cast.nonMember, cast.owner])
      expect(outcomeOf(await harmless(() => as(person, CREATE, { input: newTodo({ id }) })))).toBe('conflict')
  })

  it.each<[string, Record<string, unknown>]>([
    ['the trash for a state', { state: 'TRASH', expiresAt: 1 }],
    ['another id by a second key', { id: 'x', ID: 'y' }],
    ['no version', { version: null }],
    ['a time to go', { expiresAt: 1 }],
  ])('does not let a member update another’s todo with %s', async (_, change) => {
    const reply = await harmless(() => as(cast.member, UPDATE, { input: { id, state: 'OPEN', ...change } }))
    expect(['refused', 'bad input']).toContain(outcomeOf(reply))
  })

  it.each(['name', 'state'])('has no null for a %s, by which a todo would be unreadable to all', async (required) => {
    const own = await addTodo(environment, cast.member, 'Mine')
    const input = { state: 'OPEN', [required]: null }
    for (const each of [own, id]) {
      const reply = await harmless(() => as(cast.member, UPDATE, { input: { id: each, ...input } }))
      expect(reply.errors).toMatchObject([{ errorType: 'InvalidInput' }])
    }
    const { data } = await as(cast.owner, 'query ($id: ID!) { getTodo(id: $id) { name state } }', { id: own })
    expect(data).toEqual({ getTodo: { name: 'Mine', state: 'OPEN' } })
  })

  it.each([
    { name: { eq: 'Not yours' } },
    { owner: { eq: 'x' } },
    { version: { eq: 1 } },
    { not: { id: { eq: 'x' } } },
    {},
  ])('does not open another’s todo by the condition %j, nor tell whether it holds', async (condition) => {
    for (const person of [cast.member, cast.admin, cast.nonMember]) {
      const changed = await harmless(() =>
        as(person, UPDATE, { input: { id, state: 'OPEN', name: 'Mine' }, condition }),
      )
      const removed = await harmless(() => as(person, DELETE, { input: { id }, condition }))
      expect([outcomeOf(changed), outcomeOf(removed)]).toEqual(
        'not' in condition ? ['bad input', 'bad input'] : ['refused', 'refused'],
      )
    }
  })
})

describe('a todo of one’s own', () => {
  let own = ''
  beforeEach(async () => {
    own = await addTodo(environment, cast.member, 'Mine')
  })
  const change = (input: Record<string, unknown>, condition?: object) =>
    as(cast.member, UPDATE, { input: { id: own, state: 'OPEN', ...input }, condition })

  it('is written by whoever has seen its latest version, and by nobody who has not', async () => {
    expect((await change({ name: 'First', version: 2 }, { version: { eq: 1 } })).data).toEqual({
      updateTodo: { id: own, name: 'First', version: 2 },
    })
    const before = await belongingsOf(environment, cast.member)
    expect(outcomeOf(await change({ name: 'Second', version: 2 }, { version: { eq: 1 } }))).toBe('conflict')
    const late = await as(cast.member, DELETE, { input: { id: own }, condition: { version: { eq: 1 } } })
    expect(outcomeOf(late)).toBe('conflict')
    expect(await belongingsOf(environment, cast.member)).toEqual(before)
    expect((await change({ name: 'Second', version: 3 }, { version: { eq: 2 } })).errors).toEqual([])
  })

  it.each<[string, Record<string, unknown>]>([
    ['its owner', { owner: 'somebody-else' }],
    ['its owner, to none', { owner: null }],
    ['its time', { createdAt: '2099-01-01T00:00:00.000Z' }],
    ['its time, to none', { createdAt: null }],
  ])('keeps %s', async (_, input) => {
    const before = await belongingsOf(environment, cast.member)
    expect(outcomeOf(await change(input))).toBe('refused')
    expect(await belongingsOf(environment, cast.member)).toEqual(before)
  })

  it('takes no notes of more than 2,000 units, and loses them to null', async () => {
    const long = { notes: 'x'.repeat(2_001) }
    for (const reply of [await change(long), await as(cast.member, CREATE, { input: newTodo(long) })])
      expect(reply.errors[0]?.message).toBe('Field notes of type Todo must have a maximum length of 2000')
    expect((await change({ notes: '😀'.repeat(1_000) })).errors).toEqual([])
    expect((await change({ notes: null })).errors).toEqual([])
  })

  it('is not changed without its state, which is part of a key, and nor is another’s', async () => {
    for (const target of [own, id, drawTodoId()]) {
      const before = await belongingsOf(environment, cast.member)
      const reply = await harmless(() => as(cast.member, UPDATE, { input: { id: target, name: 'x' } }))
      expect(reply.errors).toMatchObject([{ message: expect.stringContaining("Missing key: 'state'") }])
      expect(await belongingsOf(environment, cast.member)).toEqual(before)
    }
  })

  it('is hidden in the trash and no secret: a member who asks for it by name reads it, and nobody outside', async () => {
    await change({ state: 'TRASH' })
    const byId = 'query ($id: ID!) { getTodo(id: $id) { id state } }'
    const trash = '{ todosByState(state: TRASH, sortDirection: DESC, limit: 1000) { items { id } } }'
    expect((await as(cast.owner, byId, { id: own })).data).toEqual({ getTodo: { id: own, state: 'TRASH' } })
    expect(outcomeOf(await as(cast.owner, trash), own)).toBe('listed')
    expect(outcomeOf(await as(cast.nonMember, byId, { id: own }))).toBe('refused')
    expect(outcomeOf(await as(cast.nonMember, trash), own)).toBe('not listed')
    const open = '{ todosByState(state: OPEN, sortDirection: DESC, limit: 1000) { items { id } } }'
    expect(outcomeOf(await as(cast.owner, open), own)).toBe('not listed')
    expect(outcomeOf(await as(cast.owner, UPDATE, { input: { id: own, state: 'OPEN' } }))).toBe('refused')
  })
})

describe('the shape of a request', () => {
  it('runs no more than ten resolvers, so that nobody guesses ids by the hundred', async () => {
    const aliases = Array.from({ length: 40 }, (_, index) => `a${index}: getTodo(id: "${randomUUID()}") { id }`)
    const reply = await as(cast.nonMember, `{ ${aliases.join(' ')} }`)
    const beyond = reply.errors.filter(({ errorType }) => errorType === 'ResolverExecutionLimitReached')
    expect(beyond).toHaveLength(30)
  })

  it('runs no more than ten mutations of one request, each judged by itself', async () => {
    const aliases = Array.from({ length: 12 }, (_, index) => `a${index}: deleteTodo(input: { id: "${id}" }) { id }`)
    const reply = await harmless(() => as(cast.member, `mutation { ${aliases.join(' ')} }`))
    expect(Object.values(reply.data ?? {}).every((value) => value === null)).toBe(true)
    expect(reply.errors.filter(({ errorType }) => errorType === 'Unauthorized')).toHaveLength(10)
  })

  it('is one operation: a batch is refused', async () => {
    const reply = await fetch(`${environment.AWS_ENDPOINT_URL}/graphql`, {
      method: 'POST',
      headers: { authorization: cast.member.accessToken, 'content-type': 'application/json' },
      body: JSON.stringify([{ query: USERS }, { query: HEALTH }]),
    })
    expect(reply.status).toBe(400)
  })

  it.each(['{ __schema { types { name } } }', '{ __type(name: "ListedUser") { fields { name } } }'])(
    'tells nothing of the schema: %s',
    async (query) => {
      const reply = await as(cast.admin, query)
      expect(reply.data).toBeNull()
      expect(reply.errors[0]?.message).toContain('FieldUndefined')
    },
  )

  it.each(['onCreateTodo', 'onUpdateTodo', 'onDeleteTodo', 'onCreateMember'])(
    'does not subscribe by a request: %s',
    async (field) => {
      const reply = await as(cast.nonMember, `subscription { ${field} { id } }`)
      expect(reply.data).toBeNull()
      expect(reply.errors.length).toBeGreaterThan(0)
    },
  )

  it.each([
    'listTodos { items { id } }',
    'listMembers { items { id } }',
    'todosByState { items { id } }',
    'membersByName { items { id } }',
  ])('finds no way to all rows by %s', async (selection) => {
    expect((await as(cast.admin, `{ ${selection} }`)).data).toBeNull()
  })

  it.each(['createMember', 'updateMember', 'deleteMember'])(
    'has no %s, so that nobody writes the directory',
    async (field) => {
      const reply = await as(cast.admin, `mutation { ${field}(input: { id: "${cast.owner.sub}" }) { id } }`)
      expect(reply.data).toBeNull()
      expect(reply.errors[0]?.message).toContain('FieldUndefined')
    },
  )

  it('mixes what is allowed with what is not, and gets the allowed alone', async () => {
    const reply = await as(
      cast.member,
      `{ mine: getMember(id: "${cast.member.sub}") { id } theirs: getTodo(id: "${id}") { id } }`,
    )
    expect(reply.errors).toEqual([])
    const mixed = await as(
      cast.nonMember,
      `{ mine: getMember(id: "${cast.nonMember.sub}") { id } theirs: getTodo(id: "${id}") { id } }`,
    )
    expect(mixed.data).toEqual({ mine: { id: cast.nonMember.sub }, theirs: null })
  })

  it('does not filter its way to another’s todo from outside', async () => {
    const query =
      '{ todosByState(state: OPEN, filter: { or: [{ name: { contains: "o" } }, { owner: { ne: "x" } }] }, limit: 1000) { items { id owner } } }'
    const { data } = await as(cast.nonMember, query)
    const { items } = (data as { todosByState: { items: { owner: string }[] } }).todosByState
    expect(items.filter(({ owner }) => owner !== cast.nonMember.sub)).toEqual([])
  })
})
