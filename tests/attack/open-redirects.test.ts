// Ways to have the app send somebody to another site, or to a page that runs what the address says.
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { safeNextPath } from '../../lib/domain/next-path'
import { sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { cognitoOf, createPerson, type Person } from '../people'
import { callAsForm, callAsScript, readActionIds } from './app-actions'
import { type App, startWithoutMiddleware } from './app-without-middleware'
import { newEmail } from './cast'
import { rawRequest } from './raw-request'

const stack = ownStack()
const { environment } = stack
const ids = readActionIds()

let bare: App
let people: Person[]
const origins: Record<string, () => string> = {
  'with middleware.ts': () => stack.origin,
  'without middleware.ts': () => bare.origin,
}

const ELSEWHERE = [
  'https://evil.example/',
  'http:evil.example',
  'https:/evil.example',
  'HTTPS:\\\\evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example/..',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/%2f%2fevil.example',
  '%2f%2fevil.example',
  '/%5cevil.example',
  '/%09/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\nLocation: https://evil.example',
  '/\r\n\r\n<script>alert(1)</script>',
  '\t//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  '/\u0000/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/%2e%2e//evil.example',
  './/evil.example',
  '//localhost@evil.example',
  '//user:word@evil.example/',
  '//evil%E3%80%82example',
  '/\u2215/evil.example',
  '/\u2044/evil.example',
  '/\uff0f/evil.example',
  '\uff0f\uff0fevil.example',
  '/\u3002evil.example',
  '/\u200b/evil.example',
  '/\u2028/evil.example',
  '/\ufeff/evil.example',
  '//[::1]/',
  '//3221225985/',
  '?next=//evil.example',
  '@evil.example',
  '.evil.example',
  ':80@evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://evil.example/x',
  'mailto:x@evil.example',
  'ws://evil.example',
  '[object Object]',
  `/${'a'.repeat(3000)}`,
  `//evil.example/${'a'.repeat(1000)}`,
  '__proto__',
  '',
]

beforeAll(async () => {
  bare = await startWithoutMiddleware(stack)
  // Each signs in a dozen times: more would be held.
  people = []
  for (let made = 0; made < 10; made++) people.push(await createPerson(environment, newEmail('led'), ['everyone']))
})
afterAll(() => bare?.stop())

/** Where a browser would be after a Location, read as browsers read it. */
const landsOn = (location: string, from: string) => new URL(location, from).origin

const expectHere = (location: string, from: string) => {
  expect(location).not.toBe('')
  expect([location, landsOn(location, from)]).toEqual([location, new URL(from).origin])
  // A later hop, or a proxy that cleans paths, must not read another host in it.
  expect(new URL(location, from).pathname).not.toMatch(/^\/[/\\]/)
}

describe.each(Object.keys(origins))('%s', (where) => {
  const origin = () => origins[where]?.() ?? ''

  it.each(ELSEWHERE.map((next, at) => ({ next, at })))('signing in to $next stays here', async ({ next, at }) => {
    const { email, password } = people[at % people.length] ?? { email: '', password: '' }
    const call = {
      origin: origin(),
      path: `/sign-in?next=${encodeURIComponent(next)}`,
      id: ids.signIn ?? '',
      cookie: '',
    }
    // Each half in one of the two ways in which a browser sends a form.
    const send = where === 'with middleware.ts' ? callAsForm : callAsScript
    const { location, setCookies } = await send({ ...call, fields: { email, password, next }, from: origin() })
    expect(setCookies.length).toBeGreaterThan(3)
    const to = location.split(';')[0] ?? ''
    expectHere(to, `${origin()}/sign-in`)
    const led = new URL(to, origin())
    expect(`${led.pathname}${led.search}`).toBe(safeNextPath(next) ?? '/todos')
    const page = await fetch(`${origin()}${call.path}`, { redirect: 'manual' })
    const html = await page.text()
    expect(page.status).toBe(200)
    // It may stand in the hidden field, and in what an address of ours takes along.
    for (const [, address = ''] of html.matchAll(/ (?:href|action|src)="([^"]*)"/gi))
      expect([address, new URL(address.replaceAll('&amp;', '&'), origin()).origin]).toEqual([address, origin()])
    expect(page.headers.get('link') ?? '').not.toContain('evil')
  })

  it.each(['https://evil.example', '//evil.example', '/\\evil.example'])(
    'a new password in the place of a temporary one leads nobody to %s',
    async (next) => {
      const email = newEmail('invited')
      const password = 'Temporary-word-1'
      const UserPoolId = environment.USER_POOL_ID
      await cognitoOf(environment).send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: email,
          TemporaryPassword: password,
          MessageAction: 'SUPPRESS',
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
        }),
      )
      const call = { origin: origin(), cookie: '', from: origin() }
      const fields = { email, password, next }
      const first = await callAsForm({ ...call, path: '/sign-in', id: ids.signIn ?? '', fields })
      expectHere(first.location, origin())
      const cookie = first.setCookies.map((set) => set.split(';')[0]).join('; ')
      const renewed = { password: 'A-lasting-word-22', next }
      const id = ids.setNewPassword ?? ''
      const second = await callAsForm({ ...call, path: '/new-password', id, fields: renewed, cookie })
      expectHere(second.location, origin())
      expect(new URL(second.location, origin()).pathname).toBe('/todos')
    },
  )

  it('goes where it was asked to on this site, query and all', async () => {
    const { email, password } = people[0] ?? { email: '', password: '' }
    const next = '/todos?of=mine&show=trash'
    const call = { origin: origin(), path: '/sign-in', id: ids.signIn ?? '', cookie: '', from: origin() }
    const { location } = await callAsForm({ ...call, fields: { email, password, next } })
    expect(location.replace(origin(), '')).toBe(next)
  })

  const HEADS: [string, string][][] = [
    [['Host', 'evil.example']],
    [['Host', 'localhost@evil.example']],
    [['X-Forwarded-Host', 'evil.example']],
    [['X-Forwarded-Host', 'evil.example, localhost']],
    [
      ['X-Forwarded-Host', 'evil.example'],
      ['X-Forwarded-Proto', 'https'],
      ['X-Forwarded-Port', '8443'],
    ],
    [['X-Forwarded-Proto', 'javascript']],
    [
      ['X-Forwarded-Server', 'evil.example'],
      ['X-Host', 'evil.example'],
      ['X-Original-Host', 'evil.example'],
    ],
    [['Forwarded', 'host=evil.example;proto=https']],
    [
      ['X-Original-URL', '//evil.example'],
      ['X-Rewrite-URL', '//evil.example'],
    ],
    [
      ['Referer', 'https://evil.example/'],
      ['Origin', 'https://evil.example'],
    ],
  ]
  it.each(HEADS.map((headers) => ({ name: headers.map((pair) => pair.join(': ')).join(', '), headers })))(
    'no page names another host for $name',
    async ({ headers }) => {
      for (const path of [
        '/',
        '/todos',
        '/admin?x=1',
        '/account/name',
        '/people',
        '/import',
        '/sign-in',
        '/nowhere',
        '/todos/',
      ])
        for (const method of path === '/' ? ['GET', 'HEAD'] : ['GET']) {
          const { status, location, text, headers: answered } = await rawRequest(origin(), { method, path, headers })
          expect([path, status > 0 && status < 500]).toEqual([path, true])
          if (location) expectHere(location, `${origin()}${path}`)
          // A cache before the app would serve it to others.
          expect([path, /evil\.example/.test(text.replace(/next=[^"]*/g, ''))]).toEqual([path, false])
          expect([...answered.values()].flat().join()).not.toContain('evil.example')
        }
    },
  )

  it.each([
    '//evil.example',
    '//evil.example/%2e%2e',
    '/\\evil.example/',
    '///evil.example/a/',
    '/%2f%2fevil.example/',
    '/%5c%5cevil.example/',
    '/.//evil.example/',
    '/%0d%0aLocation:%20https://evil.example/',
    '/todos//evil.example/',
    '//evil.example/todos/',
    '/sign-in//',
    '/@evil.example/',
  ])('the path %s leads to no other host', async (path) => {
    const { status, location, headers } = await rawRequest(origin(), { path })
    expect(status > 0 && status < 500).toBe(true)
    expect(headers.get('location')?.length ?? 0).toBeLessThan(2)
    if (location) expectHere(location, origin())
  })

  it('a signed-in person is led by no header either', async () => {
    const cookie = people[0] ? sessionCookie(environment, people[0]) : ''
    for (const headers of HEADS) {
      const { location } = await rawRequest(origin(), { path: '/', headers: [...headers, ['Cookie', cookie]] })
      expectHere(location, origin())
      expect(new URL(location, origin()).pathname).toBe('/todos')
    }
  })
})
