import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readRun } from '../../../amplify/records/run-store'
import type { RunRow } from '../../../amplify/records/runs'
import { newRun } from '../../../amplify/repair/new-run'
import type { Caller, Services } from '../../../amplify/services'
import { DEFAULT_SETTINGS } from '../../../lib/domain/repair'
import { SELECTION_LIMIT } from '../../../lib/domain/selection'
import { counter, startWorld, type World } from './world'

interface Run {
  id: string
  state: string
  order?: string
  isWorkedOn: boolean
  isWaiting: boolean
  counts: { shelf: string; count: number }[]
  chosen: number
  secondsLeft?: number
}
interface Answer {
  refusal?: string
  run: Run
}

let world: World
let admin: Caller
const people: Caller[] = []
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('admin@example.com', 'admins', 'everyone')
  for (let n = 0; n < 5; n += 1) people.push(await world.person(`user-${n}@example.com`))
})
afterAll(() => world.close())
beforeEach(() => {
  world.wakes.length = 0
  // Runs have ids by the time.
  world.time.now += 60_000
})

const ask = (operation: string, args: object, through?: Services) =>
  world.ask(admin, operation, args, through) as Promise<Answer>
const start = (args: object = { scope: 'ALL' }) => ask('startRun', args)
const direct = (id: string, order: string, chosen?: number) => ask('directRun', { id, order, chosen })
const see = async (id: string) => (await ask('repairRun', { id })).run
const counts = ({ counts: each }: Run) => Object.fromEntries(each.map(({ shelf, count }) => [shelf, count]))
const wordsOf = async (args: object) => {
  const { events } = (await world.ask(admin, 'auditEvents', args)) as {
    events: { act: string; outcome: string; detail?: string; actor: string; subject?: string }[]
  }
  return events.toReversed().map(({ act, outcome, detail }) => [act, outcome, ...(detail ? [detail] : [])].join(' '))
}

/** Somebody works for a minute from now on. */
const holdLease = (runId?: string, until = world.time.now + 60_000) =>
  world.rows.send(
    new PutCommand({
      TableName: world.tables.run,
      Item: { kind: 'lease', id: 'worker', holder: 'x', epoch: 1, until, ...(runId && { runId }) },
    }),
  )

const putRun = async (change: Partial<RunRow> = {}) => {
  const wish = { scope: 'ALL', source: 'ADMINISTRATOR', startedBy: admin.sub, pace: DEFAULT_SETTINGS } as const
  const row: RunRow = { ...newRun(world.plain, wish), ...change }
  await world.rows.send(new PutCommand({ TableName: world.tables.run, Item: row }))
  return row
}

