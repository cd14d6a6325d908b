import { sessionCookie } from '../tests/app-client'
import { signIn } from '../tests/people'
import type { Stack } from '../tests/stack'
import { scriptBytesAfterTenSeconds } from './after-ten-seconds'
import { firstLoadBytes } from './first-load'
import { note, report } from './report'

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

export const measureFirstLoad = async ({ origin, environment }: Stack, baseline: string) => {
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
  for (const path of ['/sign-in', '/todos', '/admin/users'])
    note(
      `scripts of ${path} ten seconds later`,
      kilobytes(await scriptBytesAfterTenSeconds(origin, path, path === '/sign-in' ? '' : cookie)),
    )
}
