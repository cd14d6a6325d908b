import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminWords } from '../../components/words/admin'
import { healthWords } from '../../components/words/admin-health'
import { usersWords } from '../../components/words/admin-users'
import { lostWords } from '../../components/words/lost'
import { shellWords } from '../../components/words/shell'
import { sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { type App, startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast, IDENTITIES, type Identity } from './cast'

const stack = ownStack()
let cast: Cast
let bare: App
const origins: Record<string, () => string> = {
  'with middleware.ts': () => stack.origin,
  'without middleware.ts': () => bare.origin,
}

beforeAll(async () => {
  ;[cast, bare] = await Promise.all([createCast(stack.environment), startWithoutMiddleware(stack)])
})
afterAll(() => bare?.stop())

const get = async (origin: string, path: string, identity: Identity, headers: Record<string, string> = {}) => {
  const cookie = identity === 'anonymous' ? '' : sessionCookie(stack.environment, cast[identity])
  const reply = await fetch(`${origin}${path}`, { headers: { cookie, ...headers }, redirect: 'manual' })
  const location = reply.headers.get('location')?.replace(origin, '') ?? ''
  return { status: reply.status, location, text: await reply.text(), headers: reply.headers }
}

const toSignIn = (next: string) => `307 /sign-in?next=${encodeURIComponent(next)}`
const forAnyone = (answer: string): Record<Identity, string> => ({
  anonymous: answer,
  nonMember: answer,
  member: answer,
  owner: answer,
  admin: answer,
})

const routes: Record<string, Record<Identity, string>> = {
  '/': { ...forAnyone('307 /todos'), anonymous: '307 /sign-in' },
  '/sign-in': { ...forAnyone('200'), anonymous: '200' },
  '/sign-up': forAnyone('200'),
  '/confirm': forAnyone('200'),
  '/new-password': forAnyone('200'),
  '/forgot-password': forAnyone('200'),
  '/reset-password': forAnyone('200'),
  '/sign-in/code': forAnyone('200'),
  '/todos': { ...forAnyone('200'), anonymous: toSignIn('/todos') },
  '/todos?of=mine&show=trash': { ...forAnyone('200'), anonymous: toSignIn('/todos?of=mine&show=trash') },
  '/todos/00000000-0000-7000-8000-000000000000': {
    ...forAnyone('404'),
    anonymous: toSignIn('/todos/00000000-0000-7000-8000-000000000000'),
  },
  '/people': { ...forAnyone('200'), nonMember: '307 /todos', anonymous: toSignIn('/people') },
  '/import': { ...forAnyone('200'), anonymous: toSignIn('/import') },
  ...Object.fromEntries(
    ['', '/password', '/email', '/app', '/delete']
      .map((page) => `/account${page}`)
      .map((path) => [path, { ...forAnyone('200'), anonymous: toSignIn(path) }]),
  ),
  '/account/name': { ...forAnyone('200'), anonymous: toSignIn('/account/name') },
  '/admin': { ...forAnyone('403'), admin: '200', anonymous: toSignIn('/admin') },
  '/admin/users': { ...forAnyone('403'), admin: '200', anonymous: toSignIn('/admin/users') },
  '/admin/runs': { ...forAnyone('403'), admin: '200', anonymous: toSignIn('/admin/runs') },
  '/admin/ledger': { ...forAnyone('403'), admin: '200', anonymous: toSignIn('/admin/ledger') },
  '/admin/settings': { ...forAnyone('403'), admin: '200', anonymous: toSignIn('/admin/settings') },
  '/admin/orphans': { ...forAnyone('403'), admin: '200', anonymous: toSignIn('/admin/orphans') },
  '/admin/users/new': { ...forAnyone('403'), admin: '200', anonymous: toSignIn('/admin/users/new') },
  '/admin/users/nobody': { ...forAnyone('403'), admin: '200', anonymous: toSignIn('/admin/users/nobody') },
  '/nowhere': forAnyone('404'),
}

// A router state that claims that the browser stands in the admin area already.
const STATE = JSON.stringify([
  '',
  { children: ['(admin)', { children: ['admin', { children: ['__PAGE__', {}] }] }] },
  null,
  null,
])
const guises: Record<string, Record<string, string>> = {
  'a browser': {},
  'the router': { RSC: '1' },
  'the router, in a state of its own making': { RSC: '1', 'Next-Router-State-Tree': encodeURIComponent(STATE) },
  'a prefetch': { RSC: '1', 'Next-Router-Prefetch': '1' },
  'a prefetch of the tree': { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  'a refresh of the head': {
    RSC: '1',
    'Next-Router-State-Tree': encodeURIComponent(STATE.replace('{}]', '{},null,"refetch"]')),
  },
  'a call that names no action': { 'Next-Action': '0'.repeat(42) },
  'middleware itself': { 'x-middleware-subrequest': Array(5).fill('middleware').join(':'), 'x-middleware-next': '1' },
  'a forwarded action': { 'x-action-forwarded': '1', 'next-url': '/admin', 'x-nextjs-data': '1' },
}

const TITLES = [adminWords.health, adminWords.users].map((title) => `${title} · ${shellWords.admin}`)
const ADMIN_WORDS = Object.entries({ ...adminWords, ...healthWords, ...usersWords }).flatMap(([key, word]) =>
  // "Admin" begins the words of the 403 page; short words stand in any page's code.
  typeof word === 'string' && word.length > 5 && key !== 'nav' && key !== 'retry' ? [word] : [],
)

const secretsIn = (text: string) => [
  ...(text.match(/[\w.+-]+@[\w-]+\.[a-z]{2,}/g) ?? []),
  ...Object.values(cast).flatMap(({ sub }) => (text.includes(sub) ? [sub] : [])),
  ...[...ADMIN_WORDS, ...TITLES].filter((word) => text.includes(word)),
]

describe.each(Object.keys(origins))('%s', (name) => {
  const origin = () => origins[name]?.() ?? ''

  it('is what it says: the nonce of middleware.ts is there or it is not', async () => {
    const { headers, text } = await get(origin(), '/sign-in', 'anonymous')
    expect(/ nonce="/.test(text)).toBe(name === 'with middleware.ts')
    expect(headers.get('content-security-policy')).toContain(
      name === 'with middleware.ts' ? "script-src 'nonce-" : "frame-ancestors 'none'; base-uri 'none'",
    )
  })

  it.each(
    Object.keys(routes).flatMap((path) =>
      IDENTITIES.map((identity) => ({ path, identity, answer: routes[path]?.[identity] })),
    ),
  )('$path for $identity is $answer', async ({ path, identity, answer }) => {
    const { status, location, headers } = await get(origin(), path, identity)
    expect(`${status} ${location}`.trim()).toBe(answer)
    if (status === 200) expect(headers.get('cache-control')).toMatch(/no-store/)
  })

  const others = IDENTITIES.filter((identity) => identity !== 'admin')
  const asked = ['/admin', '/admin/users', '/admin/users?show=missing'].flatMap((path) =>
    others.flatMap((identity) => Object.keys(guises).map((guise) => ({ path, identity, guise }))),
  )

  it.each(asked)(
    '$path gives $identity nothing of the admin area, asked as $guise',
    async ({ path, identity, guise }) => {
      const { status, text, location } = await get(origin(), path, identity, guises[guise])
      expect(secretsIn(text)).toEqual([])
      expect(status).toBeLessThan(500)
      if (guise !== 'a browser') return
      expect(status).toBe(identity === 'anonymous' ? 307 : 403)
      if (identity === 'anonymous') expect(location).toContain('/sign-in')
      else expect(text).toContain(lostWords.forbidden.title)
    },
  )

  it.each(others)('exports nothing to %s', async (identity) => {
    for (const format of ['csv', 'json']) {
      const { status, text } = await get(origin(), `/admin/users/export?format=${format}`, identity)
      expect([307, 401, 403]).toContain(status)
      expect(secretsIn(text)).toEqual([])
    }
  })

  it('shows an administrator what it hides from the rest, so that the search above finds what there is', async () => {
    const { text } = await get(origin(), '/admin/users', 'admin')
    expect(secretsIn(text).length).toBeGreaterThan(5)
  })
})
