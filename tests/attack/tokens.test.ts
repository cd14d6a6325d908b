import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getPage, sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { ask, type Person } from '../people'
import { answerOf, callAsScript, readActionIds } from './app-actions'
import { type App, startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast } from './cast'
import { forgeries } from './forgeries'

const stack = ownStack()
const { environment } = stack
const forged = forgeries(stack.dataDirectory)
const LIST = '{ todosByState(state: OPEN, limit: 1) { items { id } } }'
const HEALTH = '{ membershipHealth { users refusal } }'

let cast: Cast
let bare: App
const origins: Record<string, () => string> = {
  'with middleware.ts': () => stack.origin,
  'without middleware.ts': () => bare.origin,
}

beforeAll(async () => {
  ;[cast, bare] = await Promise.all([createCast(environment), startWithoutMiddleware(stack)])
})
afterAll(() => bare?.stop())

const prefix = `CognitoIdentityServiceProvider.${environment.USER_POOL_CLIENT_ID}`
const withToken = (person: Person, accessToken: string) =>
  sessionCookie(environment, { ...person, accessToken, refreshToken: undefined })

describe('AppSync', () => {
  it.each(Object.keys(forged))('refuses a token of the administrator with %s, by 401 and no data', async (way) => {
    const token = (await forged[way]?.(cast.admin)) ?? ''
    for (const query of [LIST, HEALTH])
      for (const sent of [token, `Bearer ${token}`]) {
        const reply = await ask(environment, sent, query)
        expect(reply).toMatchObject({ status: 401, data: null, errors: [{ errorType: 'UnauthorizedException' }] })
      }
  })

  it('takes an ID token as it takes an access token', async () => {
    expect((await ask(environment, cast.admin.idToken, HEALTH)).errors).toEqual([])
  })

  it('takes a refresh token for nothing', async () => {
    expect((await ask(environment, cast.admin.refreshToken, LIST)).status).toBe(401)
  })
})

describe.each(Object.keys(origins))('the app %s', (where) => {
  const origin = () => origins[where]?.() ?? ''
  const ids = readActionIds()
  const act = (action: string, cookie: string, fields: Record<string, string>) =>
    callAsScript({ origin: origin(), path: '/todos', id: ids[action] ?? '', fields, cookie, from: origin() })

  const expectSignedOut = async (cookie: string) => {
    for (const path of ['/todos', '/admin', '/admin/users', '/']) {
      const page = await getPage(origin(), path, cookie)
      expect([path, page.status]).toEqual([path, 307])
      expect(page.headers.get('location')).toContain('/sign-in')
    }
    expect(answerOf(await act('createTodo', cookie, { name: 'Forged' }))).toBe('unauthenticated')
    expect(answerOf(await act('manageUser', cookie, { username: cast.waiting.sub, act: 'REPAIR' }))).toBe(
      'unauthenticated',
    )
  }

  it('knows the administrator by a token that is as it should be', async () => {
    expect((await getPage(origin(), '/admin', withToken(cast.admin, cast.admin.accessToken))).status).toBe(200)
  })

  it.each(Object.keys(forged))('has nobody signed in by a token with %s', async (way) => {
    await expectSignedOut(withToken(cast.admin, (await forged[way]?.(cast.admin)) ?? ''))
  })

  it('has nobody signed in by an ID token in the place of the access token', () =>
    expectSignedOut(withToken(cast.admin, cast.admin.idToken)))

  it('has nobody signed in by another’s access token under one’s own name', async () => {
    await expectSignedOut(
      [
        `${prefix}.LastAuthUser=${cast.member.sub}`,
        `${prefix}.${cast.member.sub}.accessToken=${cast.admin.accessToken}`,
        `${prefix}.${cast.member.sub}.idToken=${cast.member.idToken}`,
      ].join('; '),
    )
  })

  it.each([
    ['nobody', () => 'nobody'],
    ['another user', () => cast.admin.sub],
    ['a path', () => '../../admin'],
    ['a cookie name', () => `${cast.member.sub}.accessToken`],
    ['what is no percent-encoding', () => '%E0%A4%A'],
    ['the prototype', () => '__proto__'],
    ['nothing', () => ''],
  ])('has nobody signed in when the last user is said to be %s', async (_, last) => {
    const cookie = withToken(cast.member, cast.member.accessToken)
    await expectSignedOut(cookie.replace(/LastAuthUser=[^;]*/, `LastAuthUser=${last()}`))
  })

  it('says signed out and not broken to a thousand dots', () =>
    expectSignedOut(withToken(cast.admin, '.'.repeat(1000))))
})
