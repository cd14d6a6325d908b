import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { ask, signIn } from '../../people'
import { makeMissing } from './missing'
import { ADMIN, LEASE_MS, type RunbookWorld, startRunbookWorld } from './world'

let world: RunbookWorld
let token: string
beforeAll(async () => {
  world = await startRunbookWorld()
  token = (await signIn(world.environment, ADMIN.email, ADMIN.password)).accessToken
})
afterAll(() => world?.close())

let batch = 0
const MISSING = 8

/** A run that takes a minute: one user a second, and no more. */
const begin = async () => {
  const pace = 'mutation { changeRepairSettings(groupChangePerSecond: 1, ratePercent: 50) { refusal } }'
  await ask(world.environment, token, pace)
  batch += 1
  await makeMissing(world, `batch-${batch}`, MISSING)
  await world.type('plan')
  const run = await show()
  const apply = 'mutation A($id: ID!, $n: Int) { directRun(id: $id, order: APPLY, chosen: $n) { refusal } }'
  const { data } = await ask(world.environment, token, apply, { id: run.id, n: run.chosen })
  expect(data?.directRun).toEqual({ refusal: null })
  await expect.poll(async () => (await show(run.id)).counts.ADDED ?? 0, { timeout: 30_000 }).toBeGreaterThan(0)
  return run
}

interface Run {
  id: string
  state: string
  chosen: number
  isWorkedOn: boolean
  counts: Record<string, number>
}

// Not the command, which signs in each time: so many sign-ins of one account are refused.
const show = async (id?: string): Promise<Run> => {
  // After two at night a worker that is woken also begins the scan of the night: the newest need not be ours.
  const query = '{ repairRuns(limit: 10) { runs { id state chosen isWorkedOn counts { shelf count } } } }'
  const { data } = await ask(world.environment, token, query)
  const found = data?.repairRuns as { runs: (Omit<Run, 'counts'> & { counts: { shelf: string; count: number }[] })[] }
  const run = id ? found.runs.find((each) => each.id === id) : found.runs[0]
  if (!run) throw new Error('There is no such run')
  return { ...run, counts: Object.fromEntries(run.counts.map(({ shelf, count }) => [shelf, count])) }
}

const killWorker = () => {
  const processes = world.processes(world.worker)
  expect(processes.length).toBeGreaterThan(0)
  for (const pid of processes) process.kill(pid, 'SIGKILL')
}

const bookings = async (id: string) => {
  const query = 'query L($id: ID!) { auditEvents(runId: $id, limit: 100) { events { act subject } } }'
  const { data } = await ask(world.environment, token, query, { id })
  const found = data?.auditEvents as { events: { act: string; subject: string }[] } | undefined
  return (found?.events ?? []).filter(({ act }) => act === 'RUN_ADDED').map(({ subject }) => subject)
}

beforeEach(async () => {
  await world.restart()
})

it('a run whose worker was killed while the schedule is off stands still until the worker is woken, and books each user once', async () => {
  const run = await begin()
  killWorker()
  await new Promise((resolve) => setTimeout(resolve, LEASE_MS + 500))
  const [until = '0', runId] = (await world.type('read-lease')).out.trim().split(/\s+/)
  expect(runId).toBe(run.id)
  expect(Number(until)).toBeLessThan(Date.now())
  expect(world.logOf(world.worker)).toContain('Runtime exited with error: signal: SIGKILL')

  expect(world.processes(world.worker)).toEqual([])
  expect((await world.type('wake-worker')).code).toBe(0)
  await expect.poll(() => world.processes(world.worker).length).toBeGreaterThan(0)
  await expect.poll(async () => (await show(run.id)).state, { timeout: 60_000, interval: 1_000 }).toBe('DONE')
  const booked = await bookings(run.id)
  expect(booked).toHaveLength(run.chosen)
  expect(new Set(booked).size).toBe(run.chosen)
  expect((await world.type('status')).out).toMatch(/^0 of \d+ users cannot see the workspace/)
}, 240_000)

it('with the schedule a killed worker is replaced by itself', async () => {
  const run = await begin()
  killWorker()
  await world.restart(undefined, { scheduleEveryMs: 1_000 })
  await expect.poll(() => world.processes(world.worker).length, { timeout: 30_000 }).toBeGreaterThan(0)
  await expect.poll(async () => (await show(run.id)).state, { timeout: 60_000, interval: 1_000 }).toBe('DONE')
  expect(new Set(await bookings(run.id)).size).toBe(run.chosen)
}, 240_000)

it('a paused run says so and goes on when it is resumed', async () => {
  const run = await begin()
  const pause = 'mutation P($id: ID!) { directRun(id: $id, order: PAUSE) { refusal } }'
  await ask(world.environment, token, pause, { id: run.id })
  await expect.poll(async () => (await show(run.id)).state, { timeout: 60_000 }).toBe('PAUSED')
  expect((await world.type('show')).out).toMatch(/^The run is paused\.$/m)
  expect((await world.type('resume')).out).toMatch(new RegExp(`^${run.chosen} users added to everyone$`, 'm'))
}, 240_000)
