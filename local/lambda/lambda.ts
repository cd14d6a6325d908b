import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LambdaFunction } from '../contract'
import type { AccessKey } from '../signature/keyring'
import { environmentOf } from './environment'
import { createEventQueue, type EventQueueOptions } from './event-queue'
import { type LambdaResult, startExecution } from './execution'
import { createProcessPool, type ProcessPool } from './process-pool'

export interface Lambda {
  /** Runs a function, with its own time limit. Rejects for an unknown name only; what the function did is the result. */
  invoke: (name: string, event: unknown, requestId?: string) => Promise<LambdaResult>
  /** Has a function run an event that nobody waits for. Answers the request's id. Throws for an unknown name. */
  sendEvent: (name: string, event: unknown) => string
  /** Ends the functions that run such events, as a machine that goes away does, and forgets the events that wait. */
  endEvents: () => void
  /** Has a process of the function load its bundle before anybody calls. Throws for an unknown name. */
  warm: (name: string) => void
  has: (name: string) => boolean
  /** Ids of the function's processes that run an event now. */
  processes: (name: string) => number[]
  /** Calls made since the start. */
  invocations: () => number
  close: () => void
}

/** As the runtime of AWS writes an error into the function's log. */
const toldOf = ({ errorType, errorMessage, trace }: Extract<LambdaResult, { ok: false }>) => ({
  errorType,
  errorMessage,
  ...(trace && { stack: trace }),
})

/** The functions of the backend, each call in a process of the function's own; their console in `logDirectory`. */
export const createLambda = ({
  functions,
  endpoint,
  region,
  credentialsFor,
  logDirectory,
  idleMs,
  clock = Date.now,
  retryDelaysMs,
  isDuplicated,
}: {
  functions: LambdaFunction[]
  endpoint: string
  region: string
  credentialsFor: (name: string) => AccessKey
  logDirectory: string
  idleMs?: number
} & Partial<Pick<EventQueueOptions, 'clock' | 'retryDelaysMs' | 'isDuplicated'>>): Lambda => {
  mkdirSync(logDirectory, { recursive: true })
  const parts = new Map<string, { fn: LambdaFunction; pool: ProcessPool }>()
  const logFileOf = (fn: LambdaFunction) => join(logDirectory, `${fn.name}.log`)
  for (const fn of functions) {
    const environment = environmentOf(fn, { endpoint, region, key: credentialsFor(fn.name) })
    const pool = createProcessPool(() => startExecution(fn, environment, logFileOf(fn)), { idleMs })
    parts.set(fn.name, { fn, pool })
  }
  const partOf = (name: string) => {
    const part = parts.get(name)
    if (!part) throw new Error(`The backend has no function ${name}`)
    return part
  }
  let isClosed = false
  // What is ended with the twin has no log any more: its folder may be gone by then.
  const note = (fn: LambdaFunction, line: string) => {
    if (!isClosed) appendFileSync(logFileOf(fn), `${new Date(clock()).toISOString()} ${line}\n`)
  }
  let invocations = 0
  const invoke: Lambda['invoke'] = async (name, event, requestId = randomUUID()) => {
    const { fn, pool } = partOf(name)
    invocations += 1
    const result = await pool.run(event, requestId)
    if (!result.ok) note(fn, `${requestId} ERROR Invoke Error ${JSON.stringify(toldOf(result))}`)
    return result
  }
  const failed: EventQueueOptions['failed'] = (fn, { requestId, number, result }) => {
    note(fn, `${requestId} ERROR Attempt ${number} of an event failed: ${JSON.stringify(result)}`)
  }
  const events = createEventQueue({ run: invoke, clock, retryDelaysMs, isDuplicated, failed })
  const executions = () => [...parts.values()].flatMap(({ pool }) => pool.executions())
  return {
    invoke,
    sendEvent: (name, event) => events.send(partOf(name).fn, event),
    endEvents: () => {
      const ended = new Set(events.running())
      events.close()
      for (const execution of executions()) if (ended.has(execution.requestId() ?? '')) execution.kill()
    },
    processes: (name) => {
      const { pool } = partOf(name)
      return pool.executions().flatMap(({ pid, requestId }) => (requestId() === undefined ? [] : (pid ?? [])))
    },
    warm: (name) => partOf(name).pool.warm(),
    has: (name) => parts.has(name),
    invocations: () => invocations,
    close: () => {
      isClosed = true
      events.close()
      for (const { pool } of parts.values()) pool.close()
    },
  }
}
