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

export const missedGoals = () => missed

export const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
