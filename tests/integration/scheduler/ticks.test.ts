import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { TABLE_VARIABLES } from '../../../amplify/environment'
import { SETTINGS_NAME } from '../../../amplify/records/settings'
import { loadBackend } from '../../../local/assembly/load-backend'
import { openKeyring } from '../../../local/signature/keyring'
import { startTwin, type Twin, type TwinOptions } from '../../../local/start-twin'
import { synthesise } from '../../../scripts/synthesise'
import { eventually, isRunning, writeFunction } from '../lambda/function-fixture'

const WORKER = 'repair-worker'
// Writes down each event, and works for a quarter of an hour on every event after that.
const BUSY = `import { appendFileSync } from 'node:fs'
export const handler = async (event) => {
  appendFileSync(process.env.DIARY, JSON.stringify(event) + '\\n')
  await new Promise(() => setTimeout(() => {}, 900_000))
}`

let assembly = ''
beforeAll(async () => {
  assembly = (await synthesise()).directory
})

const directories: string[] = []
const twins: Twin[] = []
afterEach(async () => {
  for (const twin of twins.splice(0)) await twin.close()
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

const start = async ({ isBusy = false, ...options }: Partial<TwinOptions> & { isBusy?: boolean } = {}) => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'commons-ticks-'))
  directories.push(dataDirectory)
  const backend = loadBackend(assembly)
  const diary = join(dataDirectory, 'diary')
  const { codeDirectory } = writeFunction(WORKER, BUSY)
  const busy = backend.functions.map((fn) =>
    fn.name === WORKER ? { ...fn, codeDirectory, environment: { ...fn.environment, DIARY: diary } } : fn,
  )
  const twin = await startTwin({
    backend: isBusy ? { ...backend, functions: busy } : backend,
    dataDirectory,
    port: 0,
    appPort: 3999,
    ...options,
  })
  twins.push(twin)
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  }
  return {
    twin,
    events: () => read(diary).split('\n').filter(Boolean),
    log: () => read(join(dataDirectory, 'logs', `${WORKER}.log`)),
    /** Between two and five in the morning there would be something to do. */
    scanNoNight: async () => {
      const { region, accountId, functions } = backend
      const TableName = functions.find(({ name }) => name === WORKER)?.environment[TABLE_VARIABLES.setting]
      const client = new DynamoDBClient({
        region,
        endpoint: `http://127.0.0.1:${twin.port}`,
        credentials: openKeyring(dataDirectory, { accountId, functions }).administrator,
      })
      await client.send(new PutItemCommand({ TableName, Item: { name: { S: SETTINGS_NAME }, nightly: { S: 'OFF' } } }))
      client.destroy()
    },
    metrics: async () => (await fetch(`http://127.0.0.1:${twin.port}/metrics.json`)).json(),
  }
}

describe('the schedule of the backend', () => {
  it('wakes the repair worker, who finds nothing to do and says so', async () => {
    const { twin, metrics, log, scanNoNight } = await start({ scheduleEveryMs: 5000 })
    await scanNoNight()
    expect(await eventually(() => twin.functionProcesses(WORKER).length > 0, 20_000)).toBe(true)
    expect(await eventually(() => twin.functionProcesses(WORKER).length === 0, 20_000)).toBe(true)
    const { invocations, operations } = await metrics()
    expect(invocations).toBeGreaterThan(0)
    expect(operations.cognito).toEqual({})
    expect(log()).not.toContain('ERROR')
  })

  it('wakes it again while it is still at work', async () => {
    const { twin, events } = await start({ scheduleEveryMs: 1000, isBusy: true })
    expect(await eventually(() => events().length >= 2, 20_000)).toBe(true)
    expect(new Set(twin.functionProcesses(WORKER)).size).toBeGreaterThanOrEqual(2)
    expect(JSON.parse(events()[0] ?? '')).toMatchObject({ source: 'aws.scheduler', detail: '{}' })
  })

  it('leaves the first seconds of a twin alone', async () => {
    const time = { now: Date.UTC(2026, 10, 23, 20, 39, 59) }
    const { twin, metrics } = await start({ clock: () => time.now })
    time.now += 60_000
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(twin.functionProcesses(WORKER)).toEqual([])
    expect((await metrics()).invocations).toBe(0)
  })

  it('may be switched off', async () => {
    const { metrics } = await start({ scheduleEveryMs: 0 })
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect((await metrics()).invocations).toBe(0)
  })
})

describe('a twin that is closed', () => {
  it('ends a worker that has a quarter of an hour to go, at once', async () => {
    const { twin, events } = await start({ scheduleEveryMs: 1000, isBusy: true })
    expect(await eventually(() => events().length >= 1, 20_000)).toBe(true)
    const pids = twin.functionProcesses(WORKER)
    const before = Date.now()
    await twin.close()
    expect(Date.now() - before).toBeLessThan(2000)
    expect(await eventually(() => pids.every((pid) => !isRunning(pid)))).toBe(true)
    const seen = events().length
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(events()).toHaveLength(seen)
  })
})
