import { getPage, sessionCookie } from '../tests/app-client'
import { createPerson, type Person, signIn } from '../tests/people'
import type { Stack } from '../tests/stack'
import { putTodos, rowsRead } from './bulk'
import { report } from './report'

const shownOn = (html: string) => (html.match(/<li\b/g) ?? []).length

const rowsPerTodo = async ({ origin, environment }: Stack, reader: Person) => {
  const before = await rowsRead(environment)
  const { status, html } = await getPage(origin, '/todos', sessionCookie(environment, reader))
  const shown = shownOn(html)
  if (status !== 200 || shown < 50) throw new Error(`/todos answered ${status} with ${shown} rows`)
  return { ratio: ((await rowsRead(environment)) - before) / shown, shown }
}

export const measureRows = async (stack: Stack) => {
  const { environment } = stack
  const alice = await signIn(environment, 'alice@example.com', 'Commons-alice-1')
  const bob = await signIn(environment, 'bob@example.com', 'Commons-bob-1')
  const outsider = await createPerson(environment, 'outsider@example.com')
  const owners = [alice.sub, bob.sub, outsider.sub]
  for (const [from, to, label] of [
    [0, 1_000, '1,000'],
    [1_000, 20_000, '20,000'],
  ] as const) {
    await putTodos(environment, owners, from, to - from)
    const member = await rowsPerTodo(stack, alice)
    report(`todo rows read per todo shown, member, ${label}`, member.ratio, `${member.shown} shown`)
    const other = await rowsPerTodo(stack, outsider)
    report(`todo rows read per todo shown, non-member, ${label}`, other.ratio, `${other.shown} shown`)
  }
}