describe('a run', () => {
  it('is planned, applied and undone, and the ledger tells who wanted it', async () => {
    const { run } = await start()
    expect(run).toMatchObject({
      state: 'SCANNING',
      startedBy: admin.sub,
      isWorkedOn: false,
      ratePercent: 80,
      counts: [],
    })
    expect(world.wakes).toEqual([{ runId: run.id }])
    await world.work({ runId: run.id })
    const planned = await see(run.id)
    expect(planned).toMatchObject({ state: 'PLANNED', users: 6, members: 1, chosen: 5 })
    expect(planned.counts).toEqual([{ shelf: 'CHOSEN', count: 5 }])

    expect(await direct(run.id, 'APPLY', 4)).toEqual({ refusal: 'CHANGED' })
    expect(await direct(run.id, 'APPLY')).toEqual({ refusal: 'INVALID' })
    world.wakes.length = 0
    expect((await direct(run.id, 'APPLY', 5)).run).toMatchObject({ state: 'APPLYING', appliedBy: admin.sub })
    expect(world.wakes).toEqual([{ runId: run.id }])
    // Twice the same is once; another number, or somebody else, comes too late.
    expect((await direct(run.id, 'APPLY', 5)).run).toMatchObject({ state: 'APPLYING' })
    expect(await direct(run.id, 'APPLY', 4)).toEqual({ refusal: 'CHANGED' })
    await world.work({ runId: run.id })
    expect(counts(await see(run.id))).toEqual({ ADDED: 5 })

    world.time.now += 1_000
    await direct(run.id, 'UNDO')
    world.time.now += 1_000
    await world.work({ runId: run.id })
    expect(await see(run.id)).toMatchObject({ state: 'UNDONE', undoneBy: admin.sub })
    const chosen = Array.from({ length: 5 })
    expect(await wordsOf({ runId: run.id })).toEqual([
      'START_RUN BEGUN ALL',
      'START_RUN DONE ALL',
      'APPLY_RUN BEGUN 5',
      'APPLY_RUN DONE 5',
      ...chosen.map(() => 'RUN_ADDED DONE'),
      'UNDO_RUN BEGUN',
      'UNDO_RUN DONE',
      ...chosen.map(() => 'RUN_REMOVED DONE'),
    ])
  })

  it('over everybody is one while it scans, and another one later', async () => {
    const [first, again] = [await start(), await start()]
    expect(again.run.id).toBe(first.run.id)
    expect((await start({ scope: 'ORPHANS' })).run.id).not.toBe(first.run.id)
    expect((await start({ scope: 'SELECTED', usernames: [admin.username] })).run.id).not.toBe(first.run.id)
    await direct(first.run.id, 'CANCEL')
    expect((await start()).run.id).not.toBe(first.run.id)
    await world.work({ runId: first.run.id })
  })

  it.each([
    [{ scope: 'SELECTED' }],
    [{ scope: 'SELECTED', usernames: [] }],
    [{ scope: 'SELECTED', usernames: ['ann bee'] }],
    [{ scope: 'ALL', usernames: ['user-1'] }],
  ])('of %j is refused', async (args) => {
    expect(await start(args)).toEqual({ refusal: 'INVALID' })
    expect(world.wakes).toEqual([])
  })

  it('of more than a thousand chosen users is refused', async () => {
    const usernames = Array.from({ length: SELECTION_LIMIT + 1 }, (_, n) => `user-${n}`)
    expect(await start({ scope: 'SELECTED', usernames })).toEqual({ refusal: 'INVALID' })
    const { run } = await start({ scope: 'SELECTED', usernames: [...usernames.slice(2), 'user-2'] })
    expect(run).toMatchObject({ state: 'SCANNING', selected: SELECTION_LIMIT - 1 })
    await direct(run.id, 'CANCEL')
    await world.work({ runId: run.id })
  })

  it('is ordered all the same when no worker can be woken', async () => {
    const deaf = world.services({}, { wakeWorker: () => Promise.reject(new Error('no such function')) })
    const { run } = await ask('startRun', { scope: 'SELECTED', usernames: [admin.username] }, deaf)
    expect(await readRun(world.plain, run.id)).toMatchObject({ work: 'due' })
    await world.work({ runId: run.id })
  })

  it('that nobody knows is not found, by any order', async () => {
    for (const order of ['APPLY', 'PAUSE', 'RESUME', 'CANCEL', 'RETRY_FAILED', 'UNDO'])
      expect(await direct('nobody', order, 1)).toEqual({ refusal: 'NOT_FOUND' })
    expect(await ask('repairRun', { id: 'nobody' })).toEqual({ refusal: 'NOT_FOUND' })
    expect(await ask('repairItems', { runId: 'nobody' })).toEqual({ refusal: 'NOT_FOUND' })
    expect(await ask('chooseItems', { runId: 'nobody', isChosen: true })).toEqual({ refusal: 'NOT_FOUND' })
  })

  it('takes an order twice as once', async () => {
    const { id } = await putRun()
    expect((await direct(id, 'PAUSE')).run).toMatchObject({ state: 'SCANNING', order: 'PAUSE' })
    expect((await direct(id, 'PAUSE')).run).toMatchObject({ order: 'PAUSE' })
    expect((await direct(id, 'RESUME')).run.order).toBeUndefined()
    expect(await direct(id, 'RESUME')).toEqual({ refusal: 'CHANGED' })
    expect((await direct(id, 'CANCEL')).run).toMatchObject({ order: 'CANCEL' })
    expect(await direct(id, 'PAUSE')).toEqual({ refusal: 'CHANGED' })
    expect(await wordsOf({ runId: id })).toEqual(
      ['PAUSE_RUN', 'RESUME_RUN', 'CANCEL_RUN'].flatMap((act) => [`${act} BEGUN`, `${act} DONE`]),
    )
    await world.work({ runId: id })
    expect((await direct(id, 'CANCEL')).run).toMatchObject({ state: 'CANCELLED' })
  })

  it('is ordered once by two who order different things at once', async () => {
    const { id } = await putRun({ state: 'PAUSED', pausedFrom: 'SCANNING', work: undefined })
    const answers = await Promise.all([direct(id, 'RESUME'), direct(id, 'CANCEL')])
    expect(answers.filter(({ refusal }) => refusal === 'CHANGED').length).toBeLessThanOrEqual(1)
    const { state, order } = await see(id)
    expect(['CANCELLED', 'SCANNING']).toContain(state)
    if (state === 'SCANNING') await direct(id, 'CANCEL')
    expect(order === undefined || order === 'CANCEL').toBe(true)
    await world.work({ runId: id })
  })
})

