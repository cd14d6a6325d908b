import { type Goal, goals } from './goals'

let missed = 0

const round = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))

/** Prints a figure beside its goal, and what it was made of. */
export const report = (name: Goal, value: number, madeOf: string) => {
  const goal: { atMost?: number; atLeast?: number } = goals[name]
  const holds = goal.atMost === undefined ? value >= (goal.atLeast ?? 0) : value <= goal.atMost
  if (!holds) missed += 1
  const aim = goal.atMost === undefined ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`
  console.log(`${holds ? '✓' : '✗'} ${name}: ${round(value)} (goal ${aim}; ${madeOf})`)
}

/** Prints a figure that has no goal. */
export const note = (name: string, value: string) => console.log(`· ${name}: ${value}`)

/** The last line of a run; the exit code is the same in one number. */
export const sayGoals = () => {
  console.log(missed === 0 ? '\nEvery goal is met.' : `\n${missed} figures miss their goal.`)
  process.exitCode = missed === 0 ? 0 : 1
}

/** The smallest value that the given share of the values does not exceed. */
export const quantile = (values: number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}

export const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
