import type { RunStep } from '../../lib/domain/run'
import { runWords as words } from '../words/runs'

const STEPS = ['plan', 'apply', 'report'] as const satisfies readonly RunStep[]

/** Where a run is on its way, above its sentence. */
export function RunSteps({ current }: { current: RunStep }) {
  return (
    <ol aria-label={words.stepsLabel} className="flex flex-wrap gap-x-3 text-s text-ink-2">
      {STEPS.map((step) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          className="not-first:before:mr-3 not-first:before:content-['→'/''] aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {words.steps[step]}
        </li>
      ))}
    </ol>
  )
}
