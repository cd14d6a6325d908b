import { progressOf, type Run } from '../../lib/domain/run'
import { roughSpanWords } from '../words/numbers'
import { runWords as words } from '../words/runs'
import { paceOf } from './run-pace'

/** How far it is, and under it how fast it goes and how long it will take. */
export function RunProgress({ run, now }: { run: Run; now: string }) {
  const progress = progressOf(run)
  const hasEnd = progress && run.state !== 'PAUSED' && run.secondsLeft !== undefined
  return (
    <>
      <progress
        aria-label={words.progress}
        className="bar mt-6"
        {...(progress && { max: Math.max(progress.of, 1), value: progress.done })}
      />
      <p className="mt-2 flex flex-wrap justify-between gap-x-6 text-s wide:text-m">
        <span>{paceOf(run, now)}</span>
        {hasEnd && <span className="text-ink-2">{words.left(roughSpanWords(run.secondsLeft ?? 0))}</span>}
      </p>
    </>
  )
}
