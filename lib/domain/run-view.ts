import type { Shelf } from './repair'
import { countOn, type Run, stepOf } from './run'

const RUN_VIEWS = ['all', 'chosen', 'left', 'kept-out', 'failed', 'skipped', 'already', 'added', 'removed'] as const
export type RunView = (typeof RUN_VIEWS)[number]

export const isRunView = (name: unknown): name is RunView => RUN_VIEWS.some((view) => view === name)

const REPORT: readonly Shelf[] = [
  'FAILED',
  'REMOVAL_FAILED',
  'SKIPPED',
  'REMOVAL_SKIPPED',
  'ALREADY',
  'ADDED',
  'REMOVED',
]
const SHELVES: Record<Exclude<RunView, 'all'>, readonly Shelf[]> = {
  chosen: ['CHOSEN'],
  left: ['LEFT_ALONE'],
  'kept-out': ['KEPT_OUT'],
  failed: ['FAILED', 'REMOVAL_FAILED'],
  skipped: ['SKIPPED', 'REMOVAL_SKIPPED'],
  already: ['ALREADY'],
  added: ['ADDED'],
  removed: ['REMOVED'],
}

/** The shelves of a view, in the order of their rows: failures first; in a plan, whoever is to be added. */
export const shelvesOf = (run: Run, view: RunView): readonly Shelf[] => {
  if (view !== 'all') return SHELVES[view]
  if (run.scope === 'ORPHANS') return ['ORPHAN']
  return stepOf(run) === 'plan' ? ['CHOSEN', 'LEFT_ALONE'] : REPORT
}

const PLAN_VIEWS: readonly RunView[] = ['all', 'chosen', 'left', 'kept-out']
const REPORT_VIEWS: readonly RunView[] = ['all', 'removed', 'added', 'already', 'skipped', 'failed', 'chosen', 'left']

/** The views that a run has at this step, each with its number. One that is empty is left out, unless it is the main one. */
export const viewsOf = (run: Run): { view: RunView; count: number }[] =>
  (stepOf(run) === 'plan' ? PLAN_VIEWS : REPORT_VIEWS)
    .map((view) => ({ view, count: countOn(run, ...shelvesOf(run, view)) }))
    .filter(({ view, count }) => view === 'all' || count > 0)

/** Where a page of a view begins: on which of its shelves, and behind which cursor. In the address as `1.<cursor>`. */
export const readPlace = (after: string | undefined): { at: number; cursor?: string } => {
  const [, at, cursor] = /^(\d)\.([\w+/=.~-]{1,4096})$/.exec(after ?? '') ?? []
  return at && cursor ? { at: Number(at), cursor } : { at: 0 }
}

/** Which shelves a page of so many rows needs, beginning with the one at the place: the counts say when it is full. */
export const shelvesOfPage = (
  run: Run,
  shelves: readonly Shelf[],
  place: { at: number; cursor?: string },
  rows: number,
) => {
  const wanted: { at: number; shelf: Shelf; cursor?: string }[] = []
  let expected = 0
  for (const [at, shelf] of shelves.entries()) {
    if (at < place.at || expected >= rows) continue
    const isFirst = at === place.at && place.cursor !== undefined
    const count = countOn(run, shelf)
    if (!isFirst && count === 0) continue
    wanted.push({ at, shelf, cursor: isFirst ? place.cursor : undefined })
    // How many lie behind a cursor is not known; none is assumed, so that the next shelf comes along.
    expected += isFirst ? 0 : count
  }
  return wanted
}
