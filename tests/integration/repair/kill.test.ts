import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Gate } from '../../gated-client'
import { subjectsIn } from './chain'
import { type RepairWorld, startRepairWorld } from './world'

const CHUNK = { chunkSize: 2 }

let world: RepairWorld
let members: string[]
let missing: string[]
let early: string
beforeAll(async () => {
  world = await startRepairWorld()
  members = [await world.person('ann', true), await world.person('ben', true)]
  missing = [await world.person('kim'), await world.person('lou'), await world.person('max')].toSorted()
  early = await world.person('early')
  await world.keepOut(await world.person('kept-out'))
})
afterAll(() => world.close())

class KilledError extends Error {}

/** Dies before the request of that number leaves, or before its answer arrives; a dead process sends nothing more. */
const createKiller = (at: number, moment: 'before' | 'after') => {
  let requests = 0
  let isDead = false
  const die = () => {
    isDead = true
    throw new KilledError()
  }
  const gate: Gate = {
    before: () => {
      if (isDead) die()
      requests += 1
      if (requests === at && moment === 'before') die()
    },
    after: () => {
      if (isDead || (requests >= at && moment === 'after')) die()
    },
  }
  return { gate, requests: () => requests, isDead: () => isDead }
}

/** Works until nothing is left to do; a worker that is killed is followed by one that is not. */
const workOn = async (killer: ReturnType<typeof createKiller>) => {
  if (!killer.isDead()) {
    const failure = await world.work(killer.gate, CHUNK).catch((error: unknown) => error)
    if (!killer.isDead()) return expect(failure).toBeUndefined()
  }
  world.outlive()
  await world.work({}, CHUNK)
}

/** A run from its start to its undoing. One user comes into the group between plan and repair, and is none of the run's. */
const live = async (killer: ReturnType<typeof createKiller>) => {
  const id = await world.start()
  await workOn(killer)
  const planned = { state: 'PLANNED', users: 7, members: 2, chosen: 4, counts: { CHOSEN: 4, KEPT_OUT: 1 } }
  expect(await world.run(id)).toMatchObject(planned)
  await world.join(early)
  await world.order(id, 'APPLY')
  await workOn(killer)
  const applied = await world.run(id)
  expect(applied.state).toBe('DONE')
  expect(applied.counts).toEqual({ ADDED: 3, ALREADY: 1, KEPT_OUT: 1 })
  expect(await world.members()).toEqual([...members, ...missing, early].toSorted())
  expect(subjectsIn(await world.ledger(id), 'RUN_ADDED')).toEqual(missing)
  // Two scans of one page each and those who were missing; a kill costs at most a page of each, or a chunk.
  expect(applied.calls).toBeLessThanOrEqual(4 + 3 + 2)
  await world.order(id, 'UNDO')
  await workOn(killer)
  const undone = await world.run(id)
  expect(undone.state).toBe('UNDONE')
  expect(undone.counts).toEqual({ REMOVED: 3, ALREADY: 1, KEPT_OUT: 1 })
  expect(await world.members()).toEqual([...members, early].toSorted())
  expect(subjectsIn(await world.ledger(id), 'RUN_REMOVED')).toEqual(missing)
  for (const { username, shelf } of await world.items(id))
    expect(shelf).toBe(missing.includes(username) ? 'REMOVED' : username === early ? 'ALREADY' : 'KEPT_OUT')
  await world.leave(early)
}

it('a worker that is killed at any request, sent or answered, loses nothing and does nothing twice', async () => {
  const unhurt = createKiller(Number.POSITIVE_INFINITY, 'before')
  await live(unhurt)
  const total = unhurt.requests()
  expect(total).toBeGreaterThan(60)
  for (let at = 1; at <= total; at += 1) {
    const moment = at % 2 ? 'before' : 'after'
    const killer = createKiller(at, moment)
    await live(killer).catch((error: unknown) => {
      throw new Error(`Killed ${moment} request ${at} of ${total}`, { cause: error })
    })
    expect(killer.isDead()).toBe(true)
  }
}, 600_000)
