// Good tokens in the wrong place, and tokens that were good before their owner left.
import { GlobalSignOutCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getPage, sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { ask, claimsOf, cognitoOf, createPerson, type Person, signIn } from '../people'
import { answerOf, callAsScript, readActionIds } from './app-actions'
import { type App, startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast, newEmail } from './cast'

const stack = ownStack()
const { environment } = stack
const ids = readActionIds()
const PREFIX = `CognitoIdentityServiceProvider.${environment.USER_POOL_CLIENT_ID}`

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

interface Mixed {
  last?: string
  name?: string
  access?: string
  id?: string
  refresh?: string
}

/** The cookies of one name, with a token in each that may be anybody's. */
const mix = ({ last, name, access, id, refresh }: Mixed) =>
  Object.entries({ accessToken: access, idToken: id, refreshToken: refresh })
    .flatMap(([kind, token]) => (token ? [`${PREFIX}.${name}.${kind}=${token}`] : []))
    .concat(last ? [`${PREFIX}.LastAuthUser=${last}`] : [])
    .join('; ')

const refresh = async (refreshToken: string) => {
  const reply = await fetch(environment.AWS_ENDPOINT_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.GetTokensFromRefreshToken',
    },
    body: JSON.stringify({ ClientId: environment.USER_POOL_CLIENT_ID, RefreshToken: refreshToken }),
  })
  return { status: reply.status, text: await reply.text() }
}

