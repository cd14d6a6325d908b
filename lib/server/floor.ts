import 'server-only'
import { setTimeout } from 'node:timers/promises'

// Longer than Cognito and its triggers take, with room: what one answer needs more than another must fit in.
export const FLOOR = 1000

interface Clock {
  /** Milliseconds that only ever grow. */
  now: () => number
  wait: (milliseconds: number) => Promise<unknown>
}

const clock: Clock = { now: () => performance.now(), wait: (milliseconds) => setTimeout(milliseconds) }

/**
 * Does the act, and answers, or throws, at the next multiple of the floor after it was asked: how long it took tells nobody
 * whether there is such an account.
 */
export const withFloor = async <T>(act: () => Promise<T>, { now, wait } = clock): Promise<T> => {
  const start = now()
  try {
    return await act()
  } finally {
    const taken = now() - start
    await wait(Math.max(1, Math.ceil(taken / FLOOR)) * FLOOR - taken)
  }
}
