// What the app writes down of a request, read where it writes it.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '../app-beside'
import { sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { addTodo, createPerson, drawTodoId, type Person } from '../people'
import { formBody, hiddenFields, rawRequest } from '../raw-request'

const stack = ownStack()
const PASSWORD = 'Lasting-word-22'
const SECRET = randomBytes(6).toString('hex')

interface Line {
  id: string
  level: string
  method: string
  route: string
  act?: string
  status: number
  outcome: string
  digest?: string
  ms: number
}

let app: App
let lost: App
let member: Person
let admin: Person

const logOf = ({ origin }: App) => readFileSync(`${stack.dataDirectory}/logs/app-${new URL(origin).port}.log`, 'utf8')
const linesOf = (from: App): Line[] =>
  logOf(from)
    .split('\n')
    .flatMap((line) => (line.startsWith('{"level":"info"') ? [JSON.parse(line)] : []))

/** Asks, and answers the lines that were written of it, once there is one. */
const linesFor = async (from: App, request: Parameters<typeof rawRequest>[1]) => {
  const reply = await rawRequest(from.origin, request)
  const id = reply.headers['x-request-id'] ?? ''
  const lines = () => linesOf(from).filter((line) => line.id === id)
  await expect.poll(lines).not.toEqual([])
  return { reply, lines: lines() }
}

const told = ({ id, ms, ...line }: Line) => {
  expect(id).toMatch(/^[\da-f-]{36}$/)
  expect(ms).toBeGreaterThan(0)
  return line
}

const postForm = async (path: string, pathOfForm: string, fields: Record<string, string>, cookie = '') => {
  const page = await rawRequest(app.origin, { path: pathOfForm, headers: { cookie } })
  const form = page.text
    .split('<form')
    .find((part) => Object.keys(fields).every((name) => part.includes(`name="${name}"`)))
  const { body, type } = formBody({ ...hiddenFields(form ?? ''), ...fields })
  const headers = { origin: app.origin, cookie, 'content-type': type, 'content-length': `${Buffer.byteLength(body)}` }
  return linesFor(app, { method: 'POST', path, headers, body })
}

const cookieOf = (person: Person) => sessionCookie(stack.environment, person)

beforeAll(async () => {
  ;[app, lost, member, admin] = await Promise.all([
    startApp(stack),
    startApp(stack, { LOCAL_AWS_PORT: '1' }),
    createPerson(stack.environment, `logged-${SECRET}@example.com`, ['everyone']),
    createPerson(stack.environment, `logging-${SECRET}@example.com`, ['everyone', 'admins']),
  ])
})
afterAll(() => Promise.all([app?.stop(), lost?.stop()]))

it('signing in is one line, and so is being refused', async () => {
  const { reply, lines } = await postForm('/sign-in', '/sign-in', { email: member.email, password: PASSWORD })
  expect(reply.headers.location).toBe('/todos')
  const line = { level: 'info', method: 'POST', route: '/sign-in', act: 'signIn' }
  expect(lines.map(told)).toEqual([{ ...line, status: 303, outcome: 'redirect' }])
  const refused = await postForm('/sign-in', '/sign-in', { email: member.email, password: `Wrong-${SECRET}-1` })
  expect(refused.lines.map(told)).toEqual([{ ...line, status: 200, outcome: 'invalid' }])
})

it('a page is one line, told by its pattern', async () => {
  const id = await addTodo(stack.environment, member, `Todo ${SECRET}`)
  for (const [path, route, status, outcome] of [
    [`/todos?q=${SECRET}`, '/todos', 200, 'ok'],
    [`/todos/${id}`, '/todos/[id]', 200, 'ok'],
    [`/todos/${drawTodoId()}`, '/todos/[id]', 404, 'not_found'],
    [`/admin/users/${member.sub}`, '/admin/users/[username]', 403, 'forbidden'],
    [`/${SECRET}`, '/[...missing]', 404, 'not_found'],
    [`/%zz${SECRET}`, '/[...missing]', 400, 'invalid'],
  ] as const) {
    const { lines } = await linesFor(app, { path, headers: { cookie: cookieOf(member) } })
    expect(lines.map(told)).toEqual([{ level: 'info', method: 'GET', route, status, outcome }])
  }
  const signedOut = await linesFor(app, { path: '/todos' })
  expect(signedOut.lines.map(told)).toMatchObject([{ route: '/todos', status: 307, outcome: 'redirect' }])
})

it('a change of a todo is one line, by form and by script, and so is its refusal', async () => {
  const cookie = cookieOf(member)
  const added = await postForm('/todos', '/todos', { name: `Typed ${SECRET}` }, cookie)
  expect(added.lines.map(told)).toMatchObject([{ route: '/todos', act: 'createTodo', status: 200, outcome: 'ok' }])
  const foreign = await addTodo(stack.environment, admin, `Foreign ${SECRET}`)
  const own = await addTodo(stack.environment, member, `Own ${SECRET}`)
  for (const [id, outcome] of [
    [own, 'ok'],
    [foreign, 'forbidden'],
  ]) {
    const patch = { name: `Renamed ${SECRET}` }
    const body = JSON.stringify({ changes: [{ kind: 'edit', id, version: 1, from: 'OPEN', patch }] })
    const headers = { cookie, origin: app.origin, 'content-type': 'application/json' }
    const { lines } = await linesFor(app, { method: 'POST', path: '/todos/changes', headers, body })
    expect(lines.map(told)).toMatchObject([{ route: '/todos/changes', act: 'changeTodos', status: 200, outcome }])
  }
})

it('an administrator’s act is one line, and does not tell on whom', async () => {
  const path = '/admin/users/new'
  const line = { method: 'POST', route: path, act: 'createUser' }
  const email = `made-${SECRET}@example.com`
  const made = await postForm(path, path, { email }, cookieOf(admin))
  expect(made.reply.headers.location).toContain('/admin/users/')
  expect(made.lines.map(told)).toMatchObject([{ ...line, status: 303, outcome: 'redirect' }])
  const taken = await postForm(path, path, { email }, cookieOf(admin))
  expect(taken.lines.map(told)).toMatchObject([{ ...line, status: 200, outcome: 'conflict' }])
})

it('a page that breaks is one line, with the number that the person is shown', async () => {
  const { reply, lines } = await linesFor(lost, { path: '/todos', headers: { cookie: cookieOf(member) } })
  expect(reply.status).toBe(500)
  expect(lines.map(told)).toMatchObject([{ route: '/todos', status: 500, outcome: 'broken' }])
  expect(lines[0]?.digest).toBeTruthy()
  expect(reply.text).toContain(`this number: ${lines[0]?.digest}`)
})

it('what is refused before Next sees it is one line', async () => {
  const headers = { origin: 'https://evil.example' }
  const foreign = await linesFor(app, { method: 'POST', path: '/todos', headers })
  expect(foreign.lines.map(told)).toEqual([
    { level: 'info', method: 'POST', route: '/todos', status: 403, outcome: 'forbidden' },
  ])
  const traced = await linesFor(app, { method: 'TRACE', path: '/todos' })
  expect(traced.lines.map(told)).toMatchObject([{ method: 'TRACE', status: 405, outcome: 'method' }])
})

it('no line of either app holds a word that was typed, a token, an address or who it was', () => {
  const written = logOf(app) + logOf(lost)
  expect(written).toContain('"act":"signIn"')
  const secrets = [SECRET, PASSWORD, 'eyJ', '@example.com', member.sub, admin.sub, member.refreshToken]
  for (const secret of secrets) expect(written).not.toContain(secret)
})
