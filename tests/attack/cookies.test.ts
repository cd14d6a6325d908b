// Cookies that somebody wrote by hand, and the flags of those that the app writes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../app-beside'
import { overHttps, sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { ask, claimsOf, createPerson, drawTodoId, type Person } from '../people'
import { type ActionCall, callAsForm, callAsScript, readActionIds } from './app-actions'
import { startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast, newEmail } from './cast'
import { rawRequest } from './raw-request'

const stack = ownStack()
const { environment } = stack
const ids = readActionIds()
const PREFIX = `CognitoIdentityServiceProvider.${environment.USER_POOL_CLIENT_ID}`
const CREATE = 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id } }'

let cast: Cast
let bare: App
let secure: App
const origins: Record<string, () => string> = {
  'with middleware.ts': () => stack.origin,
  'without middleware.ts': () => bare.origin,
}

const secretOf = ({ sub }: Person) => `Only ${sub} may read this`

beforeAll(async () => {
  ;[cast, bare, secure] = await Promise.all([
    createCast(environment),
    startWithoutMiddleware(stack),
    // Reached by https, as far as it knows: what ends the TLS stands before it.
    startApp(stack, { AMPLIFY_APP_ORIGIN: 'https://localhost' }),
  ])
  const expiresAt = Math.floor(Date.now() / 1000) + 86_400
  for (const person of [cast.member, cast.admin]) {
    const input = { id: drawTodoId(), name: secretOf(person), state: 'TRASH', expiresAt }
    await ask(environment, person.accessToken, CREATE, { input })
  }
})
afterAll(() => Promise.all([bare?.stop(), secure?.stop()]))

const own = (person: Person) => sessionCookie(environment, { ...person, refreshToken: undefined })
const named = (name: string, accessToken: string) => `${PREFIX}.${name}.accessToken=${accessToken}`
const last = (name: string) => `${PREFIX}.LastAuthUser=${name}`

type Outcome = 'member' | 'out' | 'refused'

// What is sent, by a member who knows everything about the administrator but a token, and who they may be after it.
const tampered: Record<string, [cookie: () => string, ...allowed: Outcome[]]> = {
  'as the app wrote them': [() => own(cast.member), 'member'],
  'an access token with 4,000 letters more': [
    () => `${last(cast.member.sub)}; ${named(cast.member.sub, cast.member.accessToken + 'x'.repeat(4000))}`,
    'out',
  ],
  'a name of 6,000 letters': [() => `${last('x'.repeat(6000))}; ${own(cast.member)}`, 'member', 'out'],
  'more than a head may hold': [() => `a=${'x'.repeat(20_000)}; ${own(cast.member)}`, 'refused'],
  'three hundred others of the pool': [
    () => `${Array.from({ length: 300 }, (_, n) => `${PREFIX}.u${n}.i=`).join('; ')}; ${own(cast.member)}`,
    'member',
    'refused',
  ],
  'a thousand empty ones': [() => `${'; '.repeat(1000)}${own(cast.member)}`, 'member'],
  'the administrator as the last user too': [() => `${own(cast.member)}; ${last(cast.admin.sub)}`, 'member', 'out'],
  'the administrator as the last user first': [() => `${last(cast.admin.sub)}; ${own(cast.member)}`, 'member', 'out'],
  'the access token twice, once broken': [
    () => `${own(cast.member)}; ${named(cast.member.sub, 'broken')}`,
    'member',
    'out',
  ],
  'the access token twice, first broken': [
    () => `${named(cast.member.sub, 'broken')}; ${own(cast.member)}`,
    'member',
    'out',
  ],
  'one’s token under the administrator’s name': [
    () => `${last(cast.admin.sub)}; ${named(cast.admin.sub, cast.member.accessToken)}`,
    'out',
  ],
  'one’s token under the prototype’s name': [
    () => `${last('__proto__')}; ${named('__proto__', cast.member.accessToken)}`,
    'out',
  ],
  'one’s token under constructor': [
    () => `${last('constructor')}; ${named('constructor', cast.member.accessToken)}`,
    'out',
  ],
  'a cookie of the prototype': [() => `__proto__=x; constructor=y; toString=z; ${own(cast.member)}`, 'member'],
  'half a percent sign': [() => `${own(cast.member)}; a=%; b=%E0%A4%A; ${PREFIX}.%zz=1`, 'member'],
  'a last user of half a percent sign': [
    () => `${named(cast.member.sub, cast.member.accessToken)}; ${last('%E0%A4%A')}`,
    'out',
  ],
  'a last user of nothing': [() => `${named('', cast.member.accessToken)}; ${last('')}`, 'out'],
  'a line break in a name': [
    () => `${last(`${cast.member.sub}%0d%0aSet-Cookie: evil=1`)}; ${own(cast.member)}`,
    'member',
    'out',
  ],
  'a zero byte, encoded': [
    () => `${last(`${cast.member.sub}%00`)}; ${named(`${cast.member.sub}%00`, cast.member.accessToken)}`,
    'out',
  ],
  'a zero byte': [() => `${own(cast.member)}; a=\u0000`, 'refused'],
  'control characters': [() => `${own(cast.member)}; a=\u0001\u0008\u007f`, 'refused', 'member'],
  'bytes above ASCII': [() => `${own(cast.member)}; \u00e9=\u00ff\u00fe`, 'member'],
  'a name in quotes': [() => own(cast.member).replace(/LastAuthUser=([^;]*)/, 'LastAuthUser="$1"'), 'member', 'out'],
  'a token in quotes': [() => own(cast.member).replace(/accessToken=([^;]*)/, 'accessToken="$1"'), 'member', 'out'],
  'names in capitals': [() => own(cast.member).replaceAll('accessToken', 'ACCESSTOKEN'), 'out'],
  'commas for semicolons': [() => own(cast.member).replaceAll('; ', ', '), 'out'],
  'no equals sign': [() => `CognitoIdentityServiceProvider; ${PREFIX}; =; ==; =x; ${own(cast.member)}`, 'member'],
  'another client’s': [() => own(cast.member).replaceAll(environment.USER_POOL_CLIENT_ID, 'another'), 'out'],
  'a path in the name': [() => `${last('../admin')}; ${named('../admin', cast.member.accessToken)}`, 'out'],
  'a username of dots': [
    () => `${last('a.accessToken')}; ${PREFIX}.a.accessToken.accessToken=${cast.member.accessToken}`,
    'out',
  ],
  'the administrator’s name in other letters': [
    () => `${last(cast.admin.sub.toUpperCase())}; ${named(cast.admin.sub, cast.member.accessToken)}`,
    'out',
  ],
  'a draft of Next’s own': [
    () => `__prerender_bypass=1; __next_preview_data=x; NEXT_LOCALE=__proto__; ${own(cast.member)}`,
    'member',
  ],
}

