import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { makeReadiness } from '../../../lib/server/health'
import { noteError } from '../../../lib/server/note-error'
import { PLAIN_PAGE_POLICY, plainPage } from '../../../lib/server/plain-page'
import { readBody } from '../../../lib/server/read-body'
import { refuseEarly } from '../../../lib/server/refuse-early'
import { requestLine } from '../../../lib/server/request-line'
import { type RequestNote, requestNotes } from '../../../lib/server/request-note'
import { HANDLERS, NOWHERE, PAGES, routeOf } from '../../../lib/server/route-pattern'
import { typedText } from '../../../lib/server/typed-text'

const routesOf = (file: string) =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.split('/').at(-1) === file)
    .map((path) => `/${path.split('/').slice(0, -1).join('/')}`.replace(/\/\([^/]+\)/g, '') || '/')
    .filter((route) => route !== NOWHERE)
    .sort()

describe('the pattern of a route', () => {
  it('is known of every page and every handler of app/', () => {
    expect(PAGES).toEqual(expect.arrayContaining(routesOf('page.tsx')))
    expect(routesOf('route.ts')).toEqual(HANDLERS)
  })

  it.each([
    ['/', '/'],
    ['/todos?of=mine&q=secret', '/todos'],
    ['/todos/rows?q=secret', '/todos/rows'],
    ['/todos/0198c0de-0000-7000-8000-000000000000', '/todos/[id]'],
    ['/todos/a@example.com?x', '/todos/[id]'],
    ['/admin/users/somebody', '/admin/users/[username]'],
    ['/admin/users/new', '/admin/users/new'],
    ['/admin/runs/1/export?format=csv', '/admin/runs/[id]/export'],
    ['/todos/a/b', NOWHERE],
    ['/secret-word', NOWHERE],
    ['*', NOWHERE],
    ['', NOWHERE],
  ])('of %s is %s', (url, pattern) => {
    expect(routeOf(url)).toBe(pattern)
  })
})

describe('a request that Next has no words for', () => {
  const FORM = 'multipart/form-data; boundary=x'
  const own = { host: 'commons.example', origin: 'https://commons.example', 'content-type': FORM }
  const judge = (method: string, url: string, headers: Record<string, string> = {}) =>
    refuseEarly({ method, url, headers: { ...own, ...headers }, appOrigin: 'https://site.example' })

  it.each([
    ['GET', '/todos/%E0%A4%A', {}, 'badAddress'],
    ['GET', '/%', {}, 'badAddress'],
    ['GET', '/todos?q=%E0%A4%A', {}, undefined],
    ['GET', '/todos', { origin: 'https://evil.example' }, undefined],
    ['HEAD', '/todos', {}, undefined],
    ['PUT', '/todos', {}, 'method'],
    ['OPTIONS', '/todos', {}, 'method'],
    ['TRACE', '/todos/rows', {}, 'method'],
    ['PUT', '/todos/changes', {}, undefined],
    ['POST', '/todos', {}, undefined],
    ['POST', '/todos', { origin: '' }, undefined],
    ['POST', '/todos', { origin: 'null' }, 'notFromHere'],
    ['POST', '/todos', { origin: 'garbage' }, 'notFromHere'],
    ['POST', '/todos', { origin: 'https://commons.example.evil.example' }, 'notFromHere'],
    ['POST', '/todos', { origin: 'https://commons.example:8443' }, 'notFromHere'],
    ['POST', '/todos', { host: 'inside:3000', 'x-forwarded-host': 'commons.example' }, undefined],
    ['POST', '/todos', { 'x-forwarded-host': 'evil.example' }, 'notFromHere'],
    ['POST', '/todos', { host: 'inside:3000', origin: 'https://site.example' }, undefined],
    ['POST', '/todos', { host: 'inside:3000', origin: 'http://site.example' }, 'notFromHere'],
    ['POST', '/todos', { host: 'inside:3000', origin: 'https://site.example.evil.example' }, 'notFromHere'],
    ['POST', '/todos', { 'content-type': 'text/plain' }, 'unsupported'],
    ['POST', '/todos', { 'content-type': 'application/x-www-form-urlencoded' }, 'unsupported'],
    ['POST', '/todos', { 'content-type': 'multipart/form-data' }, 'unsupported'],
    ['POST', '/todos', { 'content-type': 'text/plain', 'next-action': 'x' }, undefined],
    ['POST', '/todos', { 'content-length': '65536' }, undefined],
    ['POST', '/todos', { 'content-length': '65537' }, 'tooLarge'],
    ['POST', '/todos/changes', { 'content-type': 'application/json', origin: 'null' }, undefined],
  ] as const)('%s %s with %j is %s', (method, url, headers, refusal) => {
    expect(judge(method, url, headers)).toBe(refusal)
  })
})

