import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RepairWorld, startRepairWorld } from './world'

let world: RepairWorld
beforeAll(async () => {
  world = await startRepairWorld()
})
afterAll(() => world.close())

describe('a run over all users', () => {
  it('plans, applies and undoes', async () => {
    const members = [await world.person('ann', true), await world.person('ben', true)]
    const missing = [await world.person('kim'), await world.person('lou')]
    const id = await world.start()
    await world.work({}, { order: { runId: id } })
    expect(await world.run(id)).toMatchObject({ state: 'PLANNED', users: 4, members: 2, counts: { CHOSEN: 2 } })
    await world.order(id, 'APPLY')
    await world.work()
    expect(await world.run(id)).toMatchObject({ state: 'DONE', counts: { ADDED: 2 }, calls: 2 + 2 + 2 })
    expect(await world.members()).toEqual([...members, ...missing].toSorted())
    expect((await world.ledger(id)).map(({ subject }) => subject)).toEqual(missing.toSorted())
    await world.order(id, 'UNDO')
    await world.work()
    expect(await world.run(id)).toMatchObject({ state: 'UNDONE', counts: { REMOVED: 2 } })
    expect(await world.members()).toEqual(members.toSorted())
  })
})
