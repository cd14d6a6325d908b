import 'server-only'
import { setTimeout } from 'node:timers/promises'
import type { Result } from '../domain/result'

// Longer than Cognito and its triggers take, with room: what one answer needs more than another must fit in.
export const FLOOR = 1000

interface Clock {
  /** Milliseconds that only ever grow. */
  now: () => number
  wait: (milliseconds: number) => Promise<unknown>
}

const clock: Clock = { now: () => performance.now(), wait: (milliseconds) => setTimeout(milliseconds) }

const untilStroke = (start: number, { now, wait }: Clock) => {
  const taken = now() - start
  return wait(Math.max(1, Math.ceil(taken / FLOOR)) * FLOOR - taken)
}

/**
 * Does the act, and answers, or throws, at the next multiple of the floor after it was asked: how long it took tells nobody
 * whether there is such an account.
 */
export const withFloor = async <T>(act: () => Promise<T>, time: Clock = clock): Promise<T> => {
  const start = time.now()
  try {
    return await act()
  } finally {
    await untilStroke(start, time)
  }
}

/** The same for an act whose success tells by itself that there is an account: only a refusal waits. */
export const refuseWithFloor = async <T>(act: () => Promise<Result<T>>, time: Clock = clock): Promise<Result<T>> => {
  const start = time.now()
  const answer = await act()
  if (!answer.ok) await untilStroke(start, time)
  return answer
}
