import type { ReactNode } from 'react'
import { type Run, type RunItem, stepOf } from '../../lib/domain/run'
import type { RunView } from '../../lib/domain/run-view'
import { viewsOf } from '../../lib/domain/run-view'
import { Tabs } from '../ui/tabs'
import { numberWords } from '../words/numbers'
import { runWords as words } from '../words/runs'

interface RunSheetProps {
  run: Run
  view: RunView
  items: RunItem[]
  /** The rows, in a table of their kind. */
  children: ReactNode
  /** What stands between the head and the rows. */
  tools?: ReactNode
  /** Where this page and the next begin. */
  isFirst: boolean
  next?: string
}

const labelOf = (view: RunView, isPlan: boolean) => (view === 'chosen' && !isPlan ? words.notYet : words.views[view])

/** The users of a run on an ink rule, under the views that it has at this step. */
export function RunSheet({ run, view, items, tools, children, isFirst, next }: RunSheetProps) {
  const isPlan = stepOf(run) === 'plan'
  const path = `/admin/runs/${run.id}`
  const title = run.scope === 'ORPHANS' ? words.sheet.orphans : isPlan ? words.sheet.plan : words.sheet.report
  const tabs = viewsOf(run).map(({ view: each, count }) => ({
    href: each === 'all' ? path : `${path}?show=${each}`,
    label: labelOf(each, isPlan),
    count: numberWords(count),
    isCurrent: each === view,
  }))
  const link = 'inline-flex min-h-hit items-center'
  return (
    <section className="sheet mt-10 wide:mt-14" aria-labelledby="items-title">
      <div className="sheet-head justify-between">
        <h2 id="items-title" className="pb-2 text-l font-bold">
          {title}
        </h2>
        <Tabs label={words.sheet.filter} tabs={tabs} />
      </div>
      {tools}
      {items.length > 0 ? (
        children
      ) : (
        <p className="border-b border-line px-bleed py-4">{isPlan ? words.sheet.none : words.sheet.noneYet}</p>
      )}
      <p className="flex min-h-14 flex-wrap items-center gap-x-6 px-bleed print:hidden">
        {next && (
          <a href={`${path}?${new URLSearchParams({ show: view, after: next })}`} className={link}>
            {words.sheet.next}
          </a>
        )}
        {!isFirst && (
          <a href={`${path}?show=${view}`} className={link}>
            {words.sheet.first}
          </a>
        )}
        <span className="flex items-center gap-x-3 wide:ml-auto">
          <span className="text-ink-2">{words.sheet.export}</span>
          <a href={`${path}/export?as=csv`} className={link} download>
            CSV
          </a>
          <a href={`${path}/export?as=json`} className={link} download>
            JSON
          </a>
        </span>
      </p>
    </section>
  )
}
