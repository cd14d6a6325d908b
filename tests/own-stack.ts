import { inject } from 'vitest'

/** The stack of the worker that runs this file. Workers are numbered from 1, and run one file at a time. */
export const ownStack = () => {
  const stack = inject('stacks')[Number(process.env.VITEST_POOL_ID) - 1]
  if (!stack) throw new Error(`There is no stack for worker ${process.env.VITEST_POOL_ID}`)
  return stack
}
