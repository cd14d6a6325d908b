import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { LambdaFunction } from '../../../local/contract'
import { createLambda, type Lambda } from '../../../local/lambda/lambda'
import { eventually, isRunning, writeFunction } from './function-fixture'

// Each run leaves a line in the file that the event names, and does as the event says for that run.
const DIARY = `import { appendFileSync, existsSync, readFileSync } from 'node:fs'
export const handler = async ({ file, plan = [] }, { awsRequestId }) => {
  const number = existsSync(file) ? readFileSync(file, 'utf8').split('\\n').length - 1 : 0
  appendFileSync(file, JSON.stringify({ awsRequestId, at: Date.now(), pid: process.pid }) + '\\n')
  if (plan[number] === 'throw') throw new RangeError('as planned')
  if (plan[number] === 'exit') process.exit(7)
  if (plan[number] === 'hang') await new Promise(() => setTimeout(() => {}, 900_000))
}`

const lambdas: Lambda[] = []
afterEach(() => {
  for (const lambda of lambdas.splice(0)) lambda.close()
})

const start = (
  changes: Partial<LambdaFunction> = {},
  options: Partial<Parameters<typeof createLambda>[0]> = { retryDelaysMs: [150, 300] },
) => {
  const logDirectory = mkdtempSync(join(tmpdir(), 'commons-logs-'))
  const lambda = createLambda({
    functions: [writeFunction('diary', DIARY, changes)],
    endpoint: 'http://127.0.0.1:1',
    region: 'us-east-1',
    credentialsFor: () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' }),
    logDirectory,
    ...options,
  })
  lambdas.push(lambda)
  const file = join(logDirectory, 'diary.txt')
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  }
  const runs = () =>
    read(file)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { awsRequestId: string; at: number; pid: number })
  return {
    lambda,
    runs,
    log: () => read(join(logDirectory, 'diary.log')),
    send: (...plan: string[]) => lambda.sendEvent('diary', { file, plan }),
    hasRun: (times: number) => eventually(() => runs().length >= times),
  }
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('an event that nobody waits for', () => {
  it('is accepted before it runs, under the id that the function sees', async () => {
    const { send, runs, hasRun } = start()
    const requestId = send()
    expect(runs()).toEqual([])
    expect(await hasRun(1)).toBe(true)
    expect(runs()[0]?.awsRequestId).toBe(requestId)
    await pause(600)
    expect(runs()).toHaveLength(1)
  })

  it('is tried twice more when the function fails, after the delays, under one id', async () => {
    const { send, runs, hasRun, log } = start()
    const requestId = send('throw', 'exit', 'throw')
    expect(await hasRun(3)).toBe(true)
    expect(runs().map(({ awsRequestId }) => awsRequestId)).toEqual([requestId, requestId, requestId])
    const [first = 0, second = 0, third = 0] = runs().map(({ at }) => at)
    expect(second - first).toBeGreaterThanOrEqual(145)
    expect(third - second).toBeGreaterThanOrEqual(295)
    await pause(600)
    expect(runs()).toHaveLength(3)
    expect(log()).toMatch(new RegExp(`${requestId} ERROR Attempt 1 of an event failed: .*RangeError.*as planned`))
    expect(log()).toMatch(new RegExp(`${requestId} ERROR Attempt 2 of an event failed: .*exit status 7`))
    expect(log()).toMatch(new RegExp(`${requestId} ERROR Attempt 3 of an event failed: .*RangeError`))
  })

  it('is done with once an attempt succeeds', async () => {
    const { send, runs, hasRun } = start()
    send('throw')
    expect(await hasRun(2)).toBe(true)
    await pause(600)
    expect(runs()).toHaveLength(2)
  })

  it('is tried again when it is cut at its time limit', async () => {
    const { send, runs, hasRun, log } = start({ timeoutSeconds: 1 })
    send('hang')
    expect(await hasRun(2)).toBe(true)
    expect(runs()[1]?.pid).not.toBe(runs()[0]?.pid)
    expect(log()).toContain('Task timed out after 1.00 seconds')
  })

  it('is tried again when its process is killed', async () => {
    const { lambda, send, runs, hasRun } = start()
    const requestId = send('hang')
    expect(await hasRun(1)).toBe(true)
    const [pid = 0] = lambda.processes('diary')
    expect(pid).toBe(runs()[0]?.pid)
    process.kill(pid, 'SIGKILL')
    expect(await hasRun(2)).toBe(true)
    expect(runs()[1]?.awsRequestId).toBe(requestId)
  })

  it('is tried as often as the template says', async () => {
    const { send, runs, hasRun } = start({ events: { retries: 0, maximumAgeSeconds: 60 } })
    send('throw', 'throw')
    expect(await hasRun(1)).toBe(true)
    await pause(600)
    expect(runs()).toHaveLength(1)
  })

  it('waits a minute for its second attempt when nobody says otherwise', async () => {
    const { send, runs, hasRun } = start({}, {})
    send('throw')
    expect(await hasRun(1)).toBe(true)
    await pause(700)
    expect(runs()).toHaveLength(1)
  })

  it('is dropped when it has grown too old', async () => {
    const time = { now: 1_000_000 }
    const { send, runs, hasRun } = start(
      { events: { retries: 2, maximumAgeSeconds: 60 } },
      { clock: () => time.now, retryDelaysMs: [150, 300] },
    )
    send('throw', 'throw', 'throw')
    expect(await hasRun(1)).toBe(true)
    time.now += 60_000
    expect(await hasRun(2)).toBe(true)
    time.now += 1
    await pause(700)
    expect(runs()).toHaveLength(2)
  })

  it('runs twice under one id when the twin is told to deliver some twice', async () => {
    const answers = [false, true]
    const { send, runs, hasRun } = start({}, { isDuplicated: () => answers.shift() ?? false })
    const ids = [send(), send()]
    expect(await hasRun(3)).toBe(true)
    await pause(300)
    expect(
      runs()
        .map(({ awsRequestId }) => awsRequestId)
        .sort(),
    ).toEqual([ids[0], ids[1], ids[1]].sort())
  })

  it('counts as an invocation for each run, and needs a function that is there', async () => {
    const { lambda, send, hasRun } = start()
    send('throw')
    expect(await hasRun(2)).toBe(true)
    expect(lambda.invocations()).toBe(2)
    expect(() => lambda.sendEvent('nobody', {})).toThrow('The backend has no function nobody')
  })
})

describe('events when the twin ends', () => {
  it('are ended where they stand, and neither retried nor begun', async () => {
    const { lambda, send, runs, hasRun } = start()
    send('hang')
    expect(await hasRun(1)).toBe(true)
    const pid = runs()[0]?.pid ?? 0
    send('throw')
    lambda.endEvents()
    expect(await eventually(() => !isRunning(pid))).toBe(true)
    await pause(600)
    expect(runs()).toHaveLength(1)
    send()
    await pause(300)
    expect(runs()).toHaveLength(1)
  })

  it('that wait for their next attempt are forgotten', async () => {
    const { lambda, send, runs, hasRun, log } = start()
    send('throw')
    expect(await hasRun(1)).toBe(true)
    expect(await eventually(() => log().includes('Attempt 1'))).toBe(true)
    lambda.endEvents()
    await pause(600)
    expect(runs()).toHaveLength(1)
  })

  it('leave alone what somebody waits for', async () => {
    const { lambda, send, hasRun } = start()
    send('hang')
    expect(await hasRun(1)).toBe(true)
    const waited = lambda.invoke('diary', { file: join(tmpdir(), 'commons-waited.txt') })
    lambda.endEvents()
    expect(await waited).toMatchObject({ ok: true })
  })
})