describe.each(Object.keys(origins))('%s', (where) => {
  const origin = () => origins[where]?.() ?? ''

  it.each(Object.keys(tampered))('%s: the right person or nobody, and never a broken page', async (way) => {
    const [cookie, ...allowed] = tampered[way] ?? [() => '']
    const get = (path: string) => rawRequest(origin(), { path, headers: [['Cookie', cookie()]] })
    const rows = await get('/todos/rows?of=mine&show=trash')
    const is = { 200: 'member', 401: 'out', 400: 'refused', 431: 'refused' }[rows.status] ?? `${rows.status}`
    expect(allowed).toContain(is)
    expect(rows.text.includes(secretOf(cast.member))).toBe(is === 'member')
    for (const path of ['/todos?of=mine&show=trash', '/admin', '/new-password']) {
      const page = await get(path)
      expect([path, page.status < 500 && page.status > 0]).toEqual([path, true])
      expect(page.text).not.toContain(secretOf(cast.admin))
      expect(page.text).not.toContain(cast.admin.sub)
      // What middleware.ts takes for a token, unverified, gets the page that says no in place of the way to sign in.
      if (path === '/admin') expect([307, 403, 400, 431]).toContain(page.status)
      for (const set of page.headers.get('set-cookie') ?? []) expect(set).not.toMatch(/^evil|eyJ/)
    }
  })

  const encoded = (value: unknown) => btoa(encodeURIComponent(JSON.stringify(value)))
  it.each<[string, () => string]>([
    ['of nothing', () => ''],
    ['of no Base64', () => '%%%'],
    ['of no JSON', () => btoa('%7B')],
    ['of half a percent sign', () => btoa('%E0%A4%A')],
    ['of a list', () => encoded([])],
    ['of the prototype', () => btoa(encodeURIComponent('{"__proto__":{"session":"x","username":"y"}}'))],
    [
      'of an invented session',
      () => encoded({ session: 'x'.repeat(40), username: cast.admin.sub, next: '//evil.example' }),
    ],
    [
      'of a session and a name that are none',
      () => encoded({ session: '\u0000'.repeat(30), username: '\n'.repeat(30) }),
    ],
    ['of 3,000 letters', () => encoded({ session: 'x'.repeat(1000), username: 'y'.repeat(1000) })],
  ])('a challenge %s sets no password, and is said to be over', async (_, value) => {
    const cookie = `commons.challenge=${value()}`
    const fields = { password: 'A-long-password-1' }
    const call: ActionCall = {
      origin: origin(),
      path: '/new-password',
      id: ids.setNewPassword ?? '',
      fields,
      cookie,
      from: origin(),
    }
    const script = await callAsScript(call)
    expect([script.status, script.location]).toEqual([200, ''])
    expect(script.text).toContain('"code":"invalid"')
    const form = await callAsForm(call)
    expect([form.status, form.location]).toEqual([200, ''])
    for (const set of [...script.setCookies, ...form.setCookies]) expect(set).not.toContain('accessToken=e')
  })
})