/** A token that ended a minute ago: what middleware.ts would like to renew. Its signature is its own no more, which it does not look at. */
const ended = (token: string) => {
  const [head, , signature] = token.split('.')
  const claims = { ...claimsOf(token), exp: Math.floor(Date.now() / 1000) - 60 }
  return `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
}

describe.each(Object.keys(origins))('the app %s', (where) => {
  const origin = () => origins[where]?.() ?? ''
  const act = (cookie: string) =>
    callAsScript({ origin: origin(), path: '/todos', id: ids.checkAgain ?? '', fields: {}, cookie, from: origin() })
  const live = async (cookie: string) => {
    const headers = { cookie, origin: origin(), 'content-type': 'application/json' }
    const reply = await fetch(`${origin()}/todos/live`, { method: 'POST', headers, body: '{}' })
    return { status: reply.status, text: await reply.text() }
  }

  const strangers: Record<string, (a: Person, b: Person) => Mixed> = {
    'A’s access token among B’s cookies': (a, b) => ({
      last: b.sub,
      name: b.sub,
      access: a.accessToken,
      id: b.idToken,
    }),
    'B’s name as the last one over A’s cookies': (a, b) => ({ last: b.sub, name: a.sub, access: a.accessToken }),
    'the ID token of A in the place of their access token': (a) => ({ last: a.sub, name: a.sub, access: a.idToken }),
    'the refresh token of A in the place of their access token': (a) => ({
      ...{ last: a.sub, name: a.sub, access: a.refreshToken },
    }),
    'no last name': (a) => ({ name: a.sub, access: a.accessToken, id: a.idToken }),
    'no access token': (a) => ({ last: a.sub, name: a.sub, id: a.idToken }),
  }
  it.each(Object.keys(strangers))('has nobody signed in by %s', async (way) => {
    const cookie = mix(strangers[way]?.(cast.admin, cast.member) ?? {})
    const page = await getPage(origin(), '/admin', cookie)
    expect([page.status, page.headers.get('location')?.includes('/sign-in')]).toEqual([307, true])
    expect(answerOf(await act(cookie))).toBe('unauthenticated')
    expect((await live(cookie)).status).toBe(401)
  })

  it('has A signed in, and nobody else, when only the ID token is B’s, and hands B’s token to no page', async () => {
    const cookie = mix({
      ...{ last: cast.member.sub, name: cast.member.sub, access: cast.member.accessToken, id: cast.admin.idToken },
    })
    expect((await getPage(origin(), '/admin', cookie)).status).toBe(403)
    const { status, text } = await live(cookie)
    expect(text).not.toContain(cast.admin.idToken)
    expect(status).toBe(401)
  })

  it('renews nobody into another: A’s name with B’s refresh token is never both', async () => {
    const [a, b] = [cast.admin, cast.member]
    const cookie = mix({
      last: a.sub,
      name: a.sub,
      access: ended(a.accessToken),
      id: a.idToken,
      refresh: b.refreshToken,
    })
    const page = await getPage(origin(), '/admin', cookie)
    // Whoever has B’s refresh token is B, who is no administrator; without a renewal it is nobody.
    expect([307, 403]).toContain(page.status)
    expect(page.html).not.toContain(a.email)
    for (const set of page.headers.getSetCookie()) expect(set).not.toContain(a.sub)
  })
})

describe('after signing out', () => {
  const PATH = '/account/name'
  let leaver: Person
  let cookie = ''
  const leave = async (origin: string) => {
    leaver = await createPerson(environment, newEmail('leaver'), ['everyone'])
    cookie = sessionCookie(environment, leaver)
    expect((await getPage(origin, PATH, cookie)).status).toBe(200)
    const call = { origin, path: '/todos', id: ids.signOut ?? '', fields: {}, cookie, from: origin }
    expect(answerOf(await callAsScript(call))).toBe('to /sign-in')
  }

  it('the refresh token gives no tokens any more, to nobody, by no operation', async () => {
    await leave(stack.origin)
    const { status, text } = await refresh(leaver.refreshToken)
    expect([status, text]).toEqual([400, expect.stringContaining('NotAuthorizedException')])
    expect(text).not.toContain('eyJ')
  })

  it('the old cookies, once their access token has ended, are signed out and thrown away', async () => {
    await leave(stack.origin)
    const old = sessionCookie(environment, { ...leaver, accessToken: ended(leaver.accessToken) })
    const page = await getPage(stack.origin, PATH, old)
    expect([page.status, page.headers.get('location')]).toEqual([307, expect.stringContaining('/sign-in')])
    const dropped = page.headers.getSetCookie()
    expect(dropped.filter((set) => /=;.*Expires=Thu, 01 Jan 1970/.test(set))).toHaveLength(4)
  })

  it('Cognito takes the old access token for nothing, and “check again” does not keep it going', async () => {
    await leave(stack.origin)
    await expect(
      cognitoOf(environment).send(new GlobalSignOutCommand({ AccessToken: leaver.accessToken })),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    const call = { origin: stack.origin, path: '/todos', id: ids.checkAgain ?? '', fields: {}, cookie }
    expect(answerOf(await callAsScript({ ...call, from: stack.origin }))).toBe('unauthenticated')
  })

  it('the old ID token changes no group: administrators’ functions ask Cognito, not the claim', async () => {
    const admin = await createPerson(environment, newEmail('was'), ['everyone', 'admins'])
    await cognitoOf(environment).send(new GlobalSignOutCommand({ AccessToken: admin.accessToken }))
    // AppSync judges the signature and the end alone, as on AWS: what is read lives on until then.
    expect((await refresh(admin.refreshToken)).status).toBe(400)
    expect(
      (await ask(environment, admin.accessToken, '{ todosByState(state: OPEN, limit: 1) { items { id } } }')).status,
    ).toBe(200)
  })
})

describe('after signing out everywhere', () => {
  it('every sign-in of the person has ended, here and in other browsers, and a new one begins', async () => {
    const here = await createPerson(environment, newEmail('many'), ['everyone'])
    const there = await signIn(environment, here.email, here.password)
    await cognitoOf(environment).send(new GlobalSignOutCommand({ AccessToken: here.accessToken }))
    for (const { refreshToken } of [here, there]) expect((await refresh(refreshToken)).status).toBe(400)
    for (const { accessToken } of [here, there]) {
      await expect(
        cognitoOf(environment).send(new GlobalSignOutCommand({ AccessToken: accessToken })),
      ).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    }
    const again = await signIn(environment, here.email, here.password)
    expect((await refresh(again.refreshToken)).status).toBe(200)
  })

  it('a revoked sign-in ends alone', async () => {
    const here = await createPerson(environment, newEmail('one'), ['everyone'])
    const there = await signIn(environment, here.email, here.password)
    const ClientId = environment.USER_POOL_CLIENT_ID
    await cognitoOf(environment).send(new RevokeTokenCommand({ ClientId, Token: here.refreshToken }))
    expect([(await refresh(here.refreshToken)).status, (await refresh(there.refreshToken)).status]).toEqual([400, 200])
  })
})
