import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { siteAt } from '../../../scripts/hosting/hosted-site'
import { buildLimits, type Limit, siteLimits, sourceLimits } from '../../../scripts/hosting/limits'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commons-limits-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (path: string, text: string | object) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), typeof text === 'string' ? text : JSON.stringify(text))
}
const broken = (limits: Limit[]) => limits.flatMap((limit) => limit.broken)

describe('the source', () => {
  test('keeps to what Hosting can do', () => {
    expect(broken(sourceLimits(process.cwd()))).toEqual([])
  })

  test.each([
    ['an answer that is streamed', 'app/live/route.ts', "const type = 'text/event-stream'"],
    ['a page that arrives in pieces', 'app/todos/loading.tsx', 'export default () => null'],
    ['work after an answer', 'lib/server/later.ts', "import { NextResponse, after } from 'next/server'"],
    ['an edge handler', 'app/api/fast/route.ts', "export const runtime = 'edge'"],
  ])('is seen to break it with %s', (_, path, text) => {
    write('package.json', { scripts: { build: 'next build' } })
    expect(broken(sourceLimits(folder))).toEqual([])
    write(path, text)
    expect(broken(sourceLimits(folder))).toEqual([expect.stringContaining(path)])
  })

  test('is seen to break it with a build that is more than next build', () => {
    write('package.json', { scripts: { build: 'prisma generate && next build' } })
    expect(broken(sourceLimits(folder))).toEqual(['prisma generate && next build'])
  })
})

describe('a build', () => {
  const build = ({
    functions = {},
    middleware = { '/': {} },
    routes = {},
    dynamicRoutes = {},
    config = { experimental: {} },
  }: Record<string, object>) => {
    write('server/middleware-manifest.json', { functions, middleware })
    write('prerender-manifest.json', { routes, dynamicRoutes })
    write('required-server-files.json', { config })
    return broken(buildLimits(folder))
  }

  test('keeps to it with static pages and middleware.ts', () => {
    expect(build({ routes: { '/favicon.ico': { initialRevalidateSeconds: false } } })).toEqual([])
  })

  test.each([
    ['an edge API route', { functions: { '/api/fast': {} } }, '/api/fast'],
    ['a second thing at the edge', { middleware: { '/': {}, '/admin': {} } }, '/admin'],
    ['a page that is made anew', { routes: { '/news': { initialRevalidateSeconds: 60 } } }, '/news'],
    ['pages that are made when somebody asks', { dynamicRoutes: { '/news/[id]': {} } }, '/news/[id]'],
    ['a page that is made in parts', { config: { cacheComponents: true, experimental: {} } }, 'cacheComponents'],
  ])('is seen to break it with %s', (_, manifests, found) => {
    expect(build(manifests)).toEqual([found])
  })
})

describe('what would be deployed', () => {
  const ENVIRONMENT = 'AMPLIFY_APP_ORIGIN=https://todo.example.com\nCALLER_KEY=k\nLIVE_UPDATES=on\nWAF_PASS=\n'

  test('is seen to be too large, and to lack a variable, and to hold one that nobody asked for', () => {
    write('server/.env.production', ENVIRONMENT)
    write('server/server.js', 'listen()')
    expect(broken(siteLimits(siteAt(folder)))).toEqual([])
    write('server/.env.production', `${ENVIRONMENT.replace('WAF_PASS=\n', '')}AWS_SECRET_ACCESS_KEY=x\n`)
    write('server/large', 'x'.repeat(1_000))
    expect(broken(siteLimits(siteAt(folder), 1_000))).toEqual([
      expect.stringMatching(/^1\d{3} bytes$/),
      'WAF_PASS is missing',
      'AWS_SECRET_ACCESS_KEY',
    ])
  })
})
