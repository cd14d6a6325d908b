import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LambdaFunction } from '../contract'
import type { AccessKey } from '../signature/keyring'
import { environmentOf } from './environment'
import { type LambdaResult, startExecution } from './execution'
import { createProcessPool, type ProcessPool } from './process-pool'

export interface Lambda {
  /** Runs a function, with its own time limit. Rejects for an unknown name only; what the function did is the result. */
  invoke: (name: string, event: unknown) => Promise<LambdaResult>
  has: (name: string) => boolean
  /** Ids of the function's processes that run an event now. */
  processes: (name: string) => number[]
  /** Calls made since the start. */
  invocations: () => number
  close: () => void
}

/** The functions of the backend, each call in a process of the function's own; their console in `logDirectory`. */
export const createLambda = ({
  functions,
  endpoint,
  region,
  credentialsFor,
  logDirectory,
  idleMs,
}: {
  functions: LambdaFunction[]
  endpoint: string
  region: string
  credentialsFor: (name: string) => AccessKey
  logDirectory: string
  idleMs?: number
}): Lambda => {
  mkdirSync(logDirectory, { recursive: true })
  const pools = new Map<string, ProcessPool>()
  for (const fn of functions) {
    const environment = environmentOf(fn, { endpoint, region, key: credentialsFor(fn.name) })
    const logFile = join(logDirectory, `${fn.name}.log`)
    pools.set(
      fn.name,
      createProcessPool(() => startExecution(fn, environment, logFile), { idleMs }),
    )
  }
  const poolOf = (name: string) => {
    const pool = pools.get(name)
    if (!pool) throw new Error(`The backend has no function ${name}`)
    return pool
  }
  let invocations = 0
  return {
    invoke: async (name, event) => {
      const pool = poolOf(name)
      invocations += 1
      return pool.run(event, randomUUID())
    },
    processes: (name) => {
      const working = poolOf(name)
        .executions()
        .filter((execution) => execution.requestId() !== undefined)
      return working.flatMap(({ pid }) => pid ?? [])
    },
    has: (name) => pools.has(name),
    invocations: () => invocations,
    close: () => {
      for (const pool of pools.values()) pool.close()
    },
  }
}
