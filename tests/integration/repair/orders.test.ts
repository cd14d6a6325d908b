import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { subjectsIn } from './chain'
import { type RepairWorld, startRepairWorld } from './world'

const MISSING = 50

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

/** Gives an order at the request of that number and kind, while the worker waits for its answer. */
const orderAt = (id: string, order: 'PAUSE' | 'CANCEL', command: string, number = 1) => {
  let met = 0
  return {
    before: async (name: string) => {
      if (name === command) met += 1
      if (name === command && met === number) await world.order(id, order)
    },
  }
}

const planned = async () => {
  const id = await world.start()
  await world.work()
  return id
}

describe('a pause', () => {
  it('is obeyed between two chunks, with nothing half done, and resumed where it was', async () => {
    const id = await planned()
    await world.order(id, 'APPLY')
    await world.work(orderAt(id, 'PAUSE', 'AdminAddUserToGroupCommand', 25))
    const paused = await world.run(id)
    expect(paused).toMatchObject({ state: 'PAUSED', pausedFrom: 'APPLYING', counts: { ADDED: 40, CHOSEN: 10 } })
    expect([paused.chunk, paused.work, paused.order]).toEqual([undefined, undefined, undefined])
    expect(await world.members()).toEqual(missing.slice(0, 40))
    await world.work()
    expect((await world.run(id)).state).toBe('PAUSED')
    await world.order(id, 'RESUME')
    await world.work()
    const done = await world.run(id)
    expect(done).toMatchObject({ state: 'DONE', counts: { ADDED: MISSING } })
    // Plan and repair read one page of users and one of members each: a pause costs none.
    expect(done.calls).toBe(4 + MISSING)
    expect(subjectsIn(await world.ledger(id), 'RUN_ADDED')).toEqual(missing)
  })

  it('of a scan keeps its pages', async () => {
    const id = await world.start()
    await world.work(orderAt(id, 'PAUSE', 'ListUsersCommand'))
    expect(await world.run(id)).toMatchObject({ state: 'PAUSED', pausedFrom: 'SCANNING', calls: 2 })
    await world.order(id, 'RESUME')
    await world.work()
    expect(await world.run(id)).toMatchObject({ state: 'PLANNED', calls: 2, counts: { CHOSEN: MISSING } })
  })

  it('after which an hour has passed lets the rest be judged again', async () => {
    const id = await planned()
    await world.order(id, 'APPLY')
    await world.work(orderAt(id, 'PAUSE', 'AdminAddUserToGroupCommand'))
    const early = missing.at(-1) ?? ''
    await world.join(early)
    world.clock.pass(3_600_001)
    await world.order(id, 'RESUME')
    await world.work()
    expect((await world.run(id)).counts).toEqual({ ADDED: MISSING - 1, ALREADY: 1 })
  })

  it('of a plan half written, after which an hour has passed, leaves nobody in it who has left since', async () => {
    const id = await world.start()
    const leaver = await world.person('leaver')
    await world.work(orderAt(id, 'PAUSE', 'PutItemCommand', 40))
    expect(await world.run(id)).toMatchObject({ state: 'PAUSED', pausedFrom: 'SCANNING' })
    expect((await world.items(id)).length).toBe(MISSING + 1)
    await world.remove(leaver)
    world.clock.pass(3_600_001)
    await world.order(id, 'RESUME')
    await world.work()
    expect(await world.run(id)).toMatchObject({ state: 'PLANNED', chosen: MISSING, counts: { CHOSEN: MISSING } })
    expect((await world.items(id)).map(({ username }) => username).toSorted()).toEqual(missing)
  })

  it('that nobody has obeyed yet can be taken back', async () => {
    const id = await world.start()
    await world.order(id, 'PAUSE')
    await world.order(id, 'RESUME')
    await world.work()
    expect((await world.run(id)).state).toBe('PLANNED')
  })
})

