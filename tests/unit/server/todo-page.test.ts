import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TodoView } from '../../../lib/domain/todo-view'
import { memberNames } from '../../../lib/server/member-names'
import { readPeople } from '../../../lib/server/people'
import { readTodos } from '../../../lib/server/todo-page'
import { AskedService, refused, rowOf } from './asked-service'

const service = new AskedService()
beforeAll(() => service.open())
afterAll(() => service.close())
beforeEach(() => service.forget())

let people = 0
/** An id that no test before asked for: names are kept for a minute. */
const person = () => {
  people += 1
  return `00000000-0000-4000-8000-${String(people).padStart(12, '0')}`
}

const now = Date.parse('2026-11-25T12:00:00Z')
const member = { id: 'me', username: 'me', groups: ['everyone'] }
const waiting = { ...member, groups: [] }
const everyone: TodoView = { of: 'everyone', state: 'OPEN' }
const mine: TodoView = { of: 'mine', state: 'OPEN' }
const pageOf = (items: unknown[], nextToken: string | null = null, more: object = {}) => ({
  body: { data: { page: { items, nextToken }, me: { displayName: 'Me' }, ...more } },
})
const namesOf = (...names: [string, string][]) => ({
  body: { data: { memberNames: names.map(([id, displayName]) => ({ id, displayName })) } },
})
const read = (view = everyone, actor = member, cursor?: string) => readTodos(service.ask, actor, { view, cursor, now })

describe('a page of todos', () => {
  it('of everyone costs two calls: the rows by their state, and the names of the others at once', async () => {
    const bob = person()
    service.answers = [pageOf([rowOf('a', 'me'), rowOf('b', bob), rowOf('c', bob)], 'more'), namesOf([bob, 'Bob'])]
    const { page, displayName } = await read()
    expect(displayName).toBe('Me')
    expect(page).toMatchObject({
      ok: true,
      data: { names: { me: 'Me', [bob]: 'Bob' }, nextCursor: 'more', unreadable: 0 },
    })
    expect(service.asked).toMatchObject([
      { query: expect.stringContaining('todosByState'), variables: { me: 'me', state: 'OPEN', limit: 50 } },
      { variables: { ids: [bob] } },
    ])
  })

  it.each(['OPEN', 'DONE', 'TRASH'] as const)(
    'of one’s own, %s, costs a single call to the index of their owner',
    async (state) => {
      service.answers = [pageOf([rowOf('a', 'me', { state })])]
      const { page, personName } = await read({ of: 'mine', state })
      expect(page).toMatchObject({ ok: true, data: { todos: [{ id: 'a', state }], names: { me: 'Me' } } })
      expect(personName).toBeUndefined()
      expect(service.asked).toHaveLength(1)
      expect(service.asked[0]).toMatchObject({
        query: expect.stringContaining('todosByOwner'),
        variables: { owner: 'me', state },
      })
      expect(service.asked[0]?.query).not.toContain('todosByState')
    },
  )

  it('of another person costs a single call, which brings their name, too', async () => {
    const bob = person()
    service.answers = [pageOf([rowOf('b', bob)], null, { person: { displayName: 'Bob' } })]
    const { page, personName } = await read({ of: bob, state: 'DONE' })
    expect(personName).toBe('Bob')
    expect(page).toMatchObject({ ok: true, data: { names: { me: 'Me', [bob]: 'Bob' } } })
    expect(service.asked).toHaveLength(1)
    expect(service.asked[0]).toMatchObject({
      query: expect.stringMatching(/todosByOwner[\s\S]*person: getMember/),
      variables: { owner: bob, person: bob, me: 'me', state: 'DONE' },
    })
  })

  it('costs one who waits a single call, and no names', async () => {
    service.answers = [pageOf([rowOf('a', 'me')])]
    expect((await read(mine, waiting)).page).toMatchObject({ ok: true, data: { names: { me: 'Me' } } })
    expect(service.asked).toHaveLength(1)
  })

  it('holds what a todo has, and nothing where a field is empty', async () => {
    const full = { notes: 'n', due: '2026-11-26', state: 'DONE', doneAt: '2026-11-24T00:00:00.000Z', version: 4 }
    service.answers = [pageOf([rowOf('a', 'me', full), rowOf('b', 'me', { version: null })])]
    const { page } = await read(mine)
    const at = '2026-11-23T00:00:00.000Z'
    expect(page.ok && page.data.todos).toEqual([
      { id: 'a', name: 'Name of a', ownerId: 'me', createdAt: at, updatedAt: at, ...full },
      { id: 'b', name: 'Name of b', state: 'OPEN', ownerId: 'me', createdAt: at, updatedAt: at, version: 0 },
    ])
  })

  it('leaves out what has outlived its time in the trash, and does not count it as unreadable', async () => {
    const binned = (id: string, seconds: number) => rowOf(id, 'me', { state: 'TRASH', expiresAt: now / 1000 + seconds })
    service.answers = [pageOf([binned('past', -1), binned('now', 0), binned('later', 1), rowOf('never', 'me')])]
    const { page } = await read({ of: 'mine', state: 'TRASH' })
    expect(page).toMatchObject({ ok: true, data: { todos: [{ id: 'later' }, { id: 'never' }], unreadable: 0 } })
  })

  it('is shown although rows in it are broken, and says how many are', async () => {
    const errors = [{ path: ['page', 'items', 1, 'state'], errorType: null, message: 'Cannot return null' }]
    const { data } = pageOf([rowOf('a', 'me'), null, rowOf('c', 'me', { owner: null }), null]).body
    service.answers = [{ body: { data, errors } }]
    expect((await read(mine)).page).toMatchObject({ ok: true, data: { todos: [{ id: 'a' }], unreadable: 3 } })
  })

  it('is shown without names when they cannot be had', async () => {
    const bob = person()
    service.answers = [pageOf([rowOf('b', bob)]), refused('memberNames', 'Lambda:Unhandled')]
    expect((await read()).page).toMatchObject({ ok: true, data: { names: { me: 'Me' } } })
  })

  it('is the first page when the cursor means nothing', async () => {
    service.answers = [refused('page', 'DynamoDB:DynamoDbException'), pageOf([rowOf('a', 'me')])]
    const { page, after } = await read(mine, member, 'nonsense')
    expect(page.ok).toBe(true)
    expect(after).toBeUndefined()
    expect(service.asked.map(({ variables }) => variables.cursor)).toEqual(['nonsense', undefined])
  })

  it.each(['', 'a b', '"', 'x'.repeat(4_097)])(
    'is the first page when the cursor is %j, and it is not sent',
    async (cursor) => {
      service.answers = [pageOf([])]
      expect(await read(mine, member, cursor)).toMatchObject({ page: { ok: true }, after: undefined })
      expect(service.asked[0]?.variables.cursor).toBeUndefined()
    },
  )

  it.each([
    ['the service hangs', undefined, 'unavailable'],
    [
      'the token is not taken',
      { status: 401, body: { errors: [{ errorType: 'UnauthorizedException' }] } },
      'unauthenticated',
    ],
    ['the service is down', { status: 503, body: {} }, 'unavailable'],
    ['too much is asked', { status: 429, body: { errors: [{ errorType: 'ThrottlingException' }] } }, 'rate_limited'],
    ['the caller may not', refused('page', 'Unauthorized'), 'forbidden'],
    ['a resolver fails', refused('page', 'Lambda:Unhandled'), 'unavailable'],
    ['nothing is said at all', { body: { data: { page: null } } }, 'not_found'],
  ])('is a failure, never an empty list, when %s', async (_title, answer, code) => {
    service.answers = answer ? [answer] : []
    expect((await read()).page).toMatchObject({ ok: false, error: { code } })
  })
})