describe('whoever looks at a run', () => {
  it('is told that it waits for its turn while the worker is on another one', async () => {
    const [{ id }, other] = [await putRun(), await putRun()]
    await holdLease(other.id)
    expect(await see(id)).toMatchObject({ isWorkedOn: false, isWaiting: true })
    expect(world.wakes).toEqual([])
    world.time.now += 60_000
    expect(await see(id)).toMatchObject({ isWorkedOn: false, isWaiting: false })
    await world.work({})
    expect(await see(id)).toMatchObject({ state: 'PLANNED', isWorkedOn: false, isWaiting: false })
  })

  it('is told whether somebody works on it, and sends for a worker when nobody does, every ten seconds at most', async () => {
    const { id } = await putRun()
    await holdLease(id)
    expect(await see(id)).toMatchObject({ isWorkedOn: true, isWaiting: false })
    expect(world.wakes).toEqual([])
    world.time.now += 60_000
    await Promise.all(Array.from({ length: 5 }, () => see(id)))
    expect(await see(id)).toMatchObject({ isWorkedOn: false })
    expect(world.wakes).toEqual([{ runId: id }])
    world.time.now += 9_999
    await see(id)
    expect(world.wakes).toHaveLength(1)
    world.time.now += 1
    await see(id)
    expect(world.wakes).toHaveLength(2)
    await world.work({ runId: id })
    world.time.now += 60_000
    expect(await see(id)).toMatchObject({ state: 'PLANNED', isWorkedOn: false })
    expect(world.wakes).toHaveLength(2)
  })

  it('is told how long it takes: pages and items at the pace, then as fast as it was seen to go', async () => {
    const walk = { generation: 1, pages: 0, rows: 0, isDone: false }
    const plan: Partial<RunRow> = {
      state: 'APPLYING',
      plannedAt: '2026-01-15T00:00:00.000Z',
      counts: { CHOSEN: 200, ADDED: 40 },
      scanned: { userPages: 240, memberPages: 80 },
      userWalk: { ...walk, isPerItem: false },
      memberWalk: { ...walk, isPerItem: false },
    }
    const secondsOf = async (change: Partial<RunRow>) =>
      (await see((await putRun({ ...plan, ...change })).id)).secondsLeft
    await holdLease()
    // 240 pages at 24 a second, 200 users at 20.
    expect(await secondsOf({})).toBe(10 + 10)
    expect(await secondsOf({ userWalk: { ...walk, pages: 120 } })).toBe(5 + 10)
    expect(await secondsOf({ judgedAt: '2026-01-15T00:00:00.000Z', rate: 5 })).toBe(40)
    expect(await secondsOf({ state: 'UNDOING', judgedAt: '2026-01-15T00:00:00.000Z', rate: 5 })).toBe(8)
    for (const state of ['PAUSED', 'DONE'] as const) expect(await secondsOf({ state, work: undefined })).toBeUndefined()
    expect(await secondsOf({ state: 'SCANNING', plannedAt: undefined })).toBeUndefined()
    await holdLease(undefined, 0)
  })

  it('is told of a scan how far it has come', async () => {
    const walk = { generation: 1, pages: 2, rows: 120, isDone: false }
    const { id } = await putRun({ userWalk: walk, memberWalk: { ...walk, rows: 60 } })
    expect(await see(id)).toMatchObject({ state: 'SCANNING', users: 120, members: 60 })
    await direct(id, 'CANCEL')
  })

  it('is not told what the worker keeps for itself', async () => {
    const { id } = await putRun({
      state: 'PAUSED',
      work: undefined,
      chunk: { usernames: ['x'], last: 'x', aside: [], ledgerFrom: 1 },
    })
    const run = await see(id)
    for (const name of ['kind', 'epoch', 'chunk', 'cursor', 'work', 'userWalk', 'ledgerNext', 'selection'])
      expect(run).not.toHaveProperty(name)
  })
})

describe('the list of runs', () => {
  const list = (args: object) =>
    world.ask(admin, 'repairRuns', args) as Promise<{ runs: Run[]; nextCursor: string | null; refusal?: string }>

  it('has every run once, newest first, page by page', async () => {
    const { id } = await putRun({ state: 'CANCELLED', work: undefined })
    const all = (await list({ limit: 100 })).runs.map((run) => run.id)
    expect(all[0]).toBe(id)
    expect(all).toEqual(all.toSorted().toReversed())
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await list({ limit: 3, cursor })
      expect(page.runs.length).toBeLessThanOrEqual(3)
      seen.push(...page.runs.map((run) => run.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(all)
  })

  it.each(['', ' ', 'x'.repeat(5_000), '../..', 'no-such-run'])('has no run whose id is %j', async (id) => {
    expect(await world.ask(admin, 'repairRun', { id })).toEqual({ refusal: 'NOT_FOUND' })
    expect(await world.ask(admin, 'repairItems', { runId: id })).toEqual({ refusal: 'NOT_FOUND' })
  })

  it('costs one read of runs', async () => {
    const { counts: calls, before } = counter()
    await world.ask(admin, 'repairRuns', { limit: 100 }, world.services({ before }))
    expect(calls).toMatchObject({ QueryCommand: 1, GetItemCommand: 1 })
  })

  it.each([{ limit: 0 }, { limit: -1 }, { limit: 101 }, { cursor: '' }, { cursor: 'e30.x' }, { cursor: 'a.b.c' }])(
    'refuses %j',
    async (args) => {
      expect(await list(args)).toEqual({ refusal: 'INVALID' })
    },
  )
})
