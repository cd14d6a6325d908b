import 'server-only'
import { ok, type Result } from '../domain/result'
import type { Run, RunItem, RunPage } from '../domain/run'
import { type RunView, readPlace, shelvesOf, shelvesOfPage } from '../domain/run-view'
import { askAs } from './appsync'
import { namesOf } from './people-names'
import { listItems } from './run-items'
import { listRuns, readRun } from './runs'

const ROWS = 50

interface RunSheet {
  items: RunItem[]
  /** Where the next page of the view begins; absent on the last. */
  after?: string
}

export interface RunDetail {
  run: Run
  sheet: Result<RunSheet>
  /** Display names by id of whoever started, applied or undid it, and of owners who are gone, as far as they have one. */
  names: Record<string, string>
}

const readSheet = async (
  ask: ReturnType<typeof askAs>,
  run: Run,
  view: RunView,
  after?: string,
): Promise<Result<RunSheet>> => {
  const wanted = shelvesOfPage(run, shelvesOf(run, view), readPlace(after), ROWS)
  const pages = await listItems(ask, run.id, wanted, ROWS)
  if (!pages.ok) return pages.error.code === 'invalid' && after ? readSheet(ask, run, view) : pages
  const items: RunItem[] = []
  for (const [index, page] of pages.data.entries()) {
    items.push(...page.items)
    // What follows on later shelves waits until this one is read to its end.
    if (page.nextCursor) return ok({ items, after: `${wanted[index]?.at}.${page.nextCursor}` })
  }
  return ok({ items })
}

/** A run with a page of its users, in three calls; of todos the names wait for the owners. */
export const readRunDetail = async (
  accessToken: string,
  id: string,
  view: RunView,
  after?: string,
): Promise<Result<RunDetail>> => {
  const ask = askAs(accessToken)
  const run = await readRun(ask, id)
  if (!run.ok) return run
  const { startedBy, appliedBy, undoneBy } = run.data
  const reading = readSheet(ask, run.data, view, after)
  const owners = run.data.scope === 'ORPHANS' ? await reading : undefined
  const subs = owners?.ok ? owners.data.items.map(({ sub }) => sub) : []
  const [sheet, names] = await Promise.all([reading, namesOf(ask, [startedBy, appliedBy, undoneBy, ...subs])])
  return ok({ run: run.data, sheet, names })
}

/** A page of the history, with the names of those who began them. */
export const loadRuns = async (
  accessToken: string,
  cursor?: string,
): Promise<Result<RunPage & { names: Record<string, string> }>> => {
  const ask = askAs(accessToken)
  const page = await listRuns(ask, cursor)
  if (!page.ok) return page
  const names = await namesOf(
    ask,
    page.data.runs.map(({ startedBy }) => startedBy),
  )
  return ok({ ...page.data, names })
}
