// What was published against Next in 2025 and 2026, tried on the running app; advisories.ts has the list.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { addTodo } from '../people'
import { ADVISORIES, type Attempt, HOLDS } from './advisories'
import { readActionIds } from './app-actions'
import { ADMINISTRATORS_ACTIONS } from './app-actions-table'
import { type App, startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast } from './cast'
import { flightBodies } from './flight-bodies'
import { type Listener, startListener } from './listener'
import { type RawReply, rawRequest } from './raw-request'

const stack = ownStack()
const { environment } = stack
const ids = readActionIds()
const NAME = 'A name that only members read'
const readManifest = (path: string) => JSON.parse(readFileSync(join('.next', path), 'utf8'))
const next = createRequire(import.meta.url)('next/package.json') as { version: string }

let cast: Cast
let bare: App
let listener: Listener
let todo = ''

beforeAll(async () => {
  ;[cast, bare, listener] = await Promise.all([createCast(environment), startWithoutMiddleware(stack), startListener()])
  todo = await addTodo(environment, cast.owner, NAME)
})
afterAll(() => Promise.all([bare?.stop(), listener?.close()]))

type Heads = Record<string, string>
const get = (origin: string, path: string, heads: Heads = {}, method = 'GET', body?: string) =>
  rawRequest(origin, { method, path, headers: Object.entries(heads), ...(body === undefined ? {} : { body }) })

/** What a guarded page holds, and nobody reads who is signed out. */
const secretsIn = ({ text }: RawReply) =>
  [NAME, cast.owner.sub, cast.admin.sub, cast.admin.email, 'Plan a repair'].filter((secret) => text.includes(secret))

const expectNothing = (reply: RawReply, of: unknown) => {
  expect([of, secretsIn(reply)]).toEqual([of, []])
  expect([of, reply.status > 0 && reply.status < 500]).toEqual([of, true])
}

const isUp = async (origin: string) => expect((await get(origin, '/sign-in')).status).toBe(200)

const guarded = () => ['/todos', `/todos/${todo}`, '/people', '/account/name', '/admin', '/admin/users', '/todos/rows']

const MIDDLEWARES = ['middleware', 'src/middleware', 'pages/_middleware', 'proxy', 'src/proxy', 'edge-wrapper']
const INNER: Heads[] = [
  ...MIDDLEWARES.flatMap((name) => [
    { 'x-middleware-subrequest': name },
    { 'x-middleware-subrequest': Array(5).fill(name).join(':') },
    { 'x-middleware-subrequest': Array(20).fill(name).join(':') },
  ]),
  { 'x-middleware-subrequest': Array(5).fill('middleware').join(':'), 'x-middleware-subrequest-id': '0'.repeat(16) },
  { 'x-middleware-next': '1' },
  { 'x-middleware-skip': '1' },
  { 'x-middleware-invoke': '1' },
  { 'x-middleware-cache': 'no-cache', 'x-middleware-refresh': '1' },
  { 'x-middleware-rewrite': '/admin' },
  { 'x-middleware-redirect': '/admin' },
  {
    'x-middleware-override-headers': 'cookie,host',
    'x-middleware-request-cookie': 'a=b',
    'x-middleware-request-host': 'x',
  },
  { 'x-middleware-set-cookie': 'a=b' },
  { 'x-invoke-path': '/admin', 'x-invoke-output': '/admin', 'x-invoke-query': '%7B%7D', 'x-invoke-status': '200' },
  { 'x-invoke-error': '%7B%7D', 'x-invoke-status': '500' },
  { 'x-matched-path': '/admin', 'x-now-route-matches': '1=admin' },
  { 'x-nextjs-rewrite': '/admin', 'x-nextjs-matched-path': '/admin', 'x-nextjs-redirect': '/admin' },
  { 'x-vercel-id': 'x', 'x-vercel-protection-bypass': 'x', 'x-vercel-set-bypass-cookie': 'true' },
  { 'x-prerender-revalidate': 'x', 'x-prerender-revalidate-if-generated': '1', 'x-next-revalidated-tags': 'x' },
  { 'x-action-forwarded': '1', 'x-next-cache-tags': 'x', 'x-next-resume-state-length': '5' },
  { 'x-rewrite-url': '/admin', 'x-original-url': '/admin' },
]

