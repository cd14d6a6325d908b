import { type Run, type RunItem, stepOf } from '../../lib/domain/run'
import type { FormAction } from '../ui/form-action'
import { orphansWords } from '../words/admin-orphans'
import { runWords } from '../words/runs'
import { RunOrphanRow } from './run-orphan-row'
import { RunPlanRow } from './run-plan-row'
import { RunReportRow } from './run-report-row'
import { SheetTable } from './sheet-table'

const words = runWords.sheet

interface RunTableProps {
  run: Run
  items: RunItem[]
  now: string
  /** Display names by id, of owners who no longer exist. */
  names: Record<string, string>
  choose: FormAction
}

/** The users of a run: with boxes while it is a plan, with their outcomes from then on. Of todos, whose they were. */
export function RunTable({ run, items, now, names, choose }: RunTableProps) {
  if (run.scope === 'ORPHANS')
    return (
      <SheetTable label={words.orphans} columns={[{ label: orphansWords.owner }, { label: orphansWords.todos }]}>
        {items.map((item) => (
          <RunOrphanRow key={item.sub} item={item} names={names} />
        ))}
      </SheetTable>
    )
  if (stepOf(run) === 'plan')
    return (
      <SheetTable
        label={words.plan}
        columns={[
          { label: words.choice, isSilent: true, className: 'wide:w-hit' },
          { label: words.email },
          { label: words.created, className: 'wide:hidden full:table-cell' },
          { label: words.why },
          { label: words.decision },
        ]}
      >
        {items.map((item) => (
          <RunPlanRow key={item.username} item={item} now={now} choose={run.state === 'PLANNED' ? choose : undefined} />
        ))}
      </SheetTable>
    )
  return (
    <SheetTable
      label={words.report}
      columns={[{ label: words.time }, { label: words.email }, { label: words.outcome }, { label: words.reason }]}
    >
      {items.map((item) => (
        <RunReportRow key={item.username} item={item} now={now} />
      ))}
    </SheetTable>
  )
}
