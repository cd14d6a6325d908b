import 'server-only'
import { ok, type Result } from '../domain/result'
import type { Run, RunItem } from '../domain/run'
import { readAdmin } from './admin'
import { askAs } from './appsync'
import { namesOf } from './people-names'
import { listItems } from './run-items'
import { listRuns, readRun } from './runs'

const ROWS = 60
// How far back a look that nobody named is searched for.
const RUNS = 50

export interface Orphans {
  /** Absent: nobody has looked lately. */
  run?: Run
  items: RunItem[]
  nextCursor?: string
  /** Names by id, as far as the directory still has them. */
  names: Record<string, string>
}

/** What a look for todos without an owner found: the one that is named, or the newest. */
export const loadOrphans = async (runId?: string, cursor?: string): Promise<Result<Orphans>> => {
  const { accessToken } = await readAdmin('/admin/orphans')
  const ask = askAs(accessToken)
  const named = runId ? await readRun(ask, runId) : undefined
  if (named && !named.ok && named.error.code !== 'not_found') return named
  const runs = named?.ok ? ok({ runs: [named.data] }) : await listRuns(ask, undefined, RUNS)
  if (!runs.ok) return runs
  const run = runs.data.runs.find(({ scope, state }) => scope === 'ORPHANS' && state !== 'CANCELLED')
  if (!run?.plannedAt) return ok({ run, items: [], names: {} })
  const pages = await listItems(ask, run.id, [{ shelf: 'ORPHAN', cursor }], ROWS)
  if (!pages.ok) return pages
  const { items = [], nextCursor } = pages.data[0] ?? {}
  const names = await namesOf(
    ask,
    items.map(({ sub }) => sub),
  )
  return ok({ run, items, nextCursor, names })
}
