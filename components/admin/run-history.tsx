import type { Run } from '../../lib/domain/run'
import { runWords as words } from '../words/runs'
import { RunRow } from './run-row'
import { SheetTable } from './sheet-table'

interface RunHistoryProps {
  runs: Run[]
  names: Record<string, string>
  now: string
  path: string
  nextCursor?: string
}

const { columns } = words

/** The runs that there were, newest first. */
export function RunHistory({ runs, names, now, path, nextCursor }: RunHistoryProps) {
  return (
    <section className="sheet mt-10" aria-labelledby="runs-title">
      <div className="sheet-head">
        <h2 id="runs-title" className="pb-2 text-l font-bold">
          {words.history}
        </h2>
      </div>
      {runs.length > 0 ? (
        <SheetTable
          label={words.history}
          columns={[columns.result, columns.state, columns.what, columns.by, columns.when].map((label) => ({ label }))}
        >
          {runs.map((run) => (
            <RunRow key={run.id} run={run} names={names} now={now} />
          ))}
        </SheetTable>
      ) : (
        <p className="border-b border-line px-bleed py-4">{words.none}</p>
      )}
      {nextCursor && (
        <p className="flex min-h-14 items-center px-bleed print:hidden">
          <a
            href={`${path}?${new URLSearchParams({ after: nextCursor })}`}
            className="inline-flex min-h-hit items-center"
          >
            {words.older}
          </a>
        </p>
      )}
    </section>
  )
}
