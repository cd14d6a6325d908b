import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { LambdaFunction } from '../../../local/contract'
import { startExecution } from '../../../local/lambda/execution'
import { createLambda, type Lambda } from '../../../local/lambda/lambda'
import { createProcessPool } from '../../../local/lambda/process-pool'
import { eventually, isRunning, writeFunction } from './function-fixture'

const lambdas: Lambda[] = []
const start = (functions: LambdaFunction[], idleMs?: number) => {
  const logDirectory = mkdtempSync(join(tmpdir(), 'commons-logs-'))
  const lambda = createLambda({
    functions,
    endpoint: 'http://127.0.0.1:1',
    region: 'us-east-1',
    credentialsFor: (name) => ({ accessKeyId: `AKIA-${name}`, secretAccessKey: 'secret' }),
    logDirectory,
    idleMs,
  })
  lambdas.push(lambda)
  return {
    invoke: lambda.invoke,
    processes: lambda.processes,
    warm: lambda.warm,
    close: lambda.close,
    logOf: (name: string) => readFileSync(join(logDirectory, `${name}.log`), 'utf8'),
  }
}
afterEach(() => {
  for (const lambda of lambdas.splice(0)) lambda.close()
})

const payloadOf = async (result: ReturnType<Lambda['invoke']>) => {
  const { ok, ...rest } = await result
  if (!ok || !('payload' in rest)) throw new Error(JSON.stringify(rest))
  return rest.payload
}

const ECHO = `export const handler = async (event, context) => ({ event, name: context.functionName, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis() })`
const PID = `export const handler = async (event) => { if (event.waitMs) await new Promise((r) => setTimeout(r, event.waitMs)); return process.pid }`

describe('a function', () => {
  it('gets the event and its context, and answers with what its handler returns', async () => {
    const { invoke } = start([writeFunction('echo', ECHO)])
    expect(await payloadOf(invoke('echo', { a: [1, 'é'] }))).toMatchObject({
      event: { a: [1, 'é'] },
      name: 'echo',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:echo',
      left: expect.closeTo(5000, -3),
    })
  })

  it('may answer through a callback, with a value, nothing or an error', async () => {
    const source = `export const handler = (event, context, callback) => { setTimeout(() => callback(event.error ? new TypeError('no') : null, event.value), 1) }`
    const { invoke } = start([writeFunction('callback', source)])
    expect(await invoke('callback', { value: 7 })).toEqual({ ok: true, payload: 7 })
    expect(await invoke('callback', {})).toEqual({ ok: true, payload: null })
    expect(await invoke('callback', { error: true })).toMatchObject({
      ok: false,
      errorType: 'TypeError',
      errorMessage: 'no',
    })
  })

  it('sees its own environment and nothing of ours but PATH', async () => {
    vi.stubEnv('SECRET_OF_THE_HOST', 'x')
    onTestFinished(() => void vi.unstubAllEnvs())
    const environment = { TABLE: 'Todo', AMPLIFY_SSM_ENV_CONFIG: '{"A":{"path":"/a"}}' }
    const { invoke } = start([writeFunction('env', 'export const handler = async () => process.env', { environment })])
    const seen = await payloadOf(invoke('env', {}))
    expect(seen).toEqual({
      TABLE: 'Todo',
      PATH: process.env.PATH,
      TZ: 'UTC',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'AKIA-env',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_LAMBDA_FUNCTION_NAME: 'env',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/env',
      AWS_LAMBDA_LOG_STREAM_NAME: 'local',
      _HANDLER: 'index.handler',
      AMPLIFY_SSM_ENV_CONFIG: '{}',
    })
  })

  it('writes its console to a log file', async () => {
    const source = `export const handler = async () => { console.log('to out'); console.error('to err') }`
    const { invoke, logOf } = start([writeFunction('chatty', source)])
    await invoke('chatty', {})
    expect(await eventually(() => /to out\nto err/.test(logOf('chatty')))).toBe(true)
  })
})

describe('what goes wrong in a function', () => {
  it('is told with type, message and trace when it throws', async () => {
    const source = `export const handler = async () => { throw new RangeError('too far') }`
    const { invoke } = start([writeFunction('thrower', source)])
    const result = await invoke('thrower', {})
    expect(result).toMatchObject({ ok: false, errorType: 'RangeError', errorMessage: 'too far', timedOut: false })
    expect(result).toHaveProperty('trace.0', 'RangeError: too far')
  })

  it.each([
    ['a bundle that does not load', `throw new SyntaxError('broken bundle')`, 'SyntaxError', 'broken bundle'],
    ['a handler that is not there', 'export const other = 1', 'Runtime.HandlerNotFound', 'index.handler is undefined'],
    ['an answer that JSON cannot carry', 'export const handler = async () => 1n', 'TypeError', 'BigInt'],
    ['a thrown text', `export const handler = async () => { throw 'plain' }`, 'Error', 'plain'],
  ])('is an error of the function for %s', async (_, source, errorType, message) => {
    const { invoke } = start([writeFunction('broken', source)])
    const result = await invoke('broken', {})
    expect(result).toMatchObject({ ok: false, errorType, errorMessage: expect.stringContaining(message) })
  })

  it('ends the process when it crashes, and the next call gets a fresh one', async () => {
    const source = `let calls = 0
      export const handler = async (event) => { if (event.exit) process.exit(3); calls += 1; return calls }`
    const { invoke } = start([writeFunction('crash', source)])
    expect(await invoke('crash', {})).toEqual({ ok: true, payload: 1 })
    expect(await invoke('crash', { exit: true })).toMatchObject({
      ok: false,
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('exit status 3'),
    })
    expect(await invoke('crash', {})).toEqual({ ok: true, payload: 1 })
  })

  it.each([
    ['that waits', 'await new Promise(() => setTimeout(() => {}, 60000))'],
    ['in an endless loop', 'for (;;);'],
  ])('is cut at its time limit: one %s', async (_, wait) => {
    const source = `export const handler = async (event) => { if (event.pid) return process.pid; ${wait} }`
    const { invoke } = start([writeFunction('slow', source, { timeoutSeconds: 1 })])
    const pid = await payloadOf(invoke('slow', { pid: true }))
    const before = Date.now()
    expect(await invoke('slow', {})).toMatchObject({
      ok: false,
      timedOut: true,
      errorMessage: expect.stringContaining('Task timed out after 1.00 seconds'),
    })
    expect(Date.now() - before).toBeLessThan(2000)
    expect(await eventually(() => !isRunning(Number(pid)))).toBe(true)
    expect(await payloadOf(invoke('slow', { pid: true }))).not.toBe(pid)
  })
})

