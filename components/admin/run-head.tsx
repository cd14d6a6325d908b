'use client'
import { isActive, stepOf } from '../../lib/domain/run'
import type { FormAction } from '../ui/form-action'
import { runWords as words } from '../words/runs'
import { RunActs } from './run-acts'
import { RunFacts } from './run-facts'
import { RunFigures } from './run-figures'
import { useRun } from './run-live'
import { RunProgress } from './run-progress'
import { sentenceOf } from './run-sentence'
import { RunSteps } from './run-steps'
import { RUN_TITLE_ID } from './run-title-id'

/** Everything of a run that changes while a worker is on it. */
export function RunHead({ direct, names }: { direct: FormAction; names: Record<string, string> }) {
  const { run, now, trouble, ahead, isSaving } = useRun()
  const counts = { ...run.counts, CHOSEN: (run.counts.CHOSEN ?? 0) + ahead }
  if (run.state === 'PLANNED') counts.LEFT_ALONE = (run.counts.LEFT_ALONE ?? 0) - ahead
  const shown = { ...run, counts }
  const { says, alert } = sentenceOf(shown)
  const isUnderWay = isActive(run) || run.state === 'PAUSED'
  return (
    <section className="mt-4 wide:mt-10" aria-labelledby={RUN_TITLE_ID}>
      <RunSteps current={stepOf(run)} />
      <h1 id={RUN_TITLE_ID} tabIndex={-1} className="mt-2 text-hero font-bold text-balance wide:text-xxl">
        {says}
        {alert && <span className="text-alert">{alert}</span>}
      </h1>
      {isUnderWay && <RunProgress run={run} now={now} />}
      {isUnderWay && <RunFigures run={run} />}
      {run.state === 'FAILED' && (
        <p className="mt-4 max-w-2xl">{words.failures[run.failure ?? ''] ?? words.failureUnknown}</p>
      )}
      {!isUnderWay && <RunFacts run={shown} names={names} now={now} />}
      <RunActs run={shown} direct={direct} isSaving={isSaving} />
      {trouble && (
        <p role="status" className="mt-4 text-s">
          {trouble === 'retrying' ? words.pollFailed : words.pollRefused}
        </p>
      )}
      {isActive(run) && (
        <noscript>
          <p className="mt-4 text-s text-ink-2">
            {words.lookWords} <a href={`/admin/runs/${run.id}`}>{words.look}</a>
          </p>
        </noscript>
      )}
    </section>
  )
}
