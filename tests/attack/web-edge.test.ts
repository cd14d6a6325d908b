// Every answer that is no file, made by whom it may be: a page, an action, middleware.ts, Next by itself, or what stands before it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../lib/server/words'
import { type App, startApp } from '../app-beside'
import { sessionCookie } from '../app-client'
import { ADMIN_PAGES, LOST_PAGES, MEMBER_PAGES, OPEN_PAGES } from '../html-routes'
import { ownStack } from '../own-stack'
import { formBody, hiddenFields, type RawReply, rawRequest } from '../raw-request'
import { startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast } from './cast'

const stack = ownStack()
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'cache-control': 'private, no-store',
}

let cast: Cast
let bare: App
let lost: App
let cookies: Record<'member' | 'admin', string>
const origins: Record<string, () => string> = {
  'with middleware.ts': () => stack.origin,
  'without middleware.ts': () => bare.origin,
}

beforeAll(async () => {
  // The third of them asks a port where nobody listens for the keys that sessions are checked with.
  ;[cast, bare, lost] = await Promise.all([
    createCast(stack.environment),
    startWithoutMiddleware(stack),
    startApp(stack, { LOCAL_AWS_PORT: '1' }),
  ])
  const cookieOf = (who: 'member' | 'admin') => sessionCookie(stack.environment, cast[who])
  cookies = { member: cookieOf('member'), admin: cookieOf('admin') }
})
afterAll(() => Promise.all([bare?.stop(), lost?.stop()]))

const UNKNOWN = '0198c0de-0000-7000-8000-000000000000'

const policyOf = ({ headers }: RawReply) => headers['content-security-policy'] ?? ''

