import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWorld, field, newTodo, type Person, person, type World } from './world'

const owner = person('alice', 'everyone')
const member = person('bob', 'everyone')
const admin = person('admin', 'admins', 'everyone')
const waiting = person('carol')

const CREATE = 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id name owner state createdAt } }'
const UPDATE = 'mutation ($input: UpdateTodoInput!) { updateTodo(input: $input) { id name owner state } }'
const DELETE = 'mutation ($id: ID!) { deleteTodo(input: { id: $id }) { id name owner state createdAt } }'
const GET = 'query ($id: ID!) { getTodo(id: $id) { id name owner } }'
const BY_STATE = 'query { todosByState(state: OPEN, sortDirection: DESC) { items { id name owner } } }'
const BY_OWNER = 'query ($owner: String!) { todosByOwner(owner: $owner) { items { id } } }'

interface Page {
  items: { id: string; owner: string }[]
}

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const create = async (who: Person) => {
  return field<{ id: string }>(await world.ask(who, CREATE, { input: newTodo() }), 'createTodo').id
}

const refusedAs = (field: string, type = 'Mutation') => ({
  data: { [field]: null },
  errors: [
    {
      errorType: 'Unauthorized',
      message: `Not Authorized to access ${field} on type ${type}`,
      path: [field],
      data: null,
      errorInfo: null,
    },
  ],
})

describe('creating', () => {
  it.each([owner, admin, waiting])('makes the caller the owner and sets the time itself: $sub', async (who) => {
    const { data, errors } = await world.ask(who, CREATE, { input: newTodo() })
    expect(errors).toEqual([])
    expect(data?.createTodo).toMatchObject({ owner: who.sub, createdAt: '2026-01-02T03:04:05.000Z' })
  })

  it.each([member, admin, waiting])('refuses to $sub a todo in the name of another', async (who) => {
    const reply = await world.ask(who, CREATE, { input: newTodo({ owner: 'alice' }) })
    expect(reply).toMatchObject(refusedAs('createTodo'))
  })

  it('refuses a time of the caller’s choice', async () => {
    const reply = await world.ask(owner, CREATE, { input: newTodo({ createdAt: '2099-01-01T00:00:00.000Z' }) })
    expect(reply.errors).toMatchObject([{ errorType: 'Unauthorized', message: 'Unauthorized on [createdAt]' }])
  })

  it.each([
    ['', 'a minimum length of 1'],
    ['x'.repeat(201), 'a maximum length of 200'],
  ])('refuses a name that is too short or too long', async (name, why) => {
    const reply = await world.ask(owner, CREATE, { input: newTodo({ name }) })
    expect(reply.errors).toMatchObject([{ errorType: null, message: `Field name of type Todo must have ${why}` }])
  })

  it('takes a name of 200 characters of any script', async () => {
    const name = '貓'.repeat(200)
    const { data } = await world.ask(owner, CREATE, { input: newTodo({ name }) })
    expect(data?.createTodo).toMatchObject({ name })
  })
})

