import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TodoChange } from '../../../lib/domain/todo-change'
import { changeTodo, changeTodos } from '../../../lib/server/todos'
import { manageUser } from '../../../lib/server/user-acts'
import { words } from '../../../lib/server/words'
import { type Answer, AskedService, refused, rowOf } from './asked-service'

const service = new AskedService()
beforeAll(() => service.open())
afterAll(() => service.close())
beforeEach(() => service.forget())

const now = Date.parse('2026-11-25T12:00:00Z')
const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
const CONFLICT = 'DynamoDB:ConditionalCheckFailedException'

const changed = (row: unknown): Answer => ({ body: { data: { changed: row } } })
const found = (row: unknown): Answer => ({ body: { data: { getTodo: row } } })
const send = (change: TodoChange) => changeTodo(service.ask, 'me', change, now)
const inputOf = () => service.asked[0]?.variables.input
const conditionOf = () => service.asked[0]?.variables.condition

const add: TodoChange = { kind: 'add', id, name: 'Milk' }
const edit = (changes: Partial<TodoChange & { kind: 'edit' }> = {}): TodoChange => ({
  ...{ kind: 'edit', id: 'a', version: 3, from: 'OPEN', patch: { name: 'Milk' } },
  ...changes,
})
const remove: TodoChange = { kind: 'remove', id: 'a', version: 3 }

describe('an addition', () => {
  it('carries its own id, its first version and no owner, and is answered as it is saved', async () => {
    service.answers = [changed(rowOf(id, 'me', { name: 'Milk' }))]
    expect(await send({ ...add, notes: 'n', due: '2026-11-26' })).toMatchObject({
      ok: true,
      data: { id, name: 'Milk', ownerId: 'me', version: 1 },
    })
    expect(inputOf()).toEqual({ id, name: 'Milk', notes: 'n', due: '2026-11-26', state: 'OPEN', version: 1 })
    expect(service.asked).toHaveLength(1)
  })

  it('of what is done already is done now', async () => {
    service.answers = [changed(rowOf(id, 'me'))]
    await send({ ...add, state: 'DONE' })
    expect(inputOf()).toMatchObject({ state: 'DONE', doneAt: '2026-11-25T12:00:00.000Z' })
  })

  it('that is sent again is answered with what is there, and adds nothing', async () => {
    service.answers = [refused('changed', CONFLICT), found(rowOf(id, 'me', { name: 'Renamed since', version: 5 }))]
    expect(await send(add)).toMatchObject({ ok: true, data: { id, name: 'Renamed since', version: 5 } })
  })

  it('under the id of somebody else’s todo is invalid, and shows nothing of it', async () => {
    service.answers = [refused('changed', CONFLICT), found(rowOf(id, 'bob'))]
    const outcome = await send(add)
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(outcome).not.toHaveProperty('current')
  })

  it('with a name that AppSync finds too long is invalid', async () => {
    service.answers = [refused('changed', null)]
    expect(await send(add)).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(service.asked).toHaveLength(1)
  })
})

