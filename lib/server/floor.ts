import 'server-only'
import { setTimeout } from 'node:timers/promises'
import type { Result } from '../domain/result'
import { getEnvironment } from './environment'

// Longer than Cognito and its triggers take, with room: what one answer needs more than another must fit in.
export const FLOOR = 1000

// A letter is written by a function for those alone who get one, and a function that has rested takes a second or two to begin.
export const LETTER_FLOOR = 3000

/** For what may send a letter. The twin's functions do not rest. */
export const letterFloor = ({ cognitoUrl } = getEnvironment()) => (cognitoUrl ? FLOOR : LETTER_FLOOR)

interface Clock {
  /** Milliseconds that only ever grow. */
  now: () => number
  wait: (milliseconds: number) => Promise<unknown>
}

const clock: Clock = { now: () => performance.now(), wait: (milliseconds) => setTimeout(milliseconds) }

const untilStroke = (start: number, floor: number, { now, wait }: Clock) => {
  const taken = now() - start
  return wait(Math.max(1, Math.ceil(taken / floor)) * floor - taken)
}

/**
 * Does the act, and answers, or throws, at the next multiple of the floor after it was asked: how long it took tells nobody
 * whether there is such an account.
 */
export const withFloor = async <T>(act: () => Promise<T>, floor = FLOOR, time: Clock = clock): Promise<T> => {
  const start = time.now()
  try {
    return await act()
  } finally {
    await untilStroke(start, floor, time)
  }
}

/** The same for an act whose success tells by itself that there is an account: only a refusal waits. */
export const refuseWithFloor = async <T>(act: () => Promise<Result<T>>, time: Clock = clock): Promise<Result<T>> => {
  const start = time.now()
  const answer = await act()
  if (!answer.ok) await untilStroke(start, FLOOR, time)
  return answer
}
