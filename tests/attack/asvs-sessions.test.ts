// What a session is made of, how long it lasts, and what ends it, as the app writes it into a browser.
import { AdminCreateUserCommand, AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../app-beside'
import { getPage, sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { ask, claimsOf, cognitoOf, createPerson, type Person, signIn } from '../people'
import { callAsForm, readActionIds } from './app-actions'
import { newEmail } from './cast'

const stack = ownStack()
const { environment } = stack
const UserPoolId = environment.USER_POOL_ID
const ids = readActionIds()
const FOURTEEN_DAYS = 14 * 24 * 3600

let secure: App
beforeAll(async () => {
  // As on Amplify Hosting: what stands before the app speaks https, and the app is told so.
  secure = await startApp(stack, { AMPLIFY_APP_ORIGIN: 'https://localhost' })
})
afterAll(() => secure?.stop())

const post = (origin: string, action: string, path: string, fields: Record<string, string>, cookie = '') =>
  callAsForm({
    ...{ origin, path, id: ids[action] ?? '', fields, cookie },
    from: origin === secure.origin ? origin.replace('http:', 'https:') : origin,
  })

const signInAt = (origin: string, { email, password }: { email: string; password: string }, cookie = '') =>
  post(origin, 'signIn', '/sign-in', { email, password }, cookie)

/** The cookies that a browser would send after these. */
const jarOf = (setCookies: string[]) =>
  setCookies
    .filter((set) => !/; Max-Age=0/.test(set))
    .map((set) => set.split(';')[0])
    .join('; ')

const refreshOf = (setCookies: string[]) => setCookies.find((set) => /refreshToken=[^;]/.test(set)) ?? ''
const tokenIn = (set: string) => set.split(';')[0]?.split('=').slice(1).join('=') ?? ''
const withoutAccess = (person: Person) => {
  const cookie = sessionCookie(environment, person)
  return cookie.replace(/[^ ]*(accessToken|idToken)=[^;]*; /g, '')
}
const isRefreshed = async (person: Person) =>
  (await getPage(stack.origin, '/todos', withoutAccess(person))).status === 200

describe('on https', () => {
  it('every cookie is of this host alone, Secure, out of reach of scripts, and not for posts of other sites', async () => {
    const person = await createPerson(environment, newEmail('locked'), ['everyone'])
    const { setCookies } = await signInAt(secure.origin, person)
    const kept = setCookies.filter((set) => !/; Max-Age=0/.test(set))
    expect(kept).toHaveLength(4)
    const cookie = jarOf(setCookies)
    expect((await getPage(secure.origin, '/todos', cookie)).status).toBe(200)
    const left = await post(secure.origin, 'signOut', '/todos', {}, cookie)
    expect(left.setCookies).toHaveLength(4)
    for (const set of [...setCookies, ...left.setCookies]) {
      expect(set).toMatch(/^__Host-[\w.%-]+=/)
      expect(set).toMatch(/; Path=\/(;|$)/)
      expect(set).toMatch(/; Secure/)
      expect(set).toMatch(/; HttpOnly/)
      expect(set).toMatch(/; SameSite=lax/i)
      expect(set).not.toMatch(/; Domain=/i)
    }
    for (const set of left.setCookies) expect(set).toMatch(/; Max-Age=0/)
  })

  it('the cookie of a challenge is the same, for three minutes', async () => {
    const email = newEmail('invited')
    await cognitoOf(environment).send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: email,
        TemporaryPassword: 'Temporary-word-1',
        MessageAction: 'SUPPRESS',
      }),
    )
    const { setCookies, location } = await signInAt(secure.origin, { email, password: 'Temporary-word-1' })
    expect(location).toContain('/new-password')
    expect(setCookies).toEqual([
      expect.stringMatching(/^__Host-commons\.challenge=.*; Path=\/; .*Max-Age=180; Secure; HttpOnly; SameSite=lax$/),
    ])
  })

  it('what a neighbour in the domain has planted under a plain name signs nobody in', async () => {
    const person = await createPerson(environment, newEmail('planted'), ['everyone'])
    const { status, headers } = await getPage(secure.origin, '/todos', sessionCookie(environment, person))
    expect([status, headers.get('location')]).toEqual([307, expect.stringContaining('/sign-in')])
  })
})

describe('a session', () => {
  it('ends in the browser after fourteen days of absence, which each use begins anew', async () => {
    const person = await createPerson(environment, newEmail('idle'), ['everyone'])
    const begun = (await signInAt(stack.origin, person)).setCookies.filter((set) => !/; Max-Age=0/.test(set))
    const { headers } = await getPage(stack.origin, '/todos', withoutAccess(person))
    const renewed = headers.getSetCookie()
    for (const sets of [begun, renewed]) {
      expect(sets).toHaveLength(4)
      for (const set of sets) expect(set).toContain(`; Max-Age=${FOURTEEN_DAYS}`)
    }
    // The thirty days of Cognito are counted from the sign-in: what is written again is no new token.
    expect(tokenIn(refreshOf(renewed))).toBe(person.refreshToken)
  })

  it('lasts as long as Cognito says, whatever the cookies say', async () => {
    const { idToken, accessToken } = await createPerson(environment, newEmail('short'))
    for (const token of [idToken, accessToken]) {
      const { iat, exp } = claimsOf(token)
      expect(Number(exp) - Number(iat)).toBe(15 * 60)
    }
  })

  it('is a new one after signing in, and the one that was in this browser before is over', async () => {
    const first = await createPerson(environment, newEmail('first'), ['everyone'])
    const second = await createPerson(environment, newEmail('second'), ['everyone'])
    for (const next of [first, second]) {
      const before = await signIn(environment, first.email, first.password)
      const { setCookies, location } = await signInAt(stack.origin, next, sessionCookie(environment, before))
      expect(location).toContain('/todos')
      const token = tokenIn(refreshOf(setCookies))
      expect(token).not.toBe('')
      expect(token).not.toBe(before.refreshToken)
      expect(await isRefreshed(before)).toBe(false)
      // Signed in elsewhere, the same person stays so.
      expect(await isRefreshed(first)).toBe(true)
    }
  })

  it('is ended by an administrator, everywhere, and nobody else’s is', async () => {
    const admin = await createPerson(environment, newEmail('ruling'), ['everyone', 'admins'])
    const person = await createPerson(environment, newEmail('ended'), ['everyone'])
    const elsewhere = await signIn(environment, person.email, person.password)
    const bystander = await createPerson(environment, newEmail('bystander'), ['everyone'])
    const SIGN_OUT = 'mutation ($id: ID!) { manageUser(username: $id, act: SIGN_OUT) { outcome refusal } }'
    const { data } = await ask(environment, admin.accessToken, SIGN_OUT, { id: person.sub })
    expect(data).toEqual({ manageUser: { outcome: 'DONE', refusal: null } })
    expect(await Promise.all([person, elsewhere, bystander, admin].map(isRefreshed))).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  it('of an account that is disabled is not refreshed, and its cookies go', async () => {
    const person = await createPerson(environment, newEmail('gone'), ['everyone'])
    expect(await isRefreshed(person)).toBe(true)
    await cognitoOf(environment).send(new AdminDisableUserCommand({ UserPoolId, Username: person.sub }))
    const { status, headers } = await getPage(stack.origin, '/todos', withoutAccess(person))
    expect([status, headers.get('location')]).toEqual([307, expect.stringContaining('/sign-in')])
    const dropped = headers.getSetCookie()
    expect(dropped).toHaveLength(2)
    for (const set of dropped) expect(set).toMatch(/=;.*Max-Age=0/)
  })
})
