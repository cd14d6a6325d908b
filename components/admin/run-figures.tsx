import { addedBy, countOn, isScan, isUndo, type Run } from '../../lib/domain/run'
import { numberWords } from '../words/numbers'
import { runWords } from '../words/runs'

const words = runWords.figures

const figuresOf = (run: Run): [label: string, count: number][] => {
  if (isScan(run))
    return [
      [words.users, run.users],
      [words.members, run.members],
      [words.calls, run.calls],
    ]
  if (isUndo(run))
    return [
      [words.removed, countOn(run, 'REMOVED')],
      [words.skipped, countOn(run, 'REMOVAL_SKIPPED')],
      [words.failed, countOn(run, 'REMOVAL_FAILED')],
    ]
  return [
    [words.added, addedBy(run)],
    [words.already, countOn(run, 'ALREADY')],
    [words.skipped, countOn(run, 'SKIPPED')],
    [words.failed, countOn(run, 'FAILED')],
  ]
}

/** What came of it up to now, in large figures. */
export function RunFigures({ run }: { run: Run }) {
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 wide:grid-cols-4">
      {figuresOf(run).map(([label, count]) => (
        <div key={label}>
          <dt className="text-s text-ink-2">{label}</dt>
          <dd className={`text-h font-bold wide:text-xl ${label === words.failed && count > 0 ? 'text-alert' : ''}`}>
            {numberWords(count)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