describe('names', () => {
  it('are asked for once a minute, all that are missing in one call', async () => {
    const [bob, cid] = [person(), person()]
    service.answers = [namesOf([bob, 'Bob']), namesOf([cid, 'Cid']), namesOf([bob, 'Robert'], [cid, 'Cid'])]
    expect(await memberNames(service.ask, [bob, bob], now)).toEqual({ [bob]: 'Bob' })
    expect(await memberNames(service.ask, [bob], now + 59_999)).toEqual({ [bob]: 'Bob' })
    expect(service.asked).toHaveLength(1)
    expect(await memberNames(service.ask, [bob, cid], now + 59_999)).toEqual({ [bob]: 'Bob', [cid]: 'Cid' })
    expect(service.asked[1]?.variables).toEqual({ ids: [cid] })
    expect(await memberNames(service.ask, [bob], now + 60_000)).toEqual({ [bob]: 'Robert' })
    expect(service.asked).toHaveLength(3)
  })

  it('stay as they were when they cannot be asked for anew', async () => {
    const bob = person()
    service.answers = [namesOf([bob, 'Bob']), refused('memberNames', 'Lambda:Unhandled')]
    await memberNames(service.ask, [bob], now)
    expect(await memberNames(service.ask, [bob], now + 60_001)).toEqual({ [bob]: 'Bob' })
  })

  it('that nobody has are not asked for again either, once it is known', async () => {
    const gone = person()
    service.answers = [refused('memberNames', 'Lambda:Unhandled'), namesOf()]
    expect(await memberNames(service.ask, [gone], now)).toEqual({})
    expect(await memberNames(service.ask, [gone], now)).toEqual({})
    expect(await memberNames(service.ask, [gone], now + 59_999)).toEqual({})
    expect(service.asked).toHaveLength(2)
  })

  it('of nobody are not asked for', async () => {
    expect(await memberNames(service.ask, ['door', 'schedule'], now)).toEqual({})
    expect(service.asked).toEqual([])
  })
})

describe('people', () => {
  const page = (items: unknown[], nextToken: string | null = null) => ({
    body: { data: { people: { items, nextToken } } },
  })

  it('are listed by name, a page at a time', async () => {
    service.answers = [page([{ id: 'a', displayName: 'Ann' }, null], 'more')]
    expect(await readPeople(service.ask, '', 'after')).toEqual({
      ok: true,
      data: { people: [{ id: 'a', displayName: 'Ann' }], nextCursor: 'more' },
    })
    expect(service.asked[0]?.variables).toEqual({ directory: 'MEMBERS', limit: 50, cursor: 'after' })
  })

  it('are found by how their names begin, however that was typed', async () => {
    service.answers = [page([])]
    await readPeople(service.ask, ' ZOE\u0308 ')
    expect(service.asked[0]).toMatchObject({
      query: expect.stringContaining('beginsWith'),
      variables: { prefix: 'zo\u00EB' },
    })
  })

  it('are a failure, not nobody, when they cannot be had', async () => {
    service.answers = [refused('people', 'Unauthorized')]
    expect(await readPeople(service.ask, '')).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })
})
