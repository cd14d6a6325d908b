import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readSettings } from '../../../amplify/records/settings'
import type { Caller } from '../../../amplify/services'
import { DEFAULT_SETTINGS } from '../../../lib/domain/repair'
import { startWorld, type World } from './world'

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('admin@example.com', 'admins')
})
afterAll(() => world.close())

const change = (args: object) => world.ask(admin, 'changeRepairSettings', args)
const settings = () => world.ask(admin, 'repairSettings')
const told = async () => {
  const page = await world.ask(admin, 'auditEvents', { act: 'CHANGE_SETTINGS' })
  return (page as { events: { outcome: string; detail: string; actor: string }[] }).events
}

it('they are the defaults until somebody changes them', async () => {
  expect(await settings()).toEqual(DEFAULT_SETTINGS)
})

it('a change changes what it names, and is in the ledger', async () => {
  expect(await change({ door: 'ADD', ratePercent: 50, nightly: null })).toMatchObject({ door: 'ADD', ratePercent: 50 })
  expect(await settings()).toEqual({ ...DEFAULT_SETTINGS, door: 'ADD', ratePercent: 50 })
  expect(await readSettings(world.plain)).toEqual(await settings())
  const [done, begun] = await told()
  expect(begun).toMatchObject({ outcome: 'BEGUN', detail: 'door ADD, ratePercent 50', actor: admin.sub })
  expect(done).toMatchObject({ outcome: 'DONE' })
  await change({ door: 'ADD' })
  expect((await told())[0]).toMatchObject({ outcome: 'ALREADY', detail: 'door ADD' })
})

it.each([
  {},
  { door: null },
  { ratePercent: 0 },
  { ratePercent: 101 },
  { userListPerSecond: 0 },
  { groupReadPerSecond: -1 },
  { groupChangePerSecond: 1_001 },
  { groupChangePerSecond: 1.5 },
  { door: 'ADD', ratePercent: 0 },
])('%j is refused, and changes nothing', async (args) => {
  const before = await settings()
  const rows = (await told()).length
  expect(await change(args)).toEqual({ refusal: 'INVALID' })
  expect(await settings()).toEqual(before)
  expect(await told()).toHaveLength(rows)
})

it('several who change different settings at once all have their way', async () => {
  await Promise.all([
    change({ door: 'WAIT' }),
    change({ nightly: 'APPLY' }),
    change({ ratePercent: 70 }),
    change({ userListPerSecond: 1_000 }),
    change({ groupChangePerSecond: 1 }),
  ])
  const wanted = { door: 'WAIT', nightly: 'APPLY', ratePercent: 70, userListPerSecond: 1_000, groupChangePerSecond: 1 }
  expect(await settings()).toEqual({ ...DEFAULT_SETTINGS, ...wanted })
})

it('a row of another release is read as far as it is known, and kept', async () => {
  const Item = { name: 'membership', door: 'ADD', later: 'unknown' }
  await world.rows.send(new PutCommand({ TableName: world.tables.setting, Item }))
  expect(await settings()).toEqual({ ...DEFAULT_SETTINGS, door: 'ADD' })
  expect(await change({ nightly: 'OFF' })).toMatchObject({ door: 'ADD', nightly: 'OFF' })
})