describe('an edit', () => {
  it('carries what its owner wants, the state, and the version that it is based on as its condition', async () => {
    service.answers = [changed(rowOf('a', 'me', { name: 'Milk', version: 4 }))]
    expect(await send(edit())).toMatchObject({ ok: true, data: { name: 'Milk', version: 4 } })
    expect(inputOf()).toEqual({ id: 'a', name: 'Milk', state: 'OPEN', version: 4 })
    expect(conditionOf()).toEqual({ version: { eq: 3 } })
  })

  it('takes notes and a day away with null', async () => {
    service.answers = [changed(rowOf('a', 'me'))]
    await send(edit({ patch: { notes: null, due: null } }))
    expect(inputOf()).toEqual({ id: 'a', notes: null, due: null, state: 'OPEN', version: 4 })
  })

  it('of a todo without a version has that as its condition', async () => {
    service.answers = [changed(rowOf('a', 'me'))]
    await send(edit({ version: 0 }))
    expect(conditionOf()).toEqual({
      or: [{ version: { attributeExists: false } }, { version: { attributeType: '_null' } }],
    })
  })

  it.each([
    ['OPEN', 'DONE', { doneAt: '2026-11-25T12:00:00.000Z' }],
    ['DONE', 'OPEN', { doneAt: null }],
    ['OPEN', 'TRASH', { expiresAt: now / 1000 + 30 * 86_400 }],
    ['DONE', 'TRASH', { expiresAt: now / 1000 + 30 * 86_400 }],
    ['TRASH', 'OPEN', { expiresAt: null, doneAt: null }],
    ['TRASH', 'DONE', { expiresAt: null }],
    ['DONE', 'DONE', {}],
    ['TRASH', 'TRASH', {}],
  ] as const)('from %s to %s writes what follows from it: %j', async (from, state, follows) => {
    service.answers = [changed(rowOf('a', 'me'))]
    await send(edit({ from, patch: { state } }))
    expect(inputOf()).toEqual({ id: 'a', state, version: 4, ...follows })
  })

  it('that is based on an older version is a conflict, and brings the todo as it is saved', async () => {
    service.answers = [refused('changed', CONFLICT), found(rowOf('a', 'me', { name: 'Soy milk', version: 7 }))]
    expect(await send(edit())).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: words.todo.changed },
      current: { name: 'Soy milk', version: 7 },
    })
  })

  it('that was carried out before is not carried out again, and is no conflict', async () => {
    service.answers = [refused('changed', CONFLICT), found(rowOf('a', 'me', { name: 'Milk', version: 4 }))]
    expect(await send(edit())).toMatchObject({ ok: true, data: { name: 'Milk', version: 4 } })
    expect(service.asked).toHaveLength(2)
  })

  it('of somebody else’s todo is forbidden, though it says already what is wanted', async () => {
    service.answers = [refused('changed', 'Unauthorized'), found(rowOf('a', 'bob', { name: 'Milk' }))]
    expect(await send(edit())).toEqual({ ok: false, error: { code: 'forbidden', message: words.todo.foreign } })
  })

  it.each([
    ['is not there', found(null)],
    ['may not even be read', refused('getTodo', 'Unauthorized')],
  ])('of what %s is of nothing', async (_title, answer) => {
    service.answers = [refused('changed', 'Unauthorized'), answer]
    expect(await send(edit())).toEqual({ ok: false, error: { code: 'not_found', message: words.todo.gone } })
  })

  it('that changed no row is no success', async () => {
    service.answers = [changed(null)]
    expect(await send(edit())).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(service.asked).toHaveLength(1)
  })

  it('of what cannot be shown says so', async () => {
    service.answers = [refused('changed', CONFLICT), found(rowOf('a', 'me', { owner: null }))]
    expect(await send(edit())).toMatchObject({ error: { code: 'not_found', message: words.todo.unreadable } })
  })

  it.each([
    ['the service is down', { status: 503, body: {} }, 'unavailable'],
    ['a resolver fails', refused('changed', 'Lambda:Unhandled'), 'unavailable'],
    ['too much is asked', refused('changed', 'ThrottlingException'), 'rate_limited'],
    [
      'the token is not taken',
      { status: 401, body: { errors: [{ errorType: 'UnauthorizedException' }] } },
      'unauthenticated',
    ],
  ])('is told as it failed when %s, and nothing more is asked', async (_title, answer, code) => {
    service.answers = [answer]
    expect(await send(edit())).toMatchObject({ ok: false, error: { code } })
    expect(service.asked).toHaveLength(1)
  })

  it('is unavailable when it was refused and nobody can say why', async () => {
    service.answers = [refused('changed', CONFLICT), { status: 503, body: {} }]
    expect(await send(edit())).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })
})