const expectSecured = (reply: RawReply) => {
  expect(reply.headers).toMatchObject(HEADERS)
  expect(reply.headers).not.toHaveProperty('x-powered-by')
  expect(reply.headers).not.toHaveProperty('server')
  expect(reply.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
  expect(policyOf(reply)).toContain("frame-ancestors 'none'")
  expect(policyOf(reply)).toContain("base-uri 'none'")
  expect(policyOf(reply)).toContain("object-src 'none'")
  expect(policyOf(reply)).not.toContain('unsafe')
}

const NONCE = /script-src 'nonce-([\w+/=]+)' 'strict-dynamic';/

/** A page of the app: its scripts run by the nonce of this one answer, and by nothing else. */
const expectPagePolicy = (reply: RawReply) => {
  const nonce = NONCE.exec(policyOf(reply))?.[1]
  expect(nonce).toBeTruthy()
  expect(policyOf(reply)).toContain("default-src 'none'")
  expect(policyOf(reply)).toContain("require-trusted-types-for 'script'; trusted-types default")
  const scripts = [...reply.text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
  for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`)
  return nonce
}

/** A page without the app: it runs nothing at all. */
const expectPlainPage = (reply: RawReply, status: number, about: { title: string; words: string }) => {
  expectSecured(reply)
  expect(reply.status).toBe(status)
  expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(policyOf(reply)).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(reply.text).toContain(`<h1>${about.title}</h1>`)
  expect(reply.text).toContain(about.words)
  expect(reply.text).not.toContain('<script')
}

describe.each(Object.keys(origins))('%s', (where) => {
  const origin = () => origins[where]?.() ?? ''
  const get = (path: string, cookie = '', more: Record<string, string> = {}) =>
    rawRequest(origin(), { path, headers: { cookie, ...more } })
  const post = (path: string, { body, type }: ReturnType<typeof formBody>, more: Record<string, string> = {}) =>
    rawRequest(origin(), {
      method: 'POST',
      path,
      headers: { origin: origin(), 'content-type': type, 'content-length': `${Buffer.byteLength(body)}`, ...more },
      body,
    })
  const signInForm = async (more: Record<string, string>) =>
    formBody({ ...hiddenFields((await get('/sign-in')).text), ...more })

  it('every page has all headers, and a policy with a nonce that is drawn for it', async () => {
    const pages = [
      ...OPEN_PAGES.map((path) => ({ path, cookie: '' })),
      ...MEMBER_PAGES.map((path) => ({ path, cookie: cookies.member })),
      ...ADMIN_PAGES.map((path) => ({ path, cookie: cookies.admin })),
      ...LOST_PAGES.map((path) => ({ path, cookie: cookies.member })),
      { path: '/admin', cookie: cookies.member },
    ]
    const nonces = new Set<string>()
    for (const { path, cookie } of pages) {
      const reply = await get(path, cookie)
      expectSecured(reply)
      // Middleware carries the 403 page from /no-entry, policy and all.
      if (where === 'with middleware.ts') nonces.add(expectPagePolicy(reply) ?? '')
    }
    if (where === 'with middleware.ts') expect(nonces.size).toBe(pages.length)
  })

  it.each(['/', '/todos', '/admin/users', '/sign-in/', '//evil.example', '/\\evil.example'])(
    'a redirect from %s has them too, and leads nowhere else',
    async (path) => {
      const reply = await get(path)
      expect([307, 308]).toContain(reply.status)
      expectSecured(reply)
      expect(new URL(reply.headers.location ?? '', origin()).origin).toBe(origin())
    },
  )

  it('a script that is not there has all that a file has', async () => {
    const reply = await get('/_next/static/chunks/none.js')
    expect(reply.status).toBe(404)
    expect(policyOf(reply)).toContain("frame-ancestors 'none'")
    expect(reply.headers['x-content-type-options']).toBe('nosniff')
  })

  it('a file of the build may be kept, and is no page', async () => {
    const source = /src="(\/_next\/static\/[^"]+\.js)"/.exec((await get('/sign-in')).text)?.[1] ?? ''
    const reply = await get(source)
    expect(reply.status).toBe(200)
    expect(reply.headers['cache-control']).toContain('immutable')
    expect(reply.headers['x-content-type-options']).toBe('nosniff')
  })

  it.each(['/todos/%E0%A4%A', '/%E0%A4%A', '/%', '/_next/static/%E0%A4%A'])('%s is answered in words', async (path) => {
    expectPlainPage(await get(path), 400, words.plain.badAddress)
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s is refused, and says what is not',
    async (method) => {
      for (const path of ['/sign-in', '/nowhere']) {
        const reply = await rawRequest(origin(), { method, path, headers: { origin: origin() } })
        expectPlainPage(reply, 405, words.plain.method)
        expect(reply.headers.allow).toBe('GET, HEAD, POST')
      }
    },
  )

  it('HEAD is answered as GET is, without the page', async () => {
    const reply = await rawRequest(origin(), { method: 'HEAD', path: '/sign-in' })
    expect([reply.status, reply.text]).toEqual([200, ''])
    expectSecured(reply)
    const refused = await rawRequest(origin(), { method: 'HEAD', path: '/%' })
    expect([refused.status, refused.text]).toEqual([400, ''])
    expectSecured(refused)
  })

  describe('a form', () => {
    it('from a page of Commons is taken', async () => {
      const reply = await post('/sign-in', await signInForm({ email: 'nobody@example.com', password: 'Wrong-word-1' }))
      expect(reply.status).toBe(200)
      expect(reply.text).toContain(words.signIn.wrong)
      expectSecured(reply)
      if (where === 'with middleware.ts') expectPagePolicy(reply)
    })

    it.each(['https://evil.example', 'null', 'garbage', 'http://localhost:1'])(
      'from %s is refused, and nothing of it is shown',
      async (from) => {
        const form = await signInForm({ email: 'planted@example.com', password: 'Planted-word-1' })
        const reply = await post('/sign-in', form, { origin: from })
        expectPlainPage(reply, 403, words.plain.notFromHere)
        expect(reply.text).not.toContain('lanted')
      },
    )

    it('that names no origin is refused by the action, and what was typed is in it still', async () => {
      const { body, type } = await signInForm({ email: 'typed@example.com', password: 'Typed-word-1' })
      const headers = { 'content-type': type, 'content-length': `${Buffer.byteLength(body)}` }
      const reply = await rawRequest(origin(), { method: 'POST', path: '/sign-in', headers, body })
      expect(reply.text).toContain(words.notFromHere)
      expect(reply.text).toContain('typed@example.com')
      expect(reply.text).not.toContain('Typed-word-1')
      expectSecured(reply)
    })

    it('that is too long is refused, and shown to be copied, but for its secrets', async () => {
      const long = `${'y'.repeat(100_000)}<b>`
      const reply = await post('/sign-in', await signInForm({ email: long, password: 'Typed-word-1' }))
      expectPlainPage(reply, 413, words.plain.tooLarge)
      expect(reply.text).toContain(`${'y'.repeat(100_000)}&lt;b&gt;`)
      expect(reply.text).not.toContain('Typed-word-1')
    })

    it('that is too long and from nowhere is refused and not shown', async () => {
      const reply = await post('/sign-in', formBody({ email: 'y'.repeat(100_000) }), { origin: '' })
      expectPlainPage(reply, 413, words.plain.tooLarge)
      expect(reply.text).not.toContain('yyyy')
    })

    it('that is far too long is refused and not shown', async () => {
      const reply = await post('/sign-in', formBody({ email: 'y'.repeat(2_000_000) }))
      expectPlainPage(reply, 413, words.plain.tooLarge)
      expect(reply.text).not.toContain('yyyy')
    })

    it('that is too long and does not say how long is refused all the same', async () => {
      const { body, type } = await signInForm({ email: 'y'.repeat(100_000), password: 'Typed-word-1' })
      const headers = { origin: origin(), 'content-type': type, 'transfer-encoding': 'chunked' }
      const reply = await rawRequest(origin(), { method: 'POST', path: '/sign-in', headers, body })
      expectPlainPage(reply, 413, words.plain.tooLarge)
    })

    it.each([
      ['of plain text', { type: 'text/plain', body: 'email=a' }],
      ['as forms were sent of old', { type: 'application/x-www-form-urlencoded', body: 'email=a%40example.com' }],
      ['of JSON', { type: 'application/json', body: '{"email":"a"}' }],
      ['without a type', { type: '', body: 'email' }],
      ['in parts that nothing parts', { type: 'multipart/form-data', body: 'email' }],
    ])('%s is refused', async (_, form) => {
      expectPlainPage(await post('/sign-in', form), 415, words.plain.unsupported)
    })

    it('that came garbled is refused', async () => {
      expectPlainPage(await post('/sign-in', { ...formBody({}), body: 'garbage' }), 400, words.plain.garbled)
      const elsewhere = await post('//evil.example', { ...formBody({}), body: 'garbage' })
      expect(elsewhere.text).not.toContain('href="//')
    })

    it('for an action that is not there says that Commons was renewed', async () => {
      const form = formBody({ [`$ACTION_ID_${'a'.repeat(42)}`]: '', email: 'x' })
      expectPlainPage(await post('/sign-in', form), 409, words.plain.renewed)
    })
  })

  it('what a page’s script asks is refused in plain text, with all headers', async () => {
    const call = { type: 'text/plain;charset=UTF-8', body: '[]' }
    const answers: [Record<string, string>, number][] = [
      [{ 'next-action': 'a'.repeat(42) }, 409],
      [{ 'next-action': 'a'.repeat(42), origin: 'https://evil.example' }, 403],
      [{ 'next-action': 'a'.repeat(42), 'content-length': '100000' }, 413],
    ]
    for (const [headers, status] of answers) {
      const body = headers['content-length'] ? 'x'.repeat(100_000) : call.body
      const reply = await post('/sign-in', { ...call, body }, headers)
      expect([reply.status, reply.headers['content-type']?.slice(0, 10)]).toEqual([status, 'text/plain'])
      expectSecured(reply)
    }
  })

  it.each([
    '/_next/image?url=/icon.svg&w=64&q=75',
    '/_next/static/chunks/none.js',
    '/_next/static',
    '/api/health',
    '/sign-in/',
  ])('%s, which no page answers, may run nothing and load nothing', async (path) => {
    const reply = await get(path)
    expect(reply.status).toBeGreaterThanOrEqual(300)
    expect(policyOf(reply)).toContain("default-src 'none'")
  })

  it('what is not there is said without script', async () => {
    for (const [path, who] of [
      ['/nothing-here', ''],
      [`/todos/${UNKNOWN}`, cookies.member],
      ['/admin/runs/none', cookies.admin],
      [`/admin/users/${'x'.repeat(200)}`, cookies.admin],
    ] as const) {
      const { status, text } = await get(path, who)
      expect([path, status]).toEqual([path, 404])
      const shown = text.replace(/<script[^>]*>.*?<\/script>/gs, '')
      expect(shown).toMatch(/<h1[^>]*>[^<]{8,}<\/h1>/)
      expect(shown).not.toContain('<div hidden=""><h1')
    }
  })

  it('takes no id of a request from outside', async () => {
    const id = '00000000-0000-4000-8000-000000000000'
    expect((await get('/sign-in', '', { 'x-request-id': id })).headers['x-request-id']).not.toBe(id)
  })
})

describe('a form of somebody who is signed out by now, sent without script', () => {
  const send = async (headers: Record<string, string>) => {
    const path = '/account/name'
    const page = await rawRequest(stack.origin, { path, headers: { cookie: cookies.member } })
    const { body, type } = formBody({ ...hiddenFields(page.text), name: '<Typed> by me', currentPassword: 'Secret-1' })
    const sent = { 'content-type': type, 'content-length': `${Buffer.byteLength(body)}` }
    return rawRequest(stack.origin, { method: 'POST', path, headers: { ...sent, ...headers }, body })
  }

  it('is answered by what was typed, but for its secrets, and by the way back', async () => {
    const over = cookies.member
      .replace(/accessToken=[^;]*/, 'accessToken=x')
      .replace(/refreshToken=[^;]*/, 'refreshToken=x')
    for (const cookie of ['', over]) {
      const reply = await send({ origin: stack.origin, cookie })
      expectPlainPage(reply, 401, words.plain.signedOut)
      expect(reply.text).toContain('&lt;Typed&gt; by me')
      expect(reply.text).not.toContain('Secret-1')
      expect(reply.text).toContain('href="/sign-in?next=%2Faccount%2Fname"')
    }
  })

  it('is not shown when it names no origin', async () => {
    const reply = await send({})
    expectPlainPage(reply, 401, words.plain.signedOut)
    expect(reply.text).not.toContain('Typed')
  })
})

it('a page that breaks is answered in words, with the number that the log has', async () => {
  for (const path of ['/todos', '/admin', '/people']) {
    const reply = await rawRequest(lost.origin, { path, headers: { cookie: cookies.admin, 'accept-encoding': 'gzip' } })
    expectPlainPage(reply, 500, words.plain.broken)
    expect(reply.text).toMatch(/this number: [\w@-]+/)
    expect(reply.text).toContain(`href="${path}"`)
  }
})