describe('every cookie that is written', () => {
  const apps: Record<string, [() => string, boolean]> = {
    'over https': [() => secure.origin, true],
    'on this machine': [() => stack.origin, false],
  }
  const isGone = (set: string) => /^[^=]+=;.*Expires=Thu, 01 Jan 1970/i.test(set)

  describe.each(Object.keys(apps))('%s', (name) => {
    const [origin, isSecure] = apps[name] ?? [() => '', false]
    const worn = (person: Person) => {
      const cookie = sessionCookie(environment, person)
      return isSecure ? overHttps(cookie) : cookie
    }
    const from = () => (isSecure ? origin().replace('http:', 'https:') : origin())
    const post = async (action: string, path: string, fields: Record<string, string>, cookie = '') => {
      const call = { origin: origin(), path, id: ids[action] ?? '', fields, cookie, from: from() }
      return (await (path === '/sign-in' ? callAsForm : callAsScript)(call)).setCookies
    }
    const expectFlags = (sets: string[], least: number) => {
      const written = sets.filter((set) => !isGone(set))
      expect(written.length).toBeGreaterThanOrEqual(least)
      for (const set of written) {
        expect(set).toMatch(/; Path=\/(;|$)/)
        expect(set).toMatch(/; HttpOnly/i)
        expect(set).toMatch(/; SameSite=lax/i)
        expect(set).not.toMatch(/; Domain=/i)
        expect(/; Secure/i.test(set)).toBe(isSecure)
      }
      for (const set of sets.filter(isGone)) expect(set).toMatch(/; Path=\/(;|$)/)
    }

    it('by signing in', async () => {
      const { email, password } = await createPerson(environment, newEmail('flags'), ['everyone'])
      expectFlags(await post('signIn', '/sign-in', { email, password }), 4)
    })

    it('by a temporary password, and by the new one', async () => {
      const { AdminCreateUserCommand } = await import('@aws-sdk/client-cognito-identity-provider')
      const { cognitoOf } = await import('../people')
      const email = newEmail('invited')
      const password = 'Temporary-word-1'
      const UserPoolId = environment.USER_POOL_ID
      await cognitoOf(environment).send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: email,
          TemporaryPassword: password,
          MessageAction: 'SUPPRESS',
        }),
      )
      const challenge = await post('signIn', '/sign-in', { email, password })
      expectFlags(challenge, 1)
      const cookie = challenge[0]?.split(';')[0] ?? ''
      expectFlags(await post('setNewPassword', '/new-password', { password: 'A-lasting-word-22' }, cookie), 4)
    })

    it('by middleware.ts, which renews what has ended', async () => {
      const person = await createPerson(environment, newEmail('renewed'), ['everyone'])
      const [head, , signature] = person.accessToken.split('.')
      const claims = { ...claimsOf(person.accessToken), exp: Math.floor(Date.now() / 1000) - 60 }
      const accessToken = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
      const cookie = worn({ ...person, accessToken })
      const renewed = await fetch(`${origin()}/account/name`, { headers: { cookie }, redirect: 'manual' })
      expect(renewed.status).toBe(200)
      expectFlags(renewed.headers.getSetCookie(), 4)
      const stale = cookie.replace(/refreshToken=[^;]*/, 'refreshToken=revoked')
      const dropped = await fetch(`${origin()}/account/name`, { headers: { cookie: stale }, redirect: 'manual' })
      expect(dropped.headers.getSetCookie().filter(isGone)).toHaveLength(4)
      expectFlags(dropped.headers.getSetCookie(), 0)
    })

    it('by checking again, and by signing out', async () => {
      const person = await createPerson(environment, newEmail('again'), ['everyone'])
      const cookie = worn(person)
      expectFlags(await post('checkAgain', '/todos', {}, cookie), 4)
      const left = await post('signOut', '/todos', {}, cookie)
      expect(left.filter(isGone)).toHaveLength(4)
      expectFlags(left, 0)
    })
  })
})
