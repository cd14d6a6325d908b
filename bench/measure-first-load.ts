import { gzipSync } from 'node:zlib'
import { sessionCookie } from '../tests/app-client'
import { signIn } from '../tests/people'
import type { Stack } from '../tests/stack'
import { scriptsAfterTenSeconds } from './after-ten-seconds'
import { checkMark, hasAmplify } from './amplify-mark'
import { firstLoadBytes } from './first-load'
import { note, report } from './report'

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

const gzipped = (scripts: Iterable<Buffer>) =>
  [...scripts].reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0)

/** Throws when a page's script holds a part of aws-amplify: that is a fault and not a figure. */
const noteLater = async (origin: string, path: string, cookie: string) => {
  const scripts = await scriptsAfterTenSeconds(origin, path, cookie)
  for (const [url, body] of scripts)
    if (hasAmplify(body.toString())) throw new Error(`${url}, which ${path} loads, holds a part of aws-amplify`)
  const words = `${kilobytes(gzipped(scripts.values()))} in ${scripts.size} files, none with a part of aws-amplify`
  note(`scripts of ${path} ten seconds later`, words)
}

export const measureFirstLoad = async ({ origin, environment }: Stack, baseline: string) => {
  await checkMark()
  const admin = await signIn(environment, 'admin@example.com', 'Commons-admin-1')
  const cookie = sessionCookie(environment, admin)
  const hello = await firstLoadBytes(baseline, '/')
  const signInPage = await firstLoadBytes(origin, '/sign-in')
  const todos = await firstLoadBytes(origin, '/todos', cookie)
  const users = await firstLoadBytes(origin, '/admin/users', cookie)
  note('first load of the hello-world page', kilobytes(hello))
  report('first load, sign-in over hello world', signInPage / hello, kilobytes(signInPage))
  report('first load, todos over hello world', todos / hello, kilobytes(todos))
  report('first load, admin over hello world', users / hello, kilobytes(users))
  await noteLater(origin, '/sign-in', '')
  await noteLater(origin, '/todos', cookie)
  await noteLater(origin, '/admin/users', cookie)
}
