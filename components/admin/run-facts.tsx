import type { ReactNode } from 'react'
import { callsToApply, countOn, type Run, selectionOf } from '../../lib/domain/run'
import { Moment } from '../ui/moment'
import { numberWords, spanWords } from '../words/numbers'
import { runWords } from '../words/runs'
import { personWords } from './person-words'

const words = runWords.facts
const QUARTER_HOUR_MS = 15 * 60_000

type Fact = [label: string, value: ReactNode] | false | '' | undefined

const secondsBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000

const countedWords = (run: Run) => {
  const selection = selectionOf(run)
  if (selection) return runWords.ofSelection(selection)
  return run.scope === 'ORPHANS' ? runWords.usersRead(run.users) : runWords.countedFrom(run.users, run.members)
}

function factsOf(run: Run, names: Record<string, string>, now: string): Fact[] {
  const done = run.undoneAt ?? run.finishedAt
  const begun = run.appliedAt ?? run.createdAt
  const by = personWords((run.state === 'UNDONE' && run.undoneBy) || run.appliedBy || run.startedBy, names)
  const isToApply = run.state === 'PLANNED' && countOn(run, 'CHOSEN') > 0
  const hasChanged = run.appliedAt !== undefined
  const effectBy = done && new Date(Date.parse(done) + QUARTER_HOUR_MS).toISOString()
  return [
    [
      hasChanged ? words.run : words.planned,
      <>
        <Moment at={hasChanged ? begun : (run.plannedAt ?? run.createdAt)} now={now} />
        {runWords.by}
        <bdi>{by}</bdi>
      </>,
    ],
    !hasChanged && selectionOf(run)?.missing !== 0 && [words.counted, countedWords(run)],
    hasChanged && done && [words.took, spanWords(secondsBetween(begun, done))],
    hasChanged && [words.calls, numberWords(run.calls)],
    isToApply && [words.callsToApply, runWords.atMost(callsToApply(run))],
    isToApply && [words.effect, runWords.effect],
    hasChanged &&
      effectBy && [
        words.effect,
        <>
          {runWords.effectBy}
          <Moment clockOnly at={effectBy} now={now} />
        </>,
      ],
  ]
}

/** What stands under the sentence of a run that nobody works on. */
export function RunFacts({ run, names, now }: { run: Run; names: Record<string, string>; now: string }) {
  return (
    <dl className="mt-4 grid gap-x-6 gap-y-1 text-s wide:grid-cols-4 wide:text-m">
      {factsOf(run, names, now)
        .filter((fact): fact is [string, ReactNode] => Array.isArray(fact))
        .map(([label, value]) => (
          <div key={label} className="grid grid-cols-[6.5rem_1fr] items-baseline wide:block">
            <dt className="text-s text-ink-2">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