describe('a page without the app', () => {
  it('shows what was typed as it was typed, and runs none of it', () => {
    const html = plainPage({
      title: 'Too <long>',
      words: '"Quoted"',
      link: { href: '/a"onclick="x', label: 'Home' },
      typed: [['<name>', '</textarea><script>boom()</script>\nsecond line']],
    })
    expect(html).not.toMatch(/<script|"onclick|<\/textarea><s|<name>|<long>/)
    expect(html).toContain('&lt;/textarea&gt;&lt;script&gt;boom()&lt;/script&gt;\nsecond line')
  })

  const body = (fields: Record<string, string>) => {
    const parts = Object.entries(fields).map(
      ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    return Buffer.from(`${parts.join('')}--x--\r\n`)
  }
  const TYPE = 'multipart/form-data; boundary=x'
  const sent = (bytes: Buffer, type: string) => () =>
    new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()

  it('has the style that its policy lets be', () => {
    const html = plainPage({ title: 'A', words: 'B', link: { href: '/', label: 'C' } })
    const style = /<style>(.*)<\/style>/.exec(html)?.[1] ?? ''
    expect(PLAIN_PAGE_POLICY).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  })

  it('gives back texts, and no password, no code, and nothing that the page put in', async () => {
    const fields = { notes: 'Long', password: 'p', code: '123456', $ACTION_ID_1: '', id: 'i', next: '/', name: ' ' }
    expect(await typedText(sent(body(fields), TYPE))).toEqual([['notes', 'Long']])
  })

  it('gives nothing back of what is no form', async () => {
    expect(await typedText(sent(Buffer.from('garbage'), TYPE))).toEqual([])
    expect(await typedText(sent(Buffer.from('garbage'), ''))).toEqual([])
  })

  it('reads a body to its end, keeps none that is over the limit, and cuts off one that has no end', async () => {
    const send = (parts: number) => Readable.from(Array.from({ length: parts }, () => Buffer.alloc(10)))
    expect((await readBody(send(5), 50))?.length).toBe(50)
    const long = send(20)
    expect(await readBody(long, 50)).toBeUndefined()
    expect(long.readableEnded).toBe(true)
    const endless = send(1000)
    expect(await readBody(endless, 50)).toBeUndefined()
    expect(endless.readableEnded).toBe(false)
  })
})

describe('the line of a request', () => {
  const answered = { method: 'POST', route: '/todos/[id]', status: 200, isWhole: true, milliseconds: 12.345 }
  const line = (note: Partial<RequestNote>, more: Partial<typeof answered> = {}) =>
    JSON.parse(requestLine({ id: 'i', ...note }, { ...answered, ...more }))

  it('tells id, method, route, act, status, outcome and time, and nothing else', () => {
    expect(line({ act: 'editTodo', outcome: 'ok' })).toEqual({
      ...{ level: 'info', id: 'i', method: 'POST', route: '/todos/[id]', act: 'editTodo' },
      ...{ status: 200, outcome: 'ok', ms: 12.3 },
    })
  })

  it.each([
    [{}, { status: 200 }, 'ok'],
    [{ outcome: 'conflict' }, { status: 200 }, 'conflict'],
    [{ outcome: 'ok' }, { status: 500 }, 'broken'],
    [{}, { status: 303 }, 'redirect'],
    [{}, { status: 403 }, 'forbidden'],
    [{}, { status: 413 }, 'too_large'],
    [{}, { status: 418 }, 'invalid'],
    [{}, { status: 503 }, 'unavailable'],
    [{ outcome: 'ok' }, { isWhole: false }, 'aborted'],
  ])('of %j answered with %j tells %s', (note, more, outcome) => {
    expect(line(note, more).outcome).toBe(outcome)
  })

  it.each([
    [Object.assign(new Error('x'), { digest: '123' }), { digest: '123' }],
    [Object.assign(new Error('Body exceeded'), { statusCode: 413 }), { status: 413 }],
    [new TypeError('Failed to parse body as FormData.'), { status: 400 }],
    ['thrown', {}],
    [undefined, {}],
  ])('is told of %s', (error, facts) => {
    const note: RequestNote = { id: 'i' }
    requestNotes().run(note, () => noteError(error))
    expect(note).toEqual({ id: 'i', ...facts })
  })
})

describe('whether the app is ready', () => {
  const world = () => {
    const asked: string[] = []
    const up = { AppSync: true, Cognito: true }
    const clock = { now: 0 }
    const reach = (name: 'AppSync' | 'Cognito') => async () => {
      asked.push(name)
      return up[name]
    }
    const reaches = { AppSync: reach('AppSync'), Cognito: reach('Cognito') }
    return { asked, up, clock, ready: makeReadiness({ reaches, now: () => clock.now }) }
  }

  it('names each part that does not answer', async () => {
    const { ready, up, clock } = world()
    expect(await ready()).toEqual({ cannotReach: [] })
    up.AppSync = false
    clock.now = 5000
    expect(await ready()).toEqual({ cannotReach: ['AppSync'] })
    up.Cognito = false
    clock.now = 10_000
    expect(await ready()).toEqual({ cannotReach: ['AppSync', 'Cognito'] })
  })

  it('asks once in five seconds, however often it is asked itself', async () => {
    const { ready, asked, clock } = world()
    await Promise.all([ready(), ready(), ready()])
    clock.now = 4999
    await ready()
    expect(asked).toEqual(['AppSync', 'Cognito'])
    clock.now = 5000
    await ready()
    expect(asked).toHaveLength(4)
  })
})
