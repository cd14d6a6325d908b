import type { Shelf } from '../../lib/domain/repair'
import type { Run } from './runs-api'
import { number, span, users } from './words'

const THROTTLED_FOR_MS = 10_000

export const countOf = (run: Run, ...shelves: Shelf[]) =>
  run.counts.filter(({ shelf }) => shelves.includes(shelf)).reduce((sum, { count }) => sum + count, 0)

const booked = (run: Run) => {
  switch (run.state) {
    case 'SCANNING':
      return `Counting: ${users(run.users)}, ${number(run.members)} of them in everyone`
    case 'UNDOING': {
      const out = countOf(run, 'REMOVED', 'REMOVAL_SKIPPED', 'REMOVAL_FAILED')
      return `Taking out: ${number(out)} of ${number(out + countOf(run, 'ADDED'))}`
    }
    default:
      return `Adding: ${number(countOf(run, 'ADDED', 'ALREADY', 'SKIPPED', 'FAILED'))} of ${number(run.chosen)}`
  }
}

/** One line that says how far a run is, how fast it goes and what holds it up. */
export const progressLine = (run: Run, now: number): string => {
  const failed = countOf(run, 'FAILED', 'REMOVAL_FAILED')
  const isThrottled = run.throttledAt && now - Date.parse(run.throttledAt) < THROTTLED_FOR_MS
  return [
    booked(run),
    failed > 0 && `${number(failed)} failed`,
    run.rate && `${run.rate.toFixed(1)} calls a second`,
    typeof run.secondsLeft === 'number' && `${span(run.secondsLeft)} left`,
    isThrottled && 'Cognito asks for patience',
    run.order && 'an order is waiting to be obeyed',
    run.isWaiting ? 'waiting for its turn behind another run' : !run.isWorkedOn && 'waiting for a worker',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Where progress is shown: one line that rewrites itself on a terminal; elsewhere a line when it says something new. */
export const createProgress = (
  output: { isTTY?: boolean; columns?: number; write: (text: string) => unknown },
  { isQuiet, everyMs = 5_000 }: { isQuiet: boolean; everyMs?: number },
) => {
  let [last, shownAt] = ['', 0]
  return {
    show: (line: string, now: number) => {
      if (isQuiet || line === last) return
      if (output.isTTY) output.write(`\r\x1b[2K${line.slice(0, (output.columns ?? 120) - 1)}`)
      else if (now - shownAt >= everyMs) output.write(`${line}\n`)
      else return
      ;[last, shownAt] = [line, now]
    },
    end: () => {
      if (output.isTTY && last) output.write('\r\x1b[2K')
      last = ''
    },
  }
}