const TREE = JSON.stringify([
  '',
  { children: ['(admin)', { children: ['admin', { children: ['__PAGE__', {}] }] }] },
  null,
  null,
])
const TREES = [
  encodeURIComponent(TREE),
  encodeURIComponent(TREE.replace('{}]', '{},null,"refetch"]')),
  encodeURIComponent(TREE.replace('{}]', '{},null,"inside-shared-layout"]')),
  '%%%',
  '%E0%A4%A',
  '%7Bnope',
  'null',
  encodeURIComponent('"x"'),
  encodeURIComponent('["__proto__",{"children":["constructor",{}]}]'),
  encodeURIComponent('{"__proto__":[""]}'),
  encodeURIComponent(`${'['.repeat(1500)}${']'.repeat(1500)}`),
  encodeURIComponent(JSON.stringify(Array(2000).fill('x'))).slice(0, 9000),
  'x'.repeat(9000),
]

const attempts: Record<Attempt, (origin: string) => Promise<void>> = {
  inner: async (origin) => {
    for (const path of ['/admin', '/todos']) {
      const plain = await get(origin, path)
      for (const heads of INNER) {
        const reply = await get(origin, path, heads)
        expect([heads, reply.status, reply.location]).toEqual([heads, plain.status, plain.location])
        expectNothing(reply, heads)
        expect(reply.headers.get('set-cookie')).toBeUndefined()
      }
      // Next answers this one with nothing at all where no middleware runs.
      const prefetched = await get(origin, path, { 'x-middleware-prefetch': '1' })
      expectNothing(prefetched, path)
    }
  },

  data: async (origin) => {
    const build = readFileSync('.next/BUILD_ID', 'utf8')
    const ways = (path: string): [string, Heads?][] => [
      [path, { 'x-nextjs-data': '1' }],
      [`/_next/data/${build}${path}.json`],
      [`/_next/data/${build}${path}.json`, { 'x-nextjs-data': '1' }],
      [`/_next/data/${build}/en${path}.json`, { 'x-nextjs-data': '1' }],
      [`/_next/data/x${path}.json`],
      [`/en${path}`],
      [`/default${path}`],
      [`${path}?__nextDataReq=1`, { 'x-now-route-matches': '1' }],
      [`${path}?__nextLocale=en&__nextDefaultLocale=en&__nextInferredLocaleFromDefault=1`],
      [`${path}?nxtPid=${todo}&nxtIid=${todo}&nxtPusername=x`],
      [`/sign-in?__nextPath=${encodeURIComponent(path)}`],
      [`${path.toUpperCase()}`],
      [path.replace(/\w$/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)],
      [`/.${path}`],
      [`/x/..${path}`],
      [`/%2e${path}`],
      [`/sign-in/%2e%2e${path}`],
      [`${path};x`],
      [`${path}%00`],
      [`${path}%20`],
    ]
    for (const path of guarded()) {
      const { status, location } = await get(origin, path)
      for (const [asked, heads] of ways(path)) {
        const reply = await get(origin, asked, heads)
        expectNothing(reply, asked)
        // With the head that made Next drop the Location, it is there all the same.
        if (asked === path) expect([asked, reply.status, reply.location]).toEqual([asked, status, location])
      }
    }
    // Another id in the query than in the path is another todo's: of a member, too, the path counts.
    const cookie = sessionCookie(environment, cast.member)
    const other = '/todos/00000000-0000-7000-8000-000000000000'
    for (const query of [`nxtPid=${todo}`, `nxtIid=${todo}`, `id=${todo}`])
      expect((await get(origin, `${other}?${query}`, { cookie })).text).not.toContain(NAME)
  },

  router: async (origin) => {
    const segments = [
      '/_tree',
      '/admin',
      '/__PAGE__',
      '/!KGFkbWluKQ/admin/__PAGE__',
      '/todos/__PAGE__',
      '/_full',
      '/_index',
      '/_head',
    ]
    for (const path of ['/admin', '/admin/users', '/todos', `/todos/${todo}`, '/people']) {
      for (const asked of [
        `${path}.rsc`,
        `${path}.prefetch.rsc`,
        `${path}.txt`,
        ...segments.map((segment) => `${path}.segments${segment}.segment.rsc`),
      ])
        for (const heads of [{}, { rsc: '1' }] as Heads[]) expectNothing(await get(origin, asked, heads), asked)
      for (const segment of segments) {
        const heads = { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': segment }
        expectNothing(await get(origin, path, heads), heads)
      }
    }
    for (const tree of TREES)
      for (const path of ['/sign-in', '/admin']) {
        const heads = { rsc: '1', 'next-router-state-tree': tree, 'next-url': '/(admin)/admin' }
        const first = await get(origin, path, heads)
        expectNothing(first, tree.slice(0, 40))
        // Next first leads the router to an address with a mark of its state.
        if (first.location.includes('_rsc')) {
          const second = await get(origin, first.location, heads)
          expect([tree.slice(0, 40), secretsIn(second), second.status]).toEqual([
            tree.slice(0, 40),
            [],
            expect.any(Number),
          ])
          expect(second.text).not.toMatch(/node_modules|\.next\/server|at async /)
        }
      }
    await isUp(origin)
  },

  elsewhere: async (origin) => {
    const { host } = listener
    const url = `http://${host}/asked`
    const named: Heads[] = [
      { host },
      { 'x-forwarded-host': host },
      { 'x-forwarded-host': host, 'x-forwarded-proto': 'http', 'x-forwarded-port': host.split(':')[1] ?? '' },
      { location: url },
      { 'x-middleware-rewrite': url },
      { 'x-middleware-subrequest': url, 'x-middleware-subrequest-id': 'x' },
      { 'x-nextjs-rewrite': url, 'x-invoke-path': url, 'x-matched-path': url, 'x-original-url': url },
      { forwarded: `host=${host}` },
      { referer: url, 'next-url': url },
    ]
    const cookie = sessionCookie(environment, cast.member)
    for (const heads of named) {
      for (const path of ['/', '/todos', '/admin', '/sign-in', '/nowhere']) {
        const reply = await get(origin, path, { cookie, ...heads })
        expect([heads, path, `${reply.location}${[...reply.headers.values()].flat()}`.includes(host)]).toEqual([
          heads,
          path,
          false,
        ])
      }
      // An action that redirects has the server fetch the page for the script.
      const own = heads.host ?? heads['x-forwarded-host'] ?? new URL(origin).host
      for (const id of [ids.signOut, ids.checkAgain])
        await get(
          origin,
          '/todos',
          {
            cookie: id === ids.signOut ? '' : cookie,
            ...heads,
            origin: `http://${own}`,
            'next-action': id ?? '',
            'content-type': 'text/plain;charset=UTF-8',
          },
          'POST',
          '[{},"x"]',
        )
    }
    const socket = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'x'.repeat(22).concat('=='),
    }
    const targets = [
      url,
      `//${host}/asked`,
      '/_next/webpack-hmr',
      `/${url}`,
      `/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`,
    ]
    await Promise.all(
      targets.flatMap((path) => [
        get(origin, path),
        // A socket that is not answered is hung up by whoever asked.
        Promise.race([get(origin, path, socket), new Promise((resolve) => setTimeout(resolve, 500))]),
        Promise.race([get(origin, path, { ...socket, host }), new Promise((resolve) => setTimeout(resolve, 500))]),
      ]),
    )
    expect(listener.heard).toEqual([])
    await isUp(origin)
  },

  decoding: async (origin) => {
    const mark = join(stack.dataDirectory, 'code-was-run')
    const code = `process.mainModule.require('fs').writeFileSync(${JSON.stringify(mark)},'');fetch('http://${listener.host}/run')`
    for (const [name, { type, body }] of Object.entries(flightBodies(code, ids.signOut ?? ''))) {
      const heads = { origin, 'content-type': type, 'next-action': ids.signIn ?? '', accept: 'text/x-component' }
      const start = performance.now()
      const reply = await get(origin, '/sign-in', heads, 'POST', body)
      // An answer, and soon: what never ended took the whole process with it.
      expect([name, reply.status >= 200, performance.now() - start < 5000]).toEqual([name, true, true])
      expect([name, reply.headers.get('set-cookie'), reply.location]).toEqual([name, undefined, ''])
      expect([name, /node_modules|\.next\/server|at async |polluted/.test(reply.text)]).toEqual([name, false])
      if (name.endsWith('for a form') || name === 'no arguments') expect([name, reply.status]).toEqual([name, 200])
    }
    for (const id of [
      '',
      '__proto__',
      'constructor',
      '0'.repeat(42),
      '../../admin',
      `${ids.signIn}x`,
      'x'.repeat(5000),
    ]) {
      const heads = { origin, 'content-type': 'text/plain', 'next-action': id }
      const { status } = await get(origin, '/sign-in', heads, 'POST', '[]')
      expect([id, status > 0 && status < 500]).toEqual([id, true])
    }
    expect(existsSync(mark)).toBe(false)
    expect(listener.heard).toEqual([])
    await isUp(origin)
  },

  source: async (origin) => {
    for (const [name, { type, body }] of Object.entries(flightBodies('x', ids.signOut ?? ''))) {
      const heads = { origin, 'content-type': type, 'next-action': ids.signIn ?? '', accept: 'text/x-component' }
      const { text } = await get(origin, '/sign-in', heads, 'POST', body)
      expect([
        name,
        /async ?\(|=>|function ?\(|safeParse|notFromHere/.test(text.replace(/<script.*?<\/script>/gs, '')),
      ]).toEqual([name, false])
    }
    const chunks = readdirSync('.next/static', { recursive: true, encoding: 'utf8' })
    expect(chunks.length).toBeGreaterThan(10)
    expect(chunks.filter((name) => name.endsWith('.map'))).toEqual([])
    for (const name of chunks.filter((each) => each.endsWith('.js'))) {
      expect(readFileSync(join('.next/static', name), 'utf8')).not.toContain('sourceMappingURL')
      expect((await get(origin, `/_next/static/${name}.map`)).status).toBe(404)
    }
    for (const path of [
      '/.env',
      '/.env.production',
      '/package.json',
      '/amplify_outputs.json',
      '/middleware.ts',
      '/.git/config',
      '/next.config.ts',
      '/.next/BUILD_ID',
      '/_next/server/app/page.js',
      '/server/middleware-manifest.json',
      '/tsconfig.json',
    ])
      expect([path, (await get(origin, path)).status]).toEqual([path, 404])
  },

  ids: async (origin) => {
    const hidden = [...ADMINISTRATORS_ACTIONS, 'manageUser'].map((name) => ids[name] ?? '')
    expect(hidden).not.toContain('')
    for (const path of [
      '/sign-in',
      '/sign-up',
      '/confirm?email=a@b.cc',
      '/new-password',
      '/forgot-password',
      '/nowhere',
      '/admin',
      '/todos',
    ])
      for (const heads of [{}, { rsc: '1' }, { 'next-action': '0'.repeat(42), origin }] as Heads[]) {
        const reply = await get(
          origin,
          path,
          heads,
          'next-action' in heads ? 'POST' : 'GET',
          'next-action' in heads ? '[]' : undefined,
        )
        expect([path, hidden.filter((id) => reply.text.includes(id))]).toEqual([path, []])
      }
  },

  image: async (origin) => {
    const asked = [
      '/icon.svg',
      '/favicon.ico',
      `http://${listener.host}/x.png`,
      `//${listener.host}/x.avif`,
      'data:image/svg+xml,%3Csvg%3E',
      '/_next/image?url=/icon.svg',
    ]
    for (const url of asked)
      for (const accept of ['image/avif,image/webp,*/*', 'image/svg+xml', '*/*']) {
        const reply = await get(origin, `/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`, { accept })
        expect([url, reply.status]).toEqual([url, 404])
        expect(reply.headers.get('content-type')?.[0]).toContain('text/html')
      }
    expect(listener.heard).toEqual([])
    expect(readManifest('images-manifest.json').images.unoptimized).toBe(true)
  },

  development: async (origin) => {
    for (const path of [
      '/_next/mcp',
      '/_next/webpack-hmr',
      '/__nextjs_original-stack-frames',
      '/__nextjs_source-map',
      '/__nextjs_error_feedback',
      '/__nextjs_restart_dev',
      '/_next/development/_buildManifest.js',
      '/__nextjs_font/x',
      '/__nextjs_disable_dev_indicator',
    ])
      for (const [method, from] of [
        ['GET', 'null'],
        ['POST', 'https://evil.example'],
      ] as const) {
        const reply = await get(
          origin,
          path,
          { origin: from, 'content-type': 'application/json' },
          method,
          method === 'POST' ? '{}' : undefined,
        )
        // What another site sends is refused before it is looked for.
        expect([path, method, reply.status]).toEqual([path, method, method === 'POST' ? 403 : 404])
      }
  },

  stored: async (origin) => {
    const cookie = sessionCookie(environment, cast.member)
    const forms: Heads[] = [
      {},
      { rsc: '1' },
      { rsc: '1', 'next-router-prefetch': '1' },
      { 'x-nextjs-data': '1' },
      { purpose: 'prefetch' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-scheme': 'nothttps' },
    ]
    for (const path of [
      '/',
      '/todos',
      '/todos?_rsc=x',
      '/people',
      '/account/name',
      '/admin',
      '/sign-in',
      '/nowhere',
      '/todos/rows',
      '/todos/export',
    ])
      for (const heads of forms) {
        const reply = await get(origin, path, { cookie, ...heads })
        expect([path, heads, reply.headers.get('cache-control')?.join()]).toEqual([
          path,
          heads,
          expect.stringContaining('no-store'),
        ])
        expect([path, reply.status === 204 || reply.status === 304]).toEqual([path, false])
        expect(reply.headers.get('x-nextjs-cache')).toBeUndefined()
      }
    // The router's form of a page is told from the page by what a cache must look at.
    const led = await get(origin, '/sign-in', { rsc: '1' })
    expect(led.location).toContain('?_rsc')
    for (const reply of [await get(origin, '/sign-in'), await get(origin, led.location, { rsc: '1' })])
      expect(reply.headers.get('vary')?.join()).toMatch(/rsc.*next-router-state-tree/i)
    // What one posts or asks for comes back to no other: each body its own answer.
    const bodies = [
      Buffer.from('{"changes":"\xff\xfe"}', 'latin1'),
      Buffer.from('{"changes":"\xc3\x28"}', 'latin1'),
      Buffer.from('{}'),
    ]
    for (const body of bodies) {
      const headers: [string, string][] = [
        ['Cookie', cookie],
        ['Origin', origin],
        ['Content-Type', 'application/json'],
      ]
      const reply = await rawRequest(origin, { method: 'POST', path: '/todos/changes', headers, body })
      expect(reply.status).toBe(400)
      const out = await rawRequest(origin, { method: 'POST', path: '/todos/changes', headers: headers.slice(1), body })
      expect(out.status).toBe(401)
    }
    expect(readManifest('prerender-manifest.json').dynamicRoutes).toEqual({})
  },

  nonce: async (origin) => {
    for (const nonce of ['"><script>alert(1)</script>', '" onerror="alert(1)', 'c3RvbGVu', "x' 'unsafe-inline"])
      for (const name of ['content-security-policy', 'content-security-policy-report-only', 'x-nonce']) {
        const value = name === 'x-nonce' ? nonce : `script-src 'nonce-${nonce}'`
        for (const path of ['/sign-in', '/nowhere']) {
          const reply = await get(origin, path, { [name]: value })
          expect(reply.status).toBeLessThan(500)
          expect(reply.text).not.toMatch(/alert\(1\)|unsafe-inline/)
          // Without middleware.ts there is no policy of ours for a nonce to be taken into: a well-formed one may stand there.
          if (origin === stack.origin) expect(reply.text).not.toContain('c3RvbGVu')
          expect(reply.headers.get('content-security-policy')?.join()).not.toMatch(/alert|unsafe-inline|c3RvbGVu/)
        }
      }
  },

  bodies: async (origin) => {
    const large = 'x'.repeat(2_000_000)
    const post = (path: string, heads: Heads, body: string) => get(origin, path, { origin, ...heads }, 'POST', body)
    for (const path of ['/sign-in', '/nowhere', '/todos']) {
      const resumed = await post(path, { 'next-resume': '1', 'x-next-resume-state-length': '4' }, large)
      // Some of it may be left unread: then the server hangs up.
      expect([path, resumed.status]).toEqual([path, expect.any(Number)])
      await isUp(origin)
    }
    const heads = { 'content-type': 'text/plain;charset=UTF-8', 'next-action': ids.signIn ?? '' }
    expect((await post('/sign-in', heads, `["${large}"]`)).text).not.toContain('"notice"')
    const cookie = sessionCookie(environment, cast.member)
    const changes = await post(
      '/todos/changes',
      { cookie, 'content-type': 'application/json' },
      `{"changes":["${large}"]}`,
    )
    expect([0, 400, 413]).toContain(changes.status)
    const ambiguous: [string, string][][] = [
      [
        ['Content-Length', '4'],
        ['Transfer-Encoding', 'chunked'],
      ],
      [
        ['Content-Length', '4'],
        ['Content-Length', '40'],
      ],
      [['Transfer-Encoding', 'xchunked']],
      [
        ['Transfer-Encoding', 'chunked'],
        ['Transfer-Encoding', 'identity'],
      ],
      [['Content-Length', '+4']],
      [['Content-Length ', '4']],
    ]
    for (const headers of ambiguous) {
      const path = '/sign-in'
      const reply = await rawRequest(origin, {
        method: 'POST',
        path,
        headers: [...headers, ['Origin', origin]],
        body: '0\r\n\r\nGET /admin HTTP/1.1\r\nHost: x\r\n\r\n',
      })
      expect([headers, [0, 400, 501].includes(reply.status)]).toEqual([headers, true])
    }
    const { edge } = readManifest('server/server-reference-manifest.json') as { edge: object }
    expect(Object.keys(edge)).toEqual([])
    await isUp(origin)
  },

  paths: async (origin) => {
    for (const path of [
      '/..%5c..%5cpackage.json',
      '/..%2f..%2fpackage.json',
      '/../../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/_next/static/..%5c..%5c..%5cpackage.json',
      '/_next/static/../../package.json',
      '/_next/static/%2e%2e/BUILD_ID',
      '/_next/static/..%2f..%2fBUILD_ID',
      '/C:%5cWindows%5cwin.ini',
      '/%5c%5cevil.example%5cshare',
      '/_next/static/chunks/%00.js',
      '/todos/..%2f..%2fadmin',
      '/todos/%5b%69%64%5d',
      '/.next/server/app/page.js::$DATA',
    ]) {
      const reply = await get(origin, path)
      expectNothing(reply, path)
      expect([path, reply.status === 200]).toEqual([path, false])
      expect(reply.text).not.toMatch(/"dependencies"|\[fonts\]/)
    }
  },

  origin: async (origin) => {
    for (const name of ['signIn', 'signUp', 'signOut', 'createTodo', 'manageUser']) {
      const heads = {
        cookie: sessionCookie(environment, cast.admin),
        origin: 'null',
        'next-action': ids[name] ?? '',
        'content-type': 'text/plain;charset=UTF-8',
      }
      const reply = await get(origin, '/todos', heads, 'POST', '[{},"x"]')
      expect([name, reply.status >= 400, reply.headers.get('set-cookie')]).toEqual([name, true, undefined])
    }
  },

  unused: async () => {
    const { config } = readManifest('required-server-files.json')
    expect([config.cacheComponents ?? false, config.experimental.ppr ?? false, config.i18n ?? null]).toEqual([
      false,
      false,
      null,
    ])
    const { rewrites } = readManifest('routes-manifest.json')
    expect([rewrites.beforeFiles, rewrites.afterFiles, rewrites.fallback].flat().filter(Boolean)).toEqual([])
    const pages = Object.keys(readManifest('server/pages-manifest.json'))
    expect(pages.filter((page) => !/^\/(_app|_document|_error|404|500)$/.test(page))).toEqual([])
    const sources = ['app', 'components', 'lib'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    )
    expect(
      sources.filter((text) =>
        /['"]use cache|unstable_cache|beforeInteractive|next\/script|next\/image|draftMode/.test(text),
      ),
    ).toEqual([])
  },
}

const runs = new Map<string, Promise<void>>()
/** Several advisories are answered by one attempt, which is made once. */
const once = (attempt: Attempt, origin: string) => {
  const key = `${attempt} ${origin}`
  const run = runs.get(key) ?? attempts[attempt](origin)
  runs.set(key, run)
  return run
}

const rows = ADVISORIES.map((advisory) => ({ ...advisory, holds: HOLDS[advisory.attempt] }))

describe('the version that is installed', () => {
  const figures = (version: string) => version.split('.').map(Number)
  it.each(rows)('has what mends $id: $about', ({ fixed }) => {
    const [mine, least] = [figures(next.version), figures(fixed)]
    const at = mine.findIndex((figure, place) => figure !== least[place])
    expect(at === -1 || (mine[at] ?? 0) > (least[at] ?? 0)).toBe(true)
  })

  it('is asked for every attempt, and every attempt is asked', () => {
    expect([...new Set(ADVISORIES.map(({ attempt }) => attempt))].sort()).toEqual(Object.keys(HOLDS).sort())
    expect(new Set(ADVISORIES.map(({ id }) => id)).size).toBe(ADVISORIES.length)
  })
})

it('a page shows its secrets to who may read them, so that the search for them finds what there is', async () => {
  const page = await get(stack.origin, `/todos/${todo}`, { cookie: sessionCookie(environment, cast.member) })
  expect(secretsIn(page)).toContain(NAME)
})

describe.each(['with middleware.ts', 'without middleware.ts'])('%s', (where) => {
  const origin = () => (where === 'with middleware.ts' ? stack.origin : bare.origin)
  it.each(rows)('$id ($about): $holds', ({ attempt }) => once(attempt, origin()))
})
