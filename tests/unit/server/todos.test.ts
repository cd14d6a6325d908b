import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ask } from '../../../lib/server/appsync'
import { askAppSync } from '../../../lib/server/ask-appsync'
import { readTodos } from '../../../lib/server/todo-page'
import { createTodo, deleteTodo, renameTodo } from '../../../lib/server/todos'
import { manageUser } from '../../../lib/server/user-acts'
import { words } from '../../../lib/server/words'

interface Answer {
  status?: number
  body: unknown
}

let server: Server
let url: string
let answers: Answer[]
let asked: { query: string; variables: Record<string, unknown> }[]

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      asked.push(JSON.parse(body))
      const answer = answers.shift()
      // No answer prepared: the service hangs.
      if (answer) response.writeHead(answer.status ?? 200).end(JSON.stringify(answer.body))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  answers = []
  asked = []
})

const ask: Ask = (query, variables) => askAppSync({ url, accessToken: 't', query, variables, limit: 2_000 })
const member = { id: 'me', username: 'me', groups: ['everyone'] }
const waiting = { ...member, groups: [] }
const at = { createdAt: '2026-11-23T00:00:00.000Z', updatedAt: '2026-11-23T00:00:00.000Z' }
const row = (id: string, owner: string) => ({ id, name: id, state: 'OPEN', owner, ...at })
const pageOf = (items: unknown[], nextToken: string | null = null) => ({
  body: { data: { page: { items, nextToken }, me: { displayName: 'Me' } } },
})
const refused = (field: string, errorType: string | null) => ({
  body: { data: { [field]: null }, errors: [{ path: [field], errorType, message: 'no' }] },
})

describe('a page of todos', () => {
  it('leaves out what is in the trash, which the owner’s index has in it', async () => {
    answers = [pageOf([row('1', 'me'), { ...row('2', 'me'), audience: 'nobody' }])]
    const { page } = await readTodos(ask, waiting)
    expect(page).toMatchObject({ ok: true, data: { todos: [{ id: '1' }], unreadable: 0 } })
  })

  it('costs a member two calls: the rows, and the names of the others at once', async () => {
    answers = [
      pageOf([row('a', 'me'), row('b', 'bob'), row('c', 'bob')], 'more'),
      { body: { data: { memberNames: [{ id: 'bob', displayName: 'Bob' }] } } },
    ]
    const { page, displayName } = await readTodos(ask, member)
    expect(displayName).toBe('Me')
    expect(page).toMatchObject({
      ok: true,
      data: { names: { me: 'Me', bob: 'Bob' }, nextCursor: 'more', unreadable: 0 },
    })
    expect(asked.map(({ variables }) => variables.ids)).toEqual([undefined, ['bob']])
  })

  it('costs one who waits a single call, to the index of their own', async () => {
    answers = [pageOf([row('a', 'me')])]
    expect((await readTodos(ask, waiting)).page.ok).toBe(true)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ query: expect.stringContaining('todosByOwner'), variables: { owner: 'me' } })
  })

  it('is shown although a row in it is broken, and says how many are', async () => {
    const error = { path: ['page', 'items', 1, 'name'], errorType: null, message: 'Cannot return null' }
    const { data } = pageOf([row('a', 'me'), null]).body
    answers = [{ body: { data, errors: [error] } }]
    expect((await readTodos(ask, member)).page).toMatchObject({
      ok: true,
      data: { todos: [{ id: 'a' }], unreadable: 1 },
    })
  })

  it('is shown without names when they cannot be had', async () => {
    answers = [pageOf([row('b', 'bob')]), refused('memberNames', 'Lambda:Unhandled')]
    expect((await readTodos(ask, member)).page).toMatchObject({ ok: true, data: { names: { me: 'Me' } } })
  })

  it('is the first page when the cursor means nothing', async () => {
    answers = [refused('page', 'DynamoDB:DynamoDbException'), pageOf([row('a', 'me')])]
    expect((await readTodos(ask, member, 'nonsense')).page.ok).toBe(true)
    expect(asked.map(({ variables }) => variables.cursor)).toEqual(['nonsense', undefined])
  })

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
    answers = answer ? [answer] : []
    expect((await readTodos(ask, member)).page).toMatchObject({ ok: false, error: { code } })
  })
})

describe('a change', () => {
  it('carries the name and nothing else: an echoed owner would be refused', async () => {
    answers = [{ body: { data: { changed: { id: 'a' } } } }]
    expect(await renameTodo(ask, 'a', 'Milk')).toEqual({ ok: true, data: { id: 'a' } })
    expect(asked[0]?.variables).toEqual({ input: { id: 'a', name: 'Milk' } })
  })

  it.each(['Unauthorized', 'DynamoDB:ConditionalCheckFailedException'])(
    "after %s, one read tells another's todo from none",
    async (errorType) => {
      answers = [refused('changed', errorType), { body: { data: { getTodo: { id: 'a' } } } }]
      const foreign = await deleteTodo(ask, 'a')
      expect(foreign).toEqual({ ok: false, error: { code: 'forbidden', message: words.todo.foreign } })
      answers = [refused('changed', errorType), { body: { data: { getTodo: null } } }]
      const gone = await deleteTodo(ask, 'a')
      expect(gone).toEqual({ ok: false, error: { code: 'not_found', message: words.todo.gone } })
    },
  )

  it('of what the caller may not even read is of nothing', async () => {
    answers = [refused('changed', 'Unauthorized'), refused('getTodo', 'Unauthorized')]
    expect(await renameTodo(ask, 'a', 'Milk')).toMatchObject({ error: { code: 'not_found' } })
  })

  it('that changed no row is no success', async () => {
    answers = [{ body: { data: { changed: null } } }]
    expect(await renameTodo(ask, 'a', 'Milk')).toMatchObject({ error: { code: 'not_found' } })
  })

  it('with a name that AppSync finds too long is invalid', async () => {
    answers = [refused('createTodo', null)]
    expect(await createTodo(ask, 'x')).toMatchObject({ error: { code: 'invalid' } })
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
  answers = [{ body: { data: { manageUser: answer } } }]
  expect(await manageUser(ask, { username: 'u', act: 'REPAIR' })).toMatchObject(told)
})
