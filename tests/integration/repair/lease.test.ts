import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readLease } from '../../../amplify/repair/lease'
import { subjectsIn } from './chain'
import { type RepairWorld, startRepairWorld } from './world'

const MISSING = 45

let world: RepairWorld
const missing: string[] = []
beforeAll(async () => {
  world = await startRepairWorld()
  missing.push(...(await world.crowd(MISSING)))
}, 400_000)
beforeEach(async () => {
  for (const username of await world.members()) await world.leave(username)
})
afterAll(() => world.close())

const applying = async () => {
  const id = await world.start()
  await world.work()
  await world.order(id, 'APPLY')
  return id
}

const expectDone = async (id: string) => {
  expect(await world.run(id)).toMatchObject({ state: 'DONE', counts: { ADDED: MISSING } })
  expect(await world.members()).toEqual(missing)
  expect(subjectsIn(await world.ledger(id), 'RUN_ADDED')).toEqual(missing)
}

describe('the lease', () => {
  it('lets one of many workers that are woken at once work, and the others go', async () => {
    const id = await applying()
    await Promise.all(Array.from({ length: 5 }, () => world.work({}, { order: { runId: id } })))
    await expectDone(id)
    expect((await world.run(id)).calls).toBe(4 + MISSING)
  })

  it('is given back, and each taking has a higher number', async () => {
    const before = await readLease({ dynamo: world.rows, tables: world.tables })
    await world.work()
    const after = await readLease({ dynamo: world.rows, tables: world.tables })
    expect(after).toMatchObject({ until: 0, epoch: (before?.epoch ?? 0) + 1 })
  })

  it('is kept for as long as the work takes', async () => {
    const id = await applying()
    let most = Number.NEGATIVE_INFINITY
    const gate = {
      after: async (command: string) => {
        if (command !== 'AdminAddUserToGroupCommand') return
        const { until = 0 } = (await readLease({ dynamo: world.rows, tables: world.tables })) ?? {}
        most = Math.max(most, world.clock.now() - until)
      },
    }
    // Two seconds of work at twenty users a second.
    await world.work(gate, { leaseMs: 600 })
    expect(most).toBeLessThan(0)
    await expectDone(id)
  })

  it('that was lost while its worker slept ends that worker at its next write', async () => {
    const id = await applying()
    let adds = 0
    let other: Promise<void> | undefined
    const sleepy = {
      before: async (command: string) => {
        if (command !== 'AdminAddUserToGroupCommand') return
        adds += 1
        if (adds !== 25) return
        world.outlive()
        other = world.work()
        await other
      },
    }
    await world.work(sleepy)
    await other
    await expectDone(id)
    // The first worker did no chunk after the one in which it slept.
    expect(adds).toBeLessThanOrEqual(40)
  })
})

describe('an invocation', () => {
  it('of the function as it is deployed works by an order, and by the tick of its schedule', async () => {
    const id = await world.start()
    expect(await world.invoke({ runId: id })).toBeUndefined()
    expect(await world.run(id)).toMatchObject({ state: 'PLANNED', chosen: MISSING })
    await world.order(id, 'APPLY')
    expect(await world.invoke({})).toBeUndefined()
    await expectDone(id)
    // What the function wrote has the time of the wall.
    world.clock.pass(Math.max(0, Date.now() - world.clock.now()) + 1)
  })

  it('that is about to end begins no other chunk, and the next one goes on', async () => {
    const id = await applying()
    const gate = { after: (command: string) => command === 'AdminAddUserToGroupCommand' && world.clock.pass(1) }
    await world.work(gate as never, { deadline: world.clock.now() + 10 })
    const halfway = await world.run(id)
    expect(halfway).toMatchObject({ state: 'APPLYING', work: 'due', counts: { ADDED: 20, CHOSEN: 25 } })
    expect(halfway.chunk).toBeUndefined()
    await world.work()
    await expectDone(id)
  })

  it('sees to what was ordered while it gave the lease back', async () => {
    let id = ''
    const gate = {
      before: async (command: string, input: unknown) => {
        const { ExpressionAttributeValues: values } = input as {
          ExpressionAttributeValues?: Record<string, { N?: string }>
        }
        if (command !== 'UpdateItemCommand' || values?.[':until']?.N !== '0' || id) return
        id = await world.start()
      },
    }
    await world.work(gate)
    expect((await world.run(id)).state).toBe('PLANNED')
  })

  it('sees to several runs, oldest first', async () => {
    const ids = [await world.start(), await world.start(), await world.start()]
    world.clock.pass(1)
    await world.work()
    for (const id of ids) expect((await world.run(id)).state).toBe('PLANNED')
  })
})