describe('the processes of a function', () => {
  it('are reused, one event at a time, and more of them serve calls at once', async () => {
    const { invoke } = start([writeFunction('pid', PID)])
    const first = await payloadOf(invoke('pid', {}))
    expect(await payloadOf(invoke('pid', {}))).toBe(first)
    const both = await Promise.all([
      payloadOf(invoke('pid', { waitMs: 1500 })),
      payloadOf(invoke('pid', { waitMs: 1500 })),
    ])
    expect(new Set(both).size).toBe(2)
  })

  it('that are soon free are waited for: short calls at once share one', async () => {
    const { invoke } = start([writeFunction('pid', PID)])
    const first = await payloadOf(invoke('pid', {}))
    const pids = await Promise.all(Array.from({ length: 5 }, () => payloadOf(invoke('pid', {}))))
    expect(new Set(pids)).toEqual(new Set([first]))
  })

  it('are ten at most: further calls wait their turn', async () => {
    const { invoke } = start([writeFunction('pid', PID)])
    const pids = await Promise.all(Array.from({ length: 25 }, () => payloadOf(invoke('pid', { waitMs: 50 }))))
    expect(new Set(pids).size).toBeLessThanOrEqual(10)
  }, 30_000)

  it('are known while they run an event, and one that is killed then ends that event alone', async () => {
    const { invoke, processes } = start([writeFunction('pid', PID), writeFunction('other', PID)])
    expect(processes('pid')).toEqual([])
    const running = invoke('pid', { waitMs: 60_000 })
    await eventually(() => processes('pid').length === 1)
    const [pid = 0] = processes('pid')
    expect(isRunning(pid)).toBe(true)
    expect(processes('other')).toEqual([])
    process.kill(pid, 'SIGKILL')
    expect(await running).toMatchObject({ ok: false, errorType: 'Runtime.ExitError', timedOut: false })
    expect(processes('pid')).toEqual([])
    const next = await payloadOf(invoke('pid', {}))
    expect(next).not.toBe(pid)
    expect(processes('pid')).toEqual([])
    expect(() => processes('nobody')).toThrow('The backend has no function nobody')
  })

  it('end after a while with nothing to do', async () => {
    const { invoke } = start([writeFunction('pid', PID)], 50)
    const pid = Number(await payloadOf(invoke('pid', {})))
    expect(await eventually(() => !isRunning(pid))).toBe(true)
    expect(await payloadOf(invoke('pid', {}))).not.toBe(pid)
  })

  it('may load before the first call, and wait for it', async () => {
    const source = `import { writeFileSync } from 'node:fs'
      writeFileSync(process.env.LOADED, String(process.pid))
      export const handler = async () => process.pid`
    const LOADED = join(mkdtempSync(join(tmpdir(), 'commons-loaded-')), 'pid')
    const { warm, invoke, processes } = start([writeFunction('early', source, { environment: { LOADED } })])
    warm('early')
    warm('early')
    expect(await eventually(() => existsSync(LOADED))).toBe(true)
    expect(processes('early')).toEqual([])
    expect(String(await payloadOf(invoke('early', {})))).toBe(readFileSync(LOADED, 'utf8'))
    expect(() => warm('nobody')).toThrow('The backend has no function nobody')
  })

  it('serve a call that comes while they load', async () => {
    const { warm, invoke } = start([writeFunction('pid', PID)])
    warm('pid')
    const pids = await Promise.all([payloadOf(invoke('pid', {})), payloadOf(invoke('pid', {}))])
    expect(pids).toHaveLength(2)
    for (const pid of pids) expect(pid).toEqual(expect.any(Number))
  })

  it('end after a long run, since what they grew to would stay, and leave their turn to the next call', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'commons-logs-'))
    const begin = () =>
      startExecution(writeFunction('pid', PID), { PATH: process.env.PATH ?? '' }, join(directory, 'log'))
    const pool = createProcessPool(begin, { limit: 1, longRunMs: 2_000 })
    const pidOf = async (waitMs: number) => payloadOf(pool.run({ waitMs }, 'id'))
    const first = await pidOf(0)
    const [same, next] = await Promise.all([pidOf(2_100), pidOf(0)])
    expect(same).toBe(first)
    expect(next).not.toBe(first)
    expect(await eventually(() => !isRunning(Number(first)))).toBe(true)
    expect(await pidOf(0)).toBe(next)
    pool.close()
  })

  it('end when the twin closes', async () => {
    const { invoke, close } = start([writeFunction('pid', PID)])
    const pid = Number(await payloadOf(invoke('pid', {})))
    close()
    expect(await eventually(() => !isRunning(pid))).toBe(true)
  })
})
