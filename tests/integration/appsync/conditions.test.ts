import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWorld, field, newTodo, person, type World } from './world'

const alice = person('alice', 'everyone')
const bob = person('bob', 'everyone')
const CREATE = 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id updatedAt } }'
const UPDATE = `mutation ($input: UpdateTodoInput!, $condition: ModelTodoConditionInput) {
  updateTodo(input: $input, condition: $condition) { name updatedAt }
}`
const LIST = `query ($filter: ModelTodoFilterInput, $limit: Int, $nextToken: String, $state: TodoState = OPEN) {
  todosByState(state: $state, filter: $filter, limit: $limit, nextToken: $nextToken, sortDirection: DESC) {
    items { name } nextToken
  }
}`

interface Page {
  items: { name: string }[]
  nextToken: string | null
}

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const create = async (name: string) => {
  world.clock.now += 1000
  const reply = await world.ask(alice, CREATE, { input: newTodo({ name }) })
  return field<{ id: string; updatedAt: string }>(reply, 'createTodo')
}

const list = async (variables: Record<string, unknown>) =>
  field<Page>(await world.ask(bob, LIST, variables), 'todosByState')

describe('a condition of a mutation', () => {
  let todo = { id: '', updatedAt: '' }
  beforeEach(async () => {
    todo = await create('Draft')
    world.clock.now += 1000
  })

  it('lets the writer through who has seen the latest version, and stops the one who has not', async () => {
    const seen = { condition: { updatedAt: { eq: todo.updatedAt } } }
    const first = await world.ask(alice, UPDATE, { input: { id: todo.id, state: 'OPEN', name: 'First' }, ...seen })
    expect(field(first, 'updateTodo')).toMatchObject({ name: 'First' })
    const second = await world.ask(alice, UPDATE, { input: { id: todo.id, state: 'OPEN', name: 'Second' }, ...seen })
    expect(second).toMatchObject({
      status: 200,
      data: { updateTodo: null },
      errors: [
        {
          errorType: 'DynamoDB:ConditionalCheckFailedException',
          message: expect.stringMatching(
            /^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: /,
          ),
          path: ['updateTodo'],
          data: null,
          errorInfo: null,
        },
      ],
    })
  })

  it('does not let a stranger learn whether it holds', async () => {
    const condition = { updatedAt: { eq: todo.updatedAt } }
    const reply = await world.ask(bob, UPDATE, { input: { id: todo.id, state: 'OPEN', name: 'x' }, condition })
    expect(reply.errors).toMatchObject([{ errorType: 'Unauthorized' }])
  })

  it.each<[string, object, boolean]>([
    ['compares by ne', { name: { ne: 'Draft' } }, false],
    ['joins several tests of one field', { name: { ge: 'D', lt: 'E' } }, true],
    ['joins fields', { name: { eq: 'Draft' }, state: { eq: 'DONE' } }, false],
    ['takes or', { or: [{ name: { eq: 'no' } }, { state: { eq: 'OPEN' } }] }, true],
    ['takes and', { and: [{ name: { eq: 'no' } }, { state: { eq: 'OPEN' } }] }, false],
    ['takes not', { not: { state: { eq: 'OPEN' } } }, false],
    ['takes between', { name: { between: ['A', 'E'] } }, true],
    ['takes contains', { name: { contains: 'raf' } }, true],
    ['takes notContains', { name: { notContains: 'raf' } }, false],
    ['takes beginsWith', { name: { beginsWith: 'Dr' } }, true],
    ['takes attributeExists', { name: { attributeExists: true } }, true],
    ['takes attributeExists of what is not there', { name: { attributeExists: false } }, false],
    ['takes attributeType', { name: { attributeType: 'string' } }, true],
    ['takes size', { name: { size: { gt: 5 } } }, false],
    ['takes a value that looks like an expression', { name: { eq: ':value_0 OR 1 = 1' } }, false],
  ])('%s', async (_, condition, holds) => {
    const reply = await world.ask(alice, UPDATE, { input: { id: todo.id, state: 'DONE' }, condition })
    if (holds) expect(reply.errors).toEqual([])
    else expect(reply.errors).toMatchObject([{ errorType: 'DynamoDB:ConditionalCheckFailedException' }])
  })
})

describe('a list', () => {
  it('keeps to its filter, with every value the filter names', async () => {
    await create('apple')
    await create('banana')
    const names = async (filter: object) => (await list({ filter })).items.map(({ name }) => name)
    expect(await names({ name: { eq: 'apple' }, version: { eq: 1 } })).toEqual(['apple'])
    expect(await names({ or: [{ name: { eq: 'apple' } }, { name: { eq: 'banana' } }] })).toEqual(['banana', 'apple'])
    expect(await names({ name: { size: { eq: 6 } } })).toEqual(['banana'])
  })

  it('takes no filter on what it is asked by, as DynamoDB does not', async () => {
    const reply = await world.ask(bob, LIST, { filter: { state: { eq: 'OPEN' } } })
    expect(reply.errors).toMatchObject([{ errorType: 'DynamoDB:ValidationException' }])
  })

  it('comes newest first, a page at a time, each todo once', async () => {
    for (const name of ['p1', 'p2', 'p3', 'p4', 'p5']) await create(name)
    const seen: string[] = []
    let nextToken: string | null = null
    do {
      const page: Page = await list({ limit: 2, nextToken })
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map(({ name }) => name))
      nextToken = page.nextToken
    } while (nextToken && seen.length < 50)
    expect(seen.slice(0, 5)).toEqual(['p5', 'p4', 'p3', 'p2', 'p1'])
  })

  it('takes no page token that the API did not make, nor one made for another index', async () => {
    const { nextToken } = await list({ limit: 1 })
    const [body, signature] = String(nextToken).split('.')
    const forged = Buffer.from(JSON.stringify({ id: { S: 'x' } })).toString('base64url')
    for (const token of ['nonsense', `${forged}.${signature}`, `${body}.`]) {
      const reply = await world.ask(bob, LIST, { nextToken: token })
      expect(reply.errors).toMatchObject([{ message: 'Invalid pagination token given.' }])
    }
    const elsewhere = await world.ask(
      bob,
      'query ($nextToken: String) { todosByOwner(owner: "alice", nextToken: $nextToken) { items { id } } }',
      { nextToken },
    )
    expect(elsewhere.errors).toMatchObject([{ message: 'Invalid pagination token given.' }])
  })
})
