import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InvocationResult, LambdaFunction } from '../contract'

const LOAD_LIMIT_MS = 10_000
const RUNNER = fileURLToPath(new URL('runner.mjs', import.meta.url))

/** What a function did, with the stack of its error when it threw one. */
export type LambdaResult = InvocationResult & { trace?: string[] }

/** One warm process of a function. */
export interface Execution {
  pid: number | undefined
  /** Runs one event at a time. Never rejects. */
  run: (event: unknown, requestId: string) => Promise<LambdaResult>
  /** Of the event that it runs; undefined when it runs none. */
  requestId: () => string | undefined
  /** False once the process has ended: it is of no more use. */
  isAlive: () => boolean
  kill: () => void
}

interface Invocation {
  requestId: string
  event: unknown
  resolve: (result: LambdaResult) => void
  timer: NodeJS.Timeout
}

interface Answer {
  ok: boolean
  payload: string
  errorType: string
  errorMessage: string
  trace: string[]
}

const resultOf = (answer: Answer): LambdaResult =>
  answer.ok
    ? { ok: true, payload: JSON.parse(answer.payload) }
    : {
        ok: false,
        errorType: answer.errorType,
        errorMessage: answer.errorMessage,
        trace: answer.trace,
        timedOut: false,
      }

const exitError = (requestId: string, code: number | null, signal: string | null): LambdaResult => ({
  ok: false,
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${signal ? `signal: ${signal}` : `exit status ${code}`}`,
  timedOut: false,
})

const timeoutError = (requestId: string, seconds: number): LambdaResult => ({
  ok: false,
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  timedOut: true,
})

const spawnRunner = (fn: LambdaFunction, environment: Record<string, string>, logFile: string): ChildProcess => {
  const log = openSync(logFile, 'a')
  try {
    const flags = [`--max-old-space-size=${fn.memoryMegabytes}`]
    return spawn(process.execPath, [...flags, RUNNER, resolve(fn.codeDirectory), fn.handler], {
      cwd: fn.codeDirectory,
      env: environment as NodeJS.ProcessEnv,
      // The pipe is never written to: its end tells a busy process that the twin is gone.
      stdio: ['pipe', log, log, 'ipc'],
    })
  } finally {
    closeSync(log)
  }
}

/** Starts a process for `fn`; its console goes to `logFile`. */
export const startExecution = (fn: LambdaFunction, environment: Record<string, string>, logFile: string): Execution => {
  const child = spawnRunner(fn, environment, logFile)
  let isAlive = true
  let isReady = false
  let current: Invocation | undefined

  const settle = (result: (requestId: string) => LambdaResult) => {
    clearTimeout(current?.timer)
    current?.resolve(result(current.requestId))
    current = undefined
  }
  const end = (code: number | null, signal: string | null) => {
    isAlive = false
    settle((requestId) => exitError(requestId, code, signal))
  }
  const kill = () => {
    isAlive = false
    child.kill('SIGKILL')
  }
  const expire = () => {
    settle((requestId) => timeoutError(requestId, fn.timeoutSeconds))
    kill()
  }
  // As on AWS, loading the bundle does not count towards the function's own limit.
  const deliver = (invocation: Invocation) => {
    const limit = fn.timeoutSeconds * 1000
    clearTimeout(invocation.timer)
    invocation.timer = setTimeout(expire, limit)
    const { requestId, event } = invocation
    child.send({ requestId, event, deadline: Date.now() + limit, functionArn: fn.arn }, (error) => {
      if (error) end(null, 'SIGKILL')
    })
  }
  child.on('message', (message: Answer | { isReady: true }) => {
    if (!('isReady' in message)) return settle(() => resultOf(message))
    isReady = true
    if (current) deliver(current)
  })
  child.on('exit', end)
  child.on('error', () => end(null, 'SIGKILL'))
  child.stdin?.on('error', () => {})

  return {
    pid: child.pid,
    isAlive: () => isAlive,
    requestId: () => current?.requestId,
    kill,
    run: (event, requestId) =>
      new Promise((resolve) => {
        current = { requestId, event, resolve, timer: setTimeout(expire, LOAD_LIMIT_MS) }
        if (isReady) deliver(current)
      }),
  }
}
