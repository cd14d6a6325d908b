import { getPage, sessionCookie } from '../tests/app-client'
import type { Person } from '../tests/people'
import type { Stack } from '../tests/stack'
import { readMetrics } from './bulk'
import { report } from './report'
import { type BenchPeople, type BenchView, memberViews, outsiderViews } from './views'

const PAGE = 50

const shownOn = (html: string) => (html.match(/<li\b[^>]*\bdata-id=/g) ?? []).length

/** Looks at a view as a browser without JavaScript does: what that took. */
const costOf = async ({ origin, environment }: Stack, reader: Person, { path }: BenchView) => {
  const before = await readMetrics(environment)
  const { status, html } = await getPage(origin, path, sessionCookie(environment, reader))
  const after = await readMetrics(environment)
  const shown = shownOn(html)
  if (status !== 200 || shown < PAGE) throw new Error(`${path} answered ${status} with ${shown} rows`)
  return { rows: after.rows - before.rows, calls: after.calls - before.calls, shown }
}

/** Rows read and calls made for each view, at the number of todos that are there: the worst of them beside the goal. */
export const measureRows = async (stack: Stack, people: BenchPeople, size: '1,000' | '100,000') => {
  const readers = [
    ['member', people.alice, memberViews(people.bob.sub)],
    ['non-member', people.outsider, outsiderViews],
  ] as const
  for (const [who, reader, views] of readers) {
    let [mostRows, mostCalls] = [0, 0]
    const each: string[] = []
    for (const view of views) {
      const { rows, calls, shown } = await costOf(stack, reader, view)
      mostRows = Math.max(mostRows, rows / shown)
      mostCalls = Math.max(mostCalls, calls)
      each.push(`${view.name} ${rows} for ${shown} in ${calls}`)
    }
    report(`todo rows read per todo shown, ${who}, ${size} todos`, mostRows, each.join('; '))
    report('upstream calls per page view', mostCalls, `the most of ${views.length} views, ${who}, ${size} todos`)
  }
}
