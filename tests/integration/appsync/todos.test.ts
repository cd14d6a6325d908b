// What the resolvers of the Todo model do with the fields that the app relies on.
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWorld, field, newTodo, type Person, person, type World } from './world'

const alice = person('alice', 'everyone')
const bob = person('bob', 'everyone')
const waiting = person('carol')
const FIELDS = '{ id name notes due state doneAt version expiresAt owner createdAt updatedAt }'
const CREATE = `mutation ($input: CreateTodoInput!, $condition: ModelTodoConditionInput) {
  createTodo(input: $input, condition: $condition) ${FIELDS} }`
const UPDATE = `mutation ($input: UpdateTodoInput!, $condition: ModelTodoConditionInput) {
  updateTodo(input: $input, condition: $condition) ${FIELDS} }`

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const create = (input: Record<string, unknown>, who = alice) => world.ask(who, CREATE, { input })
const update = (input: Record<string, unknown>, condition?: object, who = alice) =>
  world.ask(who, UPDATE, { input, condition })
const row = async (id: string) => {
  const { Item } = await world.dynamo.send(
    new GetItemCommand({ TableName: world.tableName('Todo-'), Key: { id: { S: id } } }),
  )
  return Item
}
const REFUSED = [{ errorType: 'DynamoDB:ConditionalCheckFailedException' }]

describe('adding a todo', () => {
  it('takes the id that the caller chose, begins with version 1, and files it under its owner', async () => {
    const input = newTodo({ notes: 'Two\nlines', due: '2026-11-25' })
    const reply = await create(input)
    expect(reply).toMatchObject({ data: { createTodo: { ...input, version: 1, owner: 'alice' } }, errors: [] })
    expect(await row(input.id)).toMatchObject({
      'state#id': { S: `OPEN#${input.id}` },
      version: { N: '1' },
      due: { S: '2026-11-25' },
    })
  })

  it.each([alice, bob])('is refused a second time with the same id, to $sub too, and changes nothing', async (who) => {
    const input = newTodo()
    await create(input)
    const before = await row(input.id)
    expect(await create({ ...input, name: 'Another' }, who)).toMatchObject({
      data: { createTodo: null },
      errors: REFUSED,
    })
    expect(await row(input.id)).toEqual(before)
  })

  it('draws an id where none is sent, the same in its list, and refuses none at all', async () => {
    const { id: _, ...input } = newTodo()
    const { id } = field<{ id: string }>(await create(input), 'createTodo')
    expect(await row(id)).toMatchObject({ 'state#id': { S: `OPEN#${id}` } })
    for (const nothing of [null, ''])
      expect((await create({ ...input, id: nothing })).errors).toMatchObject([
        { errorType: 'DynamoDB:ValidationException' },
      ])
  })

  it('takes null for all that is optional, and a first version for none', async () => {
    const reply = await create(newTodo({ notes: null, due: null, doneAt: null, expiresAt: null, version: null }))
    expect(reply).toMatchObject({ data: { createTodo: { notes: null, due: null, doneAt: null } }, errors: [] })
  })

  it.each<[string, Record<string, unknown>]>([
    ['a day that is none', { due: '2026-02-30' }],
    ['a moment for a day', { due: '2026-02-20T10:00:00Z' }],
    ['a day for a moment', { doneAt: '2026-02-20' }],
    ['a version that is no number', { version: 'x' }],
    ['a version beyond 32 bits', { version: 2 ** 31 }],
    ['the attribute of the list', { 'state#id': 'OPEN#x' }],
  ])('refuses %s before anything runs', async (_, more) => {
    const reply = await create(newTodo(more))
    expect(reply).toMatchObject({ data: null, errors: [{ path: null }] })
  })

  it('refuses notes of more than 2,000 units, and takes 2,000', async () => {
    expect((await create(newTodo({ notes: 'x'.repeat(2_001) }))).errors).toMatchObject([
      { errorType: null, message: 'Field notes of type Todo must have a maximum length of 2000' },
    ])
    expect((await create(newTodo({ notes: '😀'.repeat(1_000) }))).errors).toEqual([])
  })
})