describe('a todo of alice', () => {
  let id = ''
  beforeEach(async () => {
    id = await create(owner)
  })

  it('is renamed, completed and reopened by her', async () => {
    for (const change of [{ name: 'Buy oat milk', state: 'OPEN' }, { state: 'DONE' }, { state: 'OPEN' }]) {
      const { data, errors } = await world.ask(owner, UPDATE, { input: { id, ...change } })
      expect(errors).toEqual([])
      expect(data?.updateTodo).toMatchObject({ id, owner: 'alice', ...change })
    }
  })

  it('is deleted by her', async () => {
    const { data } = await world.ask(owner, DELETE, { id })
    expect(data?.deleteTodo).toMatchObject({ id })
    expect((await world.ask(owner, GET, { id })).data).toEqual({ getTodo: null })
  })

  it.each([member, admin, waiting])('is neither renamed nor deleted by $sub', async (who) => {
    const renamed = await world.ask(who, UPDATE, { input: { id, state: 'OPEN', name: 'Mine' } })
    expect(renamed).toMatchObject(refusedAs('updateTodo'))
    const deleted = await world.ask(who, DELETE, { id })
    expect(deleted).toMatchObject(refusedAs('deleteTodo'))
    expect((await world.ask(owner, GET, { id })).data?.getTodo).toMatchObject({ name: 'Buy milk' })
  })

  it.each([
    ['owner', 'bob'],
    ['owner', null],
    ['owner', 'alice'],
    ['createdAt', '2099-01-01T00:00:00.000Z'],
    ['createdAt', null],
  ])('keeps its %s, even when she sends %s', async (field, value) => {
    const reply = await world.ask(owner, UPDATE, { input: { id, state: 'OPEN', [field]: value } })
    expect(reply.errors).toMatchObject([{ errorType: 'Unauthorized', message: `Unauthorized on [${field}]` }])
  })

  it.each([owner, member, admin])('is read by $sub, alone and in both lists', async (who) => {
    expect((await world.ask(who, GET, { id })).data?.getTodo).toMatchObject({ id, owner: 'alice' })
    const { items: recent } = field<Page>(await world.ask(who, BY_STATE), 'todosByState')
    expect(recent.map((item) => item.id)).toContain(id)
    const { items: hers } = field<Page>(await world.ask(who, BY_OWNER, { owner: 'alice' }), 'todosByOwner')
    expect(hers.map((item) => item.id)).toContain(id)
  })

  it('is not read by someone in no group, who lists only their own', async () => {
    const own = await create(waiting)
    expect(await world.ask(waiting, GET, { id })).toMatchObject(refusedAs('getTodo', 'Query'))
    expect(await world.ask(waiting, BY_OWNER, { owner: 'alice' })).toMatchObject(refusedAs('todosByOwner', 'Query'))
    const { items } = field<Page>(await world.ask(waiting, BY_STATE), 'todosByState')
    expect(items.map((item) => item.owner)).not.toContain('alice')
    expect(items.map((item) => item.id)).toContain(own)
  })
})

describe('an id that does not exist', () => {
  it('is refused just as another’s is, so that nobody learns which ids exist', async () => {
    expect(await world.ask(owner, UPDATE, { input: { id: 'none', state: 'OPEN', name: 'x' } })).toMatchObject(
      refusedAs('updateTodo'),
    )
    expect(await world.ask(owner, DELETE, { id: 'none' })).toMatchObject(refusedAs('deleteTodo'))
  })
})

describe('operations for a group', () => {
  it.each([member, waiting])('are refused to $sub, who is no administrator', async (who) => {
    const reply = await world.ask(who, 'mutation { manageUser(username: "carol", act: REPAIR) { outcome } }')
    expect(reply.data).toBeNull()
    expect(reply.errors).toMatchObject([{ errorType: 'Unauthorized', path: ['manageUser'] }])
    expect(reply.errors).toHaveLength(1)
  })

  it('do not believe groups that are written in the request', async () => {
    const reply = await world.ask(waiting, 'query { listUsers { nextCursor } }', {
      'cognito:groups': ['admins'],
    })
    expect(reply.errors).toMatchObject([{ errorType: 'Unauthorized' }])
  })
})

describe('callers at the same time', () => {
  it('are never taken for one another', async () => {
    const people = Array.from({ length: 40 }, (_, index) =>
      person(`person-${index}`, ...(index % 2 ? ['everyone'] : [])),
    )
    const replies = await Promise.all(people.map((who) => world.ask(who, CREATE, { input: newTodo() })))
    expect(replies.map((reply) => field<{ owner: string }>(reply, 'createTodo').owner)).toEqual(
      people.map(({ sub }) => sub),
    )
    const lists = await Promise.all(people.map((who) => world.ask(who, BY_STATE)))
    lists.forEach((list, index) => {
      const owners = new Set(field<Page>(list, 'todosByState').items.map((item) => item.owner))
      if (index % 2 === 0) expect([...owners]).toEqual([`person-${index}`])
      else expect(owners.size).toBeGreaterThan(20)
    })
  })
})

describe('the hook for counting', () => {
  it('is told of each operation that ran', async () => {
    world.operations.length = 0
    await world.ask(owner, BY_STATE)
    await world.ask(owner, CREATE, { input: newTodo() })
    await world.ask(owner, '{ nonsense }')
    expect(world.operations).toEqual([
      { kind: 'query', fields: ['todosByState'] },
      { kind: 'mutation', fields: ['createTodo'] },
    ])
  })
})
