/** The goals of docs/architecture.md's numbers. A figure is printed beside its goal; a goal is never bent to a figure. */
export const goals = {
  'first load, sign-in over hello world': { atMost: 1.05 },
  'first load, todos over hello world': { atMost: 1.15 },
  'first load, admin over hello world': { atMost: 1.25 },
  'requests per second, todos over the same markup': { atLeast: 0.7 },
  'todo rows read per todo shown, member, 1,000 todos': { atMost: 1.1 },
  'todo rows read per todo shown, member, 100,000 todos': { atMost: 1.1 },
  'todo rows read per todo shown, non-member, 1,000 todos': { atMost: 1.1 },
  'todo rows read per todo shown, non-member, 100,000 todos': { atMost: 1.1 },
  'upstream calls per page view': { atMost: 2 },
  'latency of the page at 100,000 todos over 1,000': { atMost: 1.1 },
  'latency of the list alone at 100,000 todos over 1,000': { atMost: 1.1 },
  'input to paint of adding, p98, ms': { atMost: 50 },
  'input to paint of toggling, p98, ms': { atMost: 50 },
  'input to paint of editing, p98, ms': { atMost: 50 },
  'input to paint of filtering, p98, ms': { atMost: 50 },
  'repair: calls of a plan over the bound': { atMost: 1.02 },
  'repair: calls of an apply over the bound': { atMost: 1.02 },
  'repair: time of a plan over the bound': { atMost: 1.1 },
  'repair: time of an apply over the bound': { atMost: 1.1 },
  'repair: peak memory of the worker, MB': { atMost: 256 },
  'second npm start to the first signed-in page, over a bare next start': { atMost: 3 },
} satisfies Record<string, { atMost: number } | { atLeast: number }>

export type Goal = keyof typeof goals
