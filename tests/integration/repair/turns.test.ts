import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readLease } from '../../../amplify/repair/lease'
import { DEFAULT_SETTINGS } from '../../../lib/domain/repair'
import { type RepairWorld, startRepairWorld } from './world'

const MISSING = 50
// Fifty users take fifty seconds.
const SLOW = { ...DEFAULT_SETTINGS, groupChangePerSecond: 1, ratePercent: 100 }

let world: RepairWorld
const missing: string[] = []
beforeAll(async () => {
  world = await startRepairWorld()
  missing.push(...(await world.crowd(MISSING)))
}, 400_000)
afterEach(async () => {
  for (const username of await world.members()) await world.leave(username)
})
afterAll(() => world.close())

const applying = async (pace = SLOW) => {
  const id = await world.start('ALL', undefined, pace)
  await world.work()
  await world.order(id, 'APPLY')
  world.clock.pass(1)
  return id
}

/** Does something when the first user is about to be added. */
const atFirstAdd = (act: () => Promise<unknown>) => {
  let isDone = false
  return {
    before: async (command: string) => {
      if (command !== 'AdminAddUserToGroupCommand' || isDone) return
      isDone = true
      await act()
    },
  }
}

describe('a worker', () => {
  it('gives a run that waits its turn after ten seconds, and goes on with the first one where it was', async () => {
    const long = await applying()
    let short = ''
    let added = 0
    const start = atFirstAdd(async () => {
      short = await world.start('SELECTED', missing.slice(-1))
    })
    const gate = {
      before: async (command: string, input: unknown) => {
        await start.before(command)
        if (command !== 'ListUsersCommand' || !(input as { Filter?: string }).Filter || added) return
        added = (await world.run(long)).counts.ADDED ?? 0
      },
    }
    await world.work(gate)
    expect((await world.run(short)).state).toBe('PLANNED')
    expect(added).toBeGreaterThanOrEqual(10)
    expect(added).toBeLessThan(20)
    const done = await world.run(long)
    expect(done).toMatchObject({ state: 'DONE', counts: { ADDED: MISSING } })
    // One page of each list for the plan and one of each before it was applied: a turn costs no call.
    expect(done.calls).toBe(4 + MISSING)
    expect(await world.members()).toEqual(missing)
  })

  it('says on its lease which run it is on', async () => {
    const id = await applying()
    const seen: unknown[] = []
    await world.work(
      atFirstAdd(async () => {
        seen.push((await readLease({ dynamo: world.rows, tables: world.tables }))?.runId)
      }),
    )
    expect(seen).toEqual([id])
  })

  it('does two long runs in turns', async () => {
    const ids = [await world.start('ALL', undefined, SLOW), await world.start('ALL', undefined, SLOW)]
    await world.work()
    for (const id of ids) await world.order(id, 'APPLY')
    const order: string[] = []
    const gate = {
      before: async (command: string) => {
        if (command !== 'AdminAddUserToGroupCommand') return
        const { runId = '' } = (await readLease({ dynamo: world.rows, tables: world.tables })) ?? {}
        if (order.at(-1) !== runId) order.push(runId)
      },
    }
    await world.work(gate)
    for (const id of ids) expect((await world.run(id)).state).toBe('DONE')
    expect(order.length).toBeGreaterThan(3)
    expect(await world.members()).toEqual(missing)
  })
})

describe('an order', () => {
  it('is obeyed within two seconds or so, however slow the pace', async () => {
    const id = await applying({ ...SLOW, ratePercent: 50 })
    await world.work(atFirstAdd(() => world.order(id, 'PAUSE')))
    expect(await world.run(id)).toMatchObject({ state: 'PAUSED', counts: { ADDED: 1, CHOSEN: MISSING - 1 } })
    await world.order(id, 'CANCEL')
  })
})

describe('a worker that slept while a later one did its work', () => {
  it('does not turn those who were added back into those who are chosen', async () => {
    const id = await world.start()
    let isAsleep = false
    const sleepy = {
      before: async (command: string, input: unknown) => {
        const { Item } = input as { Item?: { key?: { S?: string } } }
        if (command !== 'PutItemCommand' || !Item?.key?.S?.startsWith('item#') || isAsleep) return
        isAsleep = true
        world.outlive()
        await world.work()
        await world.order(id, 'APPLY')
        await world.work()
      },
    }
    await world.work(sleepy)
    expect(await world.run(id)).toMatchObject({ state: 'DONE', counts: { ADDED: MISSING } })
    expect((await world.items(id)).every(({ shelf }) => shelf === 'ADDED')).toBe(true)
  })

  it('takes back whom it adds too late, when they were kept out meanwhile', async () => {
    const id = await applying(DEFAULT_SETTINGS)
    const [excluded = ''] = missing
    let isAsleep = false
    const sleepy = {
      before: async (command: string, input: unknown) => {
        const { Username } = input as { Username?: string }
        if (command !== 'AdminAddUserToGroupCommand' || Username !== excluded || isAsleep) return
        isAsleep = true
        await world.keepOut(excluded)
        world.outlive()
        await world.work()
      },
    }
    await world.work(sleepy)
    expect(await world.run(id)).toMatchObject({ state: 'DONE', counts: { ADDED: MISSING - 1, SKIPPED: 1 } })
    expect(await world.members()).toEqual(missing.slice(1))
    await world.letIn(excluded)
  })
})