describe('a cancellation', () => {
  it('ends a repair between two chunks, and what was added can be undone', async () => {
    const id = await planned()
    await world.order(id, 'APPLY')
    await world.work(orderAt(id, 'CANCEL', 'AdminAddUserToGroupCommand'))
    expect(await world.run(id)).toMatchObject({ state: 'CANCELLED', counts: { ADDED: 20, CHOSEN: 30 } })
    await world.order(id, 'UNDO')
    await world.work()
    expect(await world.run(id)).toMatchObject({ state: 'UNDONE', counts: { REMOVED: 20, CHOSEN: 30 } })
    expect(await world.members()).toEqual([])
  })

  it('of a plan, or of a pause, needs no worker', async () => {
    const plan = await planned()
    await world.order(plan, 'CANCEL')
    expect(await world.run(plan)).toMatchObject({ state: 'CANCELLED' })
    const paused = await planned()
    await world.order(paused, 'APPLY')
    await world.work(orderAt(paused, 'PAUSE', 'AdminAddUserToGroupCommand'))
    await world.order(paused, 'CANCEL')
    expect(await world.run(paused)).toMatchObject({ state: 'CANCELLED', counts: { ADDED: 20 } })
  })

  it('wins over a pause, and over a scan that is about to be complete', async () => {
    const id = await world.start()
    let isOrdered = false
    const gate = {
      before: async (name: string, input: unknown) => {
        const { Item } = input as { Item?: { key?: { S?: string } } }
        const isOfPlan = name === 'PutItemCommand' && Item?.key?.S?.startsWith('item#')
        if (isOfPlan && !isOrdered) {
          isOrdered = true
          await world.order(id, 'PAUSE')
          await world.order(id, 'CANCEL')
        }
      },
    }
    await world.work(gate)
    expect((await world.run(id)).state).toBe('CANCELLED')
  })
})

describe('a second attempt', () => {
  it('is made for those who failed, and books each of them anew', async () => {
    const id = await planned()
    await world.order(id, 'APPLY')
    const [unlucky = '', refused = ''] = missing
    const gate = {
      before: (command: string, input: unknown) => {
        const username = (input as { Username?: string }).Username ?? ''
        if (command !== 'AdminAddUserToGroupCommand') return
        if (username === unlucky) throw Object.assign(new Error('Rate exceeded'), { name: 'TooManyRequestsException' })
        if (username === refused)
          throw Object.assign(new Error('No'), { name: 'AccessDeniedException', $fault: 'client' })
      },
    }
    await world.work(gate)
    const failed = await world.run(id)
    expect(failed).toMatchObject({ state: 'DONE', counts: { ADDED: MISSING - 2, FAILED: 2 } })
    expect(failed.throttledAt).toBeDefined()
    // The throttled one was asked for ten times.
    expect(failed.calls).toBe(4 + MISSING + 9)
    const outcomes = (await world.items(id)).filter(({ shelf }) => shelf === 'FAILED')
    expect(outcomes.map(({ username, outcomeReason }) => [username, outcomeReason])).toEqual([
      [unlucky, 'THROTTLED'],
      [refused, 'REFUSED'],
    ])
    await world.order(id, 'RETRY_FAILED')
    await world.work()
    expect(await world.run(id)).toMatchObject({ state: 'DONE', counts: { ADDED: MISSING } })
    expect(subjectsIn(await world.ledger(id), 'RUN_ADDED')).toEqual(missing)
    expect((await world.items(id)).every(({ outcomeReason }) => outcomeReason === undefined)).toBe(true)
  })

  it('of an undoing takes out those whom it failed for', async () => {
    const id = await planned()
    await world.order(id, 'APPLY')
    await world.work()
    await world.order(id, 'UNDO')
    const [unlucky = ''] = missing
    const gate = {
      before: (command: string, input: unknown) => {
        if (command === 'AdminRemoveUserFromGroupCommand' && (input as { Username?: string }).Username === unlucky)
          throw Object.assign(new Error('Too slow'), { name: 'TimeoutError' })
      },
    }
    await world.work(gate)
    expect(await world.run(id)).toMatchObject({ state: 'UNDONE', counts: { REMOVED: 49, REMOVAL_FAILED: 1 } })
    expect(await world.members()).toEqual([unlucky])
    await world.order(id, 'RETRY_FAILED')
    await world.work()
    expect(await world.run(id)).toMatchObject({ state: 'UNDONE', counts: { REMOVED: MISSING } })
    expect(await world.members()).toEqual([])
  })
})

