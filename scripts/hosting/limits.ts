// What Amplify Hosting cannot do, looked for in the source and in a build.
// https://docs.aws.amazon.com/amplify/latest/userguide/ssr-amplify-support.html
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { filesUnder } from '../files-under'
import { MOST_SERVER_BYTES, sizeOf } from './bundle'
import { HOSTING_VARIABLES } from './environment'
import type { HostedSite } from './hosted-site'

export interface Limit {
  says: string
  /** What breaks it, as places or values; none when it is kept. */
  broken: string[]
}

const SOURCES = ['app', 'components', 'lib', 'middleware.ts', 'instrumentation.ts', 'next.config.ts']

/** Files of the project whose text or name says so. */
const whichSay = (project: string, pattern: RegExp): string[] =>
  SOURCES.map((name) => join(project, name))
    .filter(existsSync)
    .flatMap(filesUnder)
    .filter((file) => pattern.test(readFileSync(file, 'utf8')))
    .map((file) => file.slice(project.length + 1))

const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T

/** Limits that the source must keep to. */
export const sourceLimits = (project: string): Limit[] => {
  const { build } = readJson<{ scripts: { build?: string } }>(project, 'package.json').scripts
  return [
    { says: 'the build is a plain next build', broken: build === 'next build' ? [] : [String(build)] },
    {
      says: 'nothing runs after an answer',
      broken: whichSay(project, /import\s*\{[^}]*\b(unstable_)?after\b[^}]*\}\s*from\s*'next\/server'/),
    },
    { says: 'no page or handler runs at the edge', broken: whichSay(project, /export const runtime\s*=\s*['"]edge/) },
    {
      // A body may be written piece by piece, as exports are: it goes out when it is whole.
      says: 'nothing has to arrive in pieces',
      broken: [
        ...whichSay(project, /text\/event-stream|renderToPipeableStream/),
        ...filesUnder(join(project, 'app')).filter((file) => /\/loading\.tsx?$/.test(file)),
      ],
    },
  ]
}

/** Limits that a finished build must keep to. `next` is the folder of the build. */
export const buildLimits = (next: string): Limit[] => {
  const { functions, middleware } = readJson<{ functions: object; middleware: object }>(
    next,
    'server',
    'middleware-manifest.json',
  )
  const { routes, dynamicRoutes } = readJson<{
    routes: Record<string, { initialRevalidateSeconds: number | false; renderingMode?: string }>
    dynamicRoutes: object
  }>(next, 'prerender-manifest.json')
  const { config } = readJson<{ config: { cacheComponents?: boolean; experimental: { ppr?: unknown } } }>(
    next,
    'required-server-files.json',
  )
  return [
    { says: 'no edge API routes', broken: Object.keys(functions) },
    {
      says: 'middleware.ts is the one thing that runs at the edge',
      broken: Object.keys(middleware).filter((path) => path !== '/'),
    },
    {
      says: 'no page is made anew from time to time, or on demand',
      broken: [
        ...Object.entries(routes).flatMap(([route, { initialRevalidateSeconds }]) =>
          initialRevalidateSeconds === false ? [] : [route],
        ),
        ...Object.keys(dynamicRoutes),
      ],
    },
    {
      says: 'no page is made in parts',
      broken: config.cacheComponents || config.experimental.ppr ? ['cacheComponents'] : [],
    },
  ]
}

/** Limits that what Hosting would deploy must keep to. */
export const siteLimits = ({ server }: HostedSite, mostBytes = MOST_SERVER_BYTES): Limit[] => {
  const bytes = sizeOf(server)
  const written = existsSync(join(server, '.env.production'))
    ? Object.keys(parseEnv(readFileSync(join(server, '.env.production'), 'utf8')))
    : []
  return [
    {
      says: `the server's output is at most ${mostBytes} bytes`,
      broken: bytes <= mostBytes ? [] : [`${bytes} bytes`],
    },
    {
      says: 'the server finds what it reads in .env.production, and nothing else is there',
      broken: [
        ...HOSTING_VARIABLES.filter((name) => !written.includes(name)).map((name) => `${name} is missing`),
        ...written.filter((name) => !HOSTING_VARIABLES.some((known) => known === name)),
      ],
    },
  ]
}