describe('a removal', () => {
  it('has the version as its condition, and leaves nothing', async () => {
    service.answers = [changed(rowOf('a', 'me'))]
    expect(await send(remove)).toEqual({ ok: true, data: null })
    expect(service.asked[0]?.variables).toEqual({ input: { id: 'a' }, condition: { version: { eq: 3 } } })
  })

  it.each([
    ['conflict', CONFLICT],
    ['refusal', 'Unauthorized'],
  ])('of what is gone already is done, whatever the %s', async (_title, errorType) => {
    service.answers = [refused('changed', errorType), found(null)]
    expect(await send(remove)).toEqual({ ok: true, data: null })
  })

  it('that is based on an older version is a conflict, and brings the todo as it is saved', async () => {
    service.answers = [refused('changed', CONFLICT), found(rowOf('a', 'me', { version: 4 }))]
    expect(await send(remove)).toMatchObject({ ok: false, error: { code: 'conflict' }, current: { version: 4 } })
  })

  it('of somebody else’s todo is forbidden', async () => {
    service.answers = [refused('changed', 'Unauthorized'), found(rowOf('a', 'bob'))]
    expect(await send(remove)).toEqual({ ok: false, error: { code: 'forbidden', message: words.todo.foreign } })
  })
})

describe('many changes', () => {
  it('are answered in their order, those that were wrong from the first among them, ten at a time', async () => {
    const wrong = { ok: false, error: { code: 'invalid', message: 'No.' } } as const
    const given = Array.from({ length: 25 }, (_, index) =>
      index % 7 === 3 ? wrong : edit({ id: `t${index}`, patch: { name: `Name of t${index}` } }),
    )
    let underWay = 0
    let most = 0
    service.answerTo = async ({ variables }) => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setTimeout(resolve, 5))
      underWay -= 1
      return changed(rowOf((variables.input as { id: string }).id, 'me'))
    }
    const outcomes = await changeTodos(service.ask, 'me', given, now)
    const said = outcomes.map((outcome) => (outcome.ok ? outcome.data?.id : outcome.error.message))
    expect(said).toEqual(given.map((_, index) => (index % 7 === 3 ? 'No.' : `t${index}`)))
    expect(service.asked).toHaveLength(21)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(10)
  })

  it('are made one after the other when they are additions, so that the list stands in their order', async () => {
    let underWay = 0
    let most = 0
    service.answerTo = async ({ variables }) => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setTimeout(resolve, 5))
      underWay -= 1
      return changed(rowOf((variables.input as { id: string }).id, 'me'))
    }
    const given = Array.from({ length: 5 }, (_, index) => ({ ...add, id: `t${index}` }))
    await changeTodos(service.ask, 'me', given, now)
    expect(service.asked.map(({ variables }) => (variables.input as { id: string }).id)).toEqual([
      't0',
      't1',
      't2',
      't3',
      't4',
    ])
    expect(most).toBe(1)
  })

  it('are none when there are none', async () => {
    expect(await changeTodos(service.ask, 'me', [], now)).toEqual([])
  })
})

it.each([
  [{ outcome: 'DONE' }, { ok: true, data: { outcome: 'DONE' } }],
  [{ outcome: 'ALREADY' }, { ok: true, data: { outcome: 'ALREADY' } }],
  [
    { outcome: 'PARTLY', todos: 25 },
    { ok: true, data: { outcome: 'PARTLY', todos: 25 } },
  ],
  [{ refusal: 'FORBIDDEN' }, { ok: false, error: { code: 'forbidden' } }],
  [{ refusal: 'NOT_FOUND' }, { ok: false, error: { code: 'not_found' } }],
  [{ refusal: 'THROTTLED' }, { ok: false, error: { code: 'rate_limited' } }],
  [{ refusal: 'SELF' }, { ok: false, error: { code: 'forbidden' } }],
  [{ refusal: 'LAST_ADMIN' }, { ok: false, error: { code: 'conflict' } }],
  [{}, { ok: false, error: { code: 'unavailable' } }],
])('an act that answers %j is told as it is', async (answer, told) => {
  service.answers = [{ body: { data: { manageUser: answer } } }]
  expect(await manageUser(service.ask, { username: 'u', act: 'REPAIR' })).toMatchObject(told)
})