describe('a Cognito that is down', () => {
  const down = {
    before: (command: string) => {
      if (/^(Admin|ListUsers)/.test(command)) throw Object.assign(new Error('Gone'), { code: 'ECONNREFUSED' })
    },
  }

  it('fails a scan after ten attempts, and the scan is resumed', async () => {
    const id = await world.start()
    await world.work(down)
    expect(await world.run(id)).toMatchObject({ state: 'FAILED', failure: 'UNAVAILABLE', pausedFrom: 'SCANNING' })
    // amplify/alarms.ts counts these lines.
    expect(world.told).toEqual([{ event: 'commons run failed', run: id, failure: 'UNAVAILABLE' }])
    await world.order(id, 'RESUME')
    await world.work()
    expect(await world.run(id)).toMatchObject({ state: 'PLANNED', chosen: MISSING })
    expect((await world.run(id)).failure).toBeUndefined()
    expect(world.told).toHaveLength(1)
  })

  it('fails a chunk of a repair and not all of it', async () => {
    const id = await planned()
    await world.order(id, 'APPLY')
    const isAdding = { before: (command: string) => command === 'AdminAddUserToGroupCommand' && down.before(command) }
    await world.work(isAdding as never)
    const failed = await world.run(id)
    expect(failed).toMatchObject({ state: 'FAILED', failure: 'UNAVAILABLE', counts: { FAILED: 20, CHOSEN: 30 } })
    await world.order(id, 'RESUME')
    await world.work()
    await world.order(id, 'RETRY_FAILED')
    await world.work()
    expect(await world.run(id)).toMatchObject({ state: 'DONE', counts: { ADDED: MISSING } })
    expect(await world.members()).toEqual(missing)
  })
})

describe('a fault of our own', () => {
  it('fails its run once, so that it does not come again each minute and keep the others waiting', async () => {
    const broken = await world.start()
    world.clock.pass(1)
    const next = await world.start()
    const gate = {
      before: (command: string) => {
        if (command === 'ListUsersCommand') throw new TypeError('x is not a function')
      },
    }
    await expect(world.work(gate)).rejects.toThrow('x is not a function')
    expect(await world.run(broken)).toMatchObject({ state: 'FAILED', failure: 'REFUSED', pausedFrom: 'SCANNING' })
    await world.work()
    expect((await world.run(next)).state).toBe('PLANNED')
    await world.order(broken, 'RESUME')
    await world.work()
    expect((await world.run(broken)).state).toBe('PLANNED')
  })

  it('in the middle of a chunk lets a cancelled run first book what the chunk has done', async () => {
    const id = await planned()
    await world.order(id, 'APPLY')
    let adds = 0
    const gate = {
      before: (command: string) => {
        if (command !== 'AdminAddUserToGroupCommand') return
        adds += 1
        if (adds === 10) throw new TypeError('x is not a function')
      },
    }
    await expect(world.work(gate)).rejects.toThrow('x is not a function')
    const failed = await world.run(id)
    expect(failed.state).toBe('FAILED')
    expect(failed.chunk?.usernames.length).toBe(20)
    await world.order(id, 'CANCEL')
    await world.work()
    const run = await world.run(id)
    expect(run).toMatchObject({ state: 'CANCELLED', counts: { ADDED: 20, CHOSEN: 30 } })
    expect(subjectsIn(await world.ledger(id), 'RUN_ADDED')).toEqual(await world.members())
  })
})
