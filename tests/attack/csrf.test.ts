// Every way to make the app change something, tried by another site with an administrator's cookies.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AdminGetUserCommand, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../lib/server/words'
import { type App, startApp } from '../app-beside'
import { getPage, overHttps, sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { addTodo, cognitoOf, drawTodoId, type Person } from '../people'
import { rawRequest as sendRaw } from '../raw-request'
import { answerOf, callAsForm, callAsScript, readActionIds } from './app-actions'
import { WITHOUT_MIDDLEWARE } from './app-without-middleware'
import { type Cast, createCast, newEmail } from './cast'
import { belongingsOf } from './ledger'
import { rawRequest } from './raw-request'

const stack = ownStack()
const { environment } = stack
const ids = readActionIds()
const TEMPORARY = 'Temporary-word-1'
const PLANTED = newEmail('planted')

let cast: Cast
let secure: App
let todo = ''
const apps: Record<string, () => App> = {
  'with middleware.ts': () => ({ origin: stack.origin, stop: async () => undefined }),
  'without middleware.ts, and reached by https': () => secure,
}

beforeAll(async () => {
  ;[cast, secure] = await Promise.all([
    createCast(environment),
    startApp(stack, { AMPLIFY_APP_ORIGIN: 'https://localhost', NODE_OPTIONS: WITHOUT_MIDDLEWARE }),
  ])
  todo = await addTodo(environment, cast.admin, 'Stays as it is')
})
afterAll(() => secure?.stop())

const cognito = cognitoOf(environment)
const UserPoolId = environment.USER_POOL_ID

/** All that an attack here could change: what people have, in which state they are, and who there is. */
const world = async () => {
  const people: Person[] = [cast.admin, cast.member, cast.waiting]
  const planted = await cognito.send(new ListUsersCommand({ UserPoolId, Filter: `email = "${PLANTED}"` }))
  const mails = (await (await fetch(`${stack.awsEndpoint}/mailbox.json`)).json()) as { to: string }[]
  return {
    belongings: await Promise.all(people.map((person) => belongingsOf(environment, person))),
    states: await Promise.all(
      people.map(async ({ sub: Username }) => {
        const { UserStatus, Enabled } = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username }))
        return [UserStatus, Enabled]
      }),
    ),
    planted: planted.Users,
    mails: mails.filter(({ to }) => to === PLANTED || people.some(({ email }) => email === to)),
  }
}

/** What would do something, if it were let, for each action that there is. */
const fieldsOf = (action: string): Record<string, string> => {
  const known: Record<string, Record<string, string>> = {
    createTodo: { id: drawTodoId(), name: 'Planted' },
    actOnTodo: { do: `TRASH ${todo} 1 OPEN` },
    editTodo: { id: todo, version: '1', from: 'OPEN', name: 'Defaced', notes: '', due: '', back: '/todos' },
    removeTodo: { id: todo, version: '1' },
    changeDisplayName: { name: 'Defaced' },
    manageUser: { username: cast.waiting.sub, act: 'REPAIR' },
    createUser: { email: PLANTED, password: TEMPORARY },
    signUp: { email: PLANTED, password: 'A-long-password-1' },
    signIn: { email: cast.member.email, password: cast.member.password },
    resendCode: { email: cast.waiting.email },
    confirmSignUp: { email: cast.waiting.email, code: '123456', password: 'A-long-password-1' },
  }
  return known[action] ?? { usernames: cast.waiting.sub, scope: 'ALL', id: 'x', order: 'APPLY', email: PLANTED }
}

// By the origin that the app is asked at: its host may be the same and the rest not.
const FOREIGN: Record<string, (host: string, own: string) => string | null> = {
  'another site': () => 'https://evil.example',
  'a sandboxed frame': () => 'null',
  'no origin at all': () => null,
  'an empty origin': () => '',
  'a host that begins like ours': (_, own) => `${own}.evil.example`,
  'a host that ends like ours': (host) => `http://evil-${host}`,
  'another port of this machine': () => 'http://localhost:1',
  'our host without its port': () => 'http://localhost',
  'our address under another name': (host) => `http://127.0.0.1:${host.split(':')[1]}`,
  'another scheme on our host': (host, own) => `${own.startsWith('https') ? 'http' : 'https'}://${host}`,
  'our host as the name before the @': (_, own) => `${own}@evil.example`,
  'a scheme of its own': (host) => `chrome-extension://${host}`,
}

