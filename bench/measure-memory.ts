import { getPage, sessionCookie } from '../tests/app-client'
import { signIn } from '../tests/people'
import type { Stack } from '../tests/stack'
import { createUsers } from './bulk'
import { peakMemory } from './peak-memory'
import { note } from './report'

/** Peak memory of every process at 1,000 users and the todos that are there, after each page was looked at. */
export const measureMemory = async (stack: Stack) => {
  const { environment, origin } = stack
  await createUsers(environment, 995)
  const admin = await signIn(environment, 'admin@example.com', 'Commons-admin-1')
  for (const path of ['/todos', '/admin', '/admin/users', '/admin/users?show=missing'])
    await getPage(origin, path, sessionCookie(environment, admin))
  for (const { command, megabytes } of peakMemory(stack.process.pid ?? 0))
    note('peak memory at 1,000 users and 20,000 todos', `${megabytes} MB, ${command}`)
}
