import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SETTINGS_NAME } from '../../../amplify/records/settings'
import { DEFAULT_SETTINGS, type NightlySetting } from '../../../lib/domain/repair'
import { subjectsIn } from './chain'
import { type RepairWorld, startRepairWorld } from './world'

const HOUR = 3_600_000

let world: RepairWorld
let missing: string
beforeAll(async () => {
  world = await startRepairWorld()
  missing = await world.person('kim')
})
beforeEach(async () => {
  await world.leave(missing)
  // To three in the morning of the next day.
  const day = 24 * HOUR
  world.clock.pass(day - (world.clock.now() % day) + 3 * HOUR)
})
afterAll(() => world.close())

const set = (nightly: NightlySetting) =>
  world.rows.send(
    new PutCommand({ TableName: world.tables.setting, Item: { name: SETTINGS_NAME, ...DEFAULT_SETTINGS, nightly } }),
  )

describe('the nightly scan', () => {
  it('is made once a night, by whichever tick is first, and plans', async () => {
    await set('PLAN')
    const before = (await world.runs()).length
    for (let tick = 0; tick < 3; tick += 1) await world.work()
    await Promise.all([world.work(), world.work()])
    const runs = await world.runs()
    expect(runs.length).toBe(before + 1)
    const run = runs.at(-1)
    expect(run).toMatchObject({ state: 'PLANNED', source: 'SCHEDULE', startedBy: 'schedule', counts: { CHOSEN: 1 } })
    expect(await world.ledger(run?.id ?? '')).toMatchObject([{ act: 'START_RUN', actor: 'schedule', seq: 1 }])
    expect(await world.members()).toEqual([])
  })

  it('applies its plan when it is set so', async () => {
    await set('APPLY')
    await world.work()
    const run = (await world.runs()).at(-1)
    expect(run).toMatchObject({ state: 'DONE', appliedBy: 'schedule', counts: { ADDED: 1 } })
    expect(await world.members()).toEqual([missing])
    const ledger = await world.ledger(run?.id ?? '')
    expect(subjectsIn(ledger, 'RUN_ADDED')).toEqual([missing])
    expect(ledger.map(({ act, actor }) => `${act} ${actor}`)).toEqual([
      'START_RUN schedule',
      'APPLY_RUN schedule',
      'RUN_ADDED schedule',
    ])
  })

  it('that finds nobody leaves an empty plan', async () => {
    await set('APPLY')
    await world.join(missing)
    await world.work()
    expect((await world.runs()).at(-1)).toMatchObject({ state: 'PLANNED', chosen: 0, counts: {} })
  })

  it('is not made when it is off, nor by day, nor by the order of somebody', async () => {
    const before = (await world.runs()).length
    await set('OFF')
    await world.work()
    await set('PLAN')
    await world.work({}, { order: { runId: 'somebody' } })
    world.clock.pass(3 * HOUR)
    await world.work()
    expect((await world.runs()).length).toBe(before)
  })

  it('is begun while another run is at work, and done after it', async () => {
    await set('PLAN')
    const id = await world.start()
    const gate = { before: async (command: string) => void (command === 'ListUsersCommand' && (await tick())) }
    let ticks = 0
    const tick = async () => {
      ticks += 1
      world.clock.pass(1)
      if (ticks === 1) await world.work()
    }
    await world.work(gate, { order: { runId: id } })
    const runs = await world.runs()
    expect(runs.slice(-2).map(({ state }) => state)).toEqual(['PLANNED', 'PLANNED'])
    expect(runs.at(-1)?.source).toBe('SCHEDULE')
  })

  it.each(['before', 'after'] as const)('is one run, whichever request its tick dies %s', async (moment) => {
    await set('PLAN')
    for (let at = 1; at <= 6; at += 1) {
      const before = (await world.runs()).length
      let requests = 0
      const dies = () => {
        if (requests >= at) throw new Error('Killed')
      }
      const gate = {
        before: () => {
          requests += 1
          if (moment === 'before' || requests > at) dies()
        },
        after: dies,
      }
      await world.work(gate).catch(() => {})
      world.outlive()
      await world.work()
      const runs = await world.runs()
      expect(runs.length, `request ${at}`).toBe(before + 1)
      expect(runs.at(-1)?.state).toBe('PLANNED')
      expect((await world.ledger(runs.at(-1)?.id ?? '')).length).toBe(1)
      world.clock.pass(24 * HOUR)
    }
  })
})