describe.each(Object.keys(apps))('%s', (where) => {
  const origin = () => apps[where]?.().origin ?? ''
  const own = () => (where.includes('https') ? origin().replace('http:', 'https:') : origin())
  const cookie = () => {
    const here = sessionCookie(environment, cast.admin)
    return where.includes('https') ? overHttps(here) : here
  }

  it('lets its own pages through, so that what follows shows something', async () => {
    const name = 'Made by a page of ours'
    const call = { origin: origin(), path: '/todos', id: ids.createTodo ?? '', cookie: cookie(), from: own() }
    expect(answerOf(await callAsScript({ ...call, fields: { id: drawTodoId(), name } }))).toBe('done')
    const headers = { cookie: cookie(), origin: own(), 'content-type': 'application/json' }
    const body = JSON.stringify({ changes: [{ kind: 'add', id: drawTodoId(), name }] })
    expect((await fetch(`${origin()}/todos/changes`, { method: 'POST', headers, body })).status).toBe(200)
  })

  it('lets them through whatever host the way here has left on the request', async () => {
    // Amplify Hosting may put the name of a function there, and no word of the host that people typed.
    const form = new FormData()
    for (const [name, value] of [
      ['_1_id', drawTodoId()],
      ['_1_name', 'Through a host within'],
      ['0', '[{},"$K1"]'],
    ])
      form.append(name ?? '', value ?? '')
    const act = async (from: string) => {
      const sent = new Response(form)
      const reply = await sendRaw(origin(), {
        method: 'POST',
        path: '/todos',
        headers: {
          ...{ host: 'within.lambda-url.example', cookie: cookie(), origin: from, accept: 'text/x-component' },
          ...{ 'next-action': ids.createTodo ?? '', 'content-type': sent.headers.get('content-type') ?? '' },
        },
        body: await sent.text(),
      })
      return { ...reply, location: reply.headers.location ?? '' }
    }
    const reached = where.includes('https') ? 'https://localhost' : origin()
    expect(answerOf(await act(reached))).toBe('done')
    expect((await act('https://evil.example')).status).toBe(403)
    expect((await act(`${reached}.evil.example`)).status).toBe(403)
  })

  it.each(Object.keys(FOREIGN))('no action is done for %s, and each says no', async (name) => {
    const from = FOREIGN[name]?.(new URL(origin()).host, own()) ?? null
    const before = await world()
    for (const [action, id] of Object.entries(ids)) {
      const call = { origin: origin(), path: '/sign-in', id, fields: fieldsOf(action), cookie: cookie(), from }
      for (const reply of [await callAsScript(call), await callAsForm(call)]) {
        expect([action, reply.setCookies, reply.location]).toEqual([action, [], ''])
        const isRefused = reply.status >= 400 || reply.text.includes(words.notFromHere)
        expect([action, isRefused]).toEqual([action, true])
        expect(reply.text).not.toMatch(/"notice":"/)
      }
    }
    expect(await world()).toEqual(before)
  })

  it.each(Object.keys(FOREIGN))('no handler that a script posts to answers %s', async (name) => {
    const from = FOREIGN[name]?.(new URL(origin()).host, own()) ?? null
    const before = await world()
    const body = JSON.stringify({ changes: [{ kind: 'remove', id: todo, version: 1 }] })
    for (const path of POSTED)
      for (const type of [
        'application/json',
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
      ]) {
        const headers: Record<string, string> = { cookie: cookie(), 'content-type': type }
        if (from !== null) headers.origin = from
        const reply = await fetch(`${origin()}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
        expect([path, type, reply.status]).toEqual([path, type, 403])
        expect((await reply.json()).error.code).toBe('forbidden')
      }
    expect(await world()).toEqual(before)
  })
})

const routeFiles = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'))
const handlers = routeFiles.map((file) => ({
  path: `/${file.replace(/\/?route\.ts$/, '').replace(/\([^/]+\)\//g, '')}`,
  methods: [...readFileSync(join('app', file), 'utf8').matchAll(/export const ([A-Z]+) =/g)].map(
    ([, method]) => method,
  ),
}))
const POSTED = ['/todos/changes', '/todos/live']

it('leaves no handler out', () => {
  const posted = handlers.filter(({ methods }) => methods.some((method) => method !== 'GET'))
  expect(posted.map(({ path }) => path).sort()).toEqual(POSTED)
  for (const { methods } of handlers) expect(methods).toHaveLength(1)
})

describe('a GET', () => {
  const manifest = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>
  const paths = [...new Set(Object.values(manifest))]
    .filter((path) => !path.startsWith('/_') && !path.includes('.'))
    .map((path) =>
      path
        .replace('[username]', 'USER')
        .replace('[...missing]', 'nowhere')
        .replace(/\[id\]/, 'ID'),
    )

  it('knows all pages and handlers', () => {
    expect(paths.length).toBeGreaterThan(20)
    expect(paths).toEqual(expect.arrayContaining(['/todos/changes', '/admin/users/USER', '/todos/ID']))
  })

  it.each(paths)('of %s changes nothing, whatever stands behind it', async (path) => {
    const before = await world()
    const asked = path.replace('USER', cast.waiting.sub).replace('ID', todo)
    const query = [
      `?do=${encodeURIComponent(`TRASH ${todo} 1 OPEN`)}&act=REPAIR&apply=1&remove=1&delete=1&confirm=1&_method=POST`,
      `?%24ACTION_ID_${ids.removeTodo}=&id=${todo}&version=1&username=${cast.waiting.sub}&name=Defaced`,
    ].join('&')
    const page = await getPage(stack.origin, `${asked}${query}`, sessionCookie(environment, cast.admin))
    expect(page.status).toBeLessThan(500)
    expect(page.headers.getSetCookie()).toEqual([])
    // An action that is named in the head of what is no POST.
    const headers: [string, string][] = [
      ['Cookie', sessionCookie(environment, cast.admin)],
      ['Origin', stack.origin],
      ['Next-Action', ids.signOut ?? ''],
      ['X-HTTP-Method-Override', 'POST'],
      ['X-Method-Override', 'DELETE'],
    ]
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'])
      expect(
        (await rawRequest(stack.origin, { method, path: asked, headers })).headers.get('set-cookie'),
      ).toBeUndefined()
    expect(await world()).toEqual(before)
  })
})
