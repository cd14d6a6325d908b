// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
import { randomUUID } from 'node:crypto'
import type { Clock, LambdaFunction } from '../contract'
import type { LambdaResult } from './execution'

export interface EventQueueOptions {
  run: (name: string, event: unknown, requestId: string) => Promise<LambdaResult>
  clock: Clock
  /** Before the second attempt, and before the third. */
  retryDelaysMs?: number[]
  /** Whether the next event is delivered twice, as AWS may. */
  isDuplicated?: () => boolean
  /** Told of each attempt that failed, since nobody waits for its answer. */
  failed: (fn: LambdaFunction, attempt: { requestId: string; number: number; result: LambdaResult }) => void
}

export interface EventQueue {
  /** Answers the request's id at once; the function runs afterwards, and again when it fails. */
  send: (fn: LambdaFunction, event: unknown) => string
  /** Ids of the requests that are being run, or wait for a process. */
  running: () => string[]
  /** Starts nothing more. */
  close: () => void
}

/**
 * Events that nobody waits for. They live in memory and are lost when the twin ends: on AWS they would survive, but an order
 * that outlives its machine is what the schedule is for, and a queue on disk would run old events at every start.
 */
export const createEventQueue = (options: EventQueueOptions): EventQueue => {
  const { run, clock, retryDelaysMs = [60_000, 120_000], isDuplicated = () => false, failed } = options
  const running: string[] = []
  const timers = new Set<NodeJS.Timeout>()
  let isClosed = false

  const later = (milliseconds: number, act: () => void) => {
    if (isClosed) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, milliseconds).unref()
    timers.add(timer)
  }

  const deliver = (fn: LambdaFunction, event: unknown, requestId: string) => {
    const acceptedAt = clock()
    const attempt = async (number: number) => {
      // Checked at each attempt: a waiting event grows old, too.
      if (clock() - acceptedAt > fn.events.maximumAgeSeconds * 1000) return
      running.push(requestId)
      const result = await run(fn.name, event, requestId)
      running.splice(running.indexOf(requestId), 1)
      if (result.ok || isClosed) return
      failed(fn, { requestId, number, result })
      if (number <= fn.events.retries) later(retryDelaysMs[number - 1] ?? 0, () => void attempt(number + 1))
    }
    later(0, () => void attempt(1))
  }

  return {
    send: (fn, event) => {
      const requestId = randomUUID()
      deliver(fn, event, requestId)
      if (isDuplicated()) deliver(fn, event, requestId)
      return requestId
    },
    running: () => [...running],
    close: () => {
      isClosed = true
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