describe('changing a todo', () => {
  let id = ''
  beforeEach(async () => {
    const input = newTodo({ notes: 'n', due: '2026-11-25' })
    id = input.id
    await create(input)
  })

  it.each([alice, bob])('without its state is refused before it is asked who owns it: $sub', async (who) => {
    const before = await row(id)
    const reply = await update({ id, name: 'x' }, undefined, who)
    expect(reply).toMatchObject({
      data: { updateTodo: null },
      errors: [
        {
          errorType: null,
          message:
            "When updating any part of the composite sort key for @index 'todosByOwnerAndStateAndId', you must provide all fields for the key. Missing key: 'state'.",
        },
      ],
    })
    expect(await row(id)).toEqual(before)
  })

  it('files it under its new state', async () => {
    await update({ id, state: 'TRASH', version: 2, expiresAt: 1_767_323_045 })
    expect(await row(id)).toMatchObject({
      state: { S: 'TRASH' },
      'state#id': { S: `TRASH#${id}` },
      expiresAt: { N: '1767323045' },
    })
  })

  it('takes an attribute away that is set to null', async () => {
    const reply = await update({ id, state: 'OPEN', notes: null, due: null })
    expect(reply.errors).toEqual([])
    expect(Object.keys((await row(id)) ?? {})).not.toContain('notes')
    expect(Object.keys((await row(id)) ?? {})).not.toContain('due')
  })

  it('passes with the version that it was based on, and not with one of before', async () => {
    const seen = { version: { eq: 1 } }
    expect((await update({ id, state: 'DONE', version: 2 }, seen)).errors).toEqual([])
    const before = await row(id)
    expect(await update({ id, state: 'OPEN', version: 2 }, seen)).toMatchObject({
      data: { updateTodo: null },
      errors: REFUSED,
    })
    expect(await row(id)).toEqual(before)
  })

  it('tells a row with no version from one that has one', async () => {
    const none = { version: { attributeExists: false } }
    expect((await update({ id, state: 'OPEN', version: 1 }, none)).errors).toMatchObject(REFUSED)
    await update({ id, state: 'OPEN', version: null })
    expect((await update({ id, state: 'OPEN', version: 1 }, none)).errors).toEqual([])
  })

  it.each(['name', 'state'])('to no %s is refused, even to its owner, and changes nothing', async (required) => {
    const before = await row(id)
    expect(await update({ id, state: 'OPEN', notes: 'Torn', [required]: null })).toMatchObject({
      data: { updateTodo: null },
      errors: [
        { path: ['updateTodo'], errorType: 'InvalidInput', message: expect.stringMatching(`^${required} cannot`) },
      ],
    })
    expect(await row(id)).toEqual(before)
  })
})

describe('the lists', () => {
  const owner = person('lister', 'everyone')
  const ids: string[] = []
  beforeAll(async () => {
    for (const state of ['OPEN', 'DONE', 'OPEN', 'TRASH', 'DONE', 'OPEN']) {
      world.clock.now += 1000
      ids.push(field<{ id: string }>(await create(newTodo({ state }), owner), 'createTodo').id)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  })

  const listed = async (query: string, name: string) =>
    field<{ items: { id: string }[] }>(await world.ask(bob, query), name).items.map(({ id }) => ids.indexOf(id))

  it('of an owner are by state, then newest first, and of one state where that is asked for', async () => {
    const of = (args: string) =>
      listed(`{ todosByOwner(owner: "lister", sortDirection: DESC${args}) { items { id } } }`, 'todosByOwner')
    expect(await of('')).toEqual([3, 5, 2, 0, 4, 1])
    expect(await of(', stateId: { beginsWith: { state: OPEN } }')).toEqual([5, 2, 0])
    expect(await of(', stateId: { beginsWith: { state: DONE } }, limit: 1')).toEqual([4])
    expect(await of(`, stateId: { eq: { state: TRASH, id: "${ids[3]}" } }`)).toEqual([3])
  })

  it('of a state are newest first, and hold the trash of others where it is asked for by name', async () => {
    const of = async (state: string) =>
      (await listed(`{ todosByState(state: ${state}, sortDirection: DESC) { items { id } } }`, 'todosByState')).filter(
        (index) => index >= 0,
      )
    expect(await of('OPEN')).toEqual([5, 2, 0])
    expect(await of('DONE')).toEqual([4, 1])
    expect(await of('TRASH')).toEqual([3])
  })
})

describe('the list of members by name', () => {
  const put = (id: string, displayName: string, more: Record<string, { S: string }> = {}) =>
    world.dynamo.send(
      new PutItemCommand({
        TableName: world.tableName('Member-'),
        Item: { id: { S: id }, displayName: { S: displayName }, ...more },
      }),
    )
  beforeAll(async () => {
    await put('bob', 'Bob', { directory: { S: 'MEMBERS' }, sortName: { S: 'bob' } })
    await put('carol', 'Carol', { directory: { S: 'MEMBERS' }, sortName: { S: 'carol' } })
    await put('alice', 'alice', { directory: { S: 'MEMBERS' }, sortName: { S: 'alice' } })
    await put('early', 'Of before')
  })

  const LIST = `query ($sortName: ModelStringKeyConditionInput, $limit: Int, $nextToken: String) {
    membersByName(directory: "MEMBERS", sortName: $sortName, limit: $limit, nextToken: $nextToken) {
      items { displayName } nextToken } }`
  const names = async (who: Person, variables = {}) =>
    field<{ items: { displayName: string }[] }>(await world.ask(who, LIST, variables), 'membersByName').items.map(
      ({ displayName }) => displayName,
    )

  it('is in order, begins where it is asked to, and leaves out who was never put into it', async () => {
    expect(await names(bob)).toEqual(['alice', 'Bob', 'Carol'])
    expect(await names(bob, { sortName: { beginsWith: 'b' } })).toEqual(['Bob'])
    expect(await names(bob, { limit: 1 })).toEqual(['alice'])
  })

  it('is one’s own row alone to somebody who is no member', async () => {
    expect(await names(waiting)).toEqual(['Carol'])
  })
})
