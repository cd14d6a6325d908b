// Somebody who is kept out, and whom a console has put into the group all the same.
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { putExclusion } from '../../../amplify/records/exclusions'
import type { RunRow } from '../../../amplify/records/runs'
import { noteStanding } from '../../../amplify/records/scan-notes'
import { newRun } from '../../../amplify/repair/new-run'
import type { Caller } from '../../../amplify/services'
import { DEFAULT_SETTINGS, type Shelf } from '../../../lib/domain/repair'
import type { UserPage } from './crowd'
import { openOffice } from './office'
import { startWorld, type World } from './world'

let world: World
let office: ReturnType<typeof openOffice>
let admin: Caller
let eve: Caller
beforeAll(async () => {
  world = await startWorld()
  office = openOffice(world)
  admin = await world.person('admin@example.com', 'admins', 'everyone')
  eve = await world.person('eve@example.com', 'everyone')
  await office.manage(admin, 'KEEP_OUT', eve)
})
beforeEach(() => world.join(eve.username, 'everyone'))
afterAll(() => world.close())

const list = (args: object = {}) => world.ask(admin, 'listUsers', args) as Promise<UserPage>
const standings = async (args: object) => (await list(args)).users.map(({ email, standing }) => `${email} ${standing}`)
const health = () => world.ask(admin, 'membershipHealth')
const ADMIN = 'admin@example.com MEMBER'
const EVE = 'eve@example.com KEPT_OUT'

describe('whoever is kept out, and in the group all the same,', () => {
  it('is kept out on their page, which shows the group, and can be taken out again', async () => {
    const read = () => world.ask(admin, 'readUser', { username: eve.username })
    expect(await read()).toMatchObject({ user: { standing: 'KEPT_OUT', groups: ['everyone'] }, keptOutBy: admin.sub })
    expect(await office.manage(admin, 'KEEP_OUT', eve)).toEqual({ outcome: 'DONE' })
    expect(await office.groups(eve)).toEqual([])
    expect(await read()).toMatchObject({ user: { standing: 'KEPT_OUT', groups: [] } })
  })

  it('is kept out in a list, and not among the members', async () => {
    expect(await standings({})).toEqual([ADMIN, EVE])
    expect(await standings({ standing: 'MEMBER' })).toEqual([ADMIN])
    expect(await standings({ standing: 'KEPT_OUT' })).toEqual([EVE])
    expect(await standings({ group: 'everyone' })).toEqual([ADMIN, EVE])
  })

  it('is counted once, as kept out', async () => {
    expect(await health()).toMatchObject({ users: 2, members: 1, missing: 0, keptOut: 1 })
  })
})

describe('in a pool that is too large to be read whole', () => {
  const people: Record<string, Caller> = {}
  let scan: RunRow
  const shelve = ({ username, sub }: Caller, shelf: Shelf) =>
    world.rows.send(
      new PutCommand({
        TableName: world.tables.item,
        Item: {
          ...{ runId: scan.id, key: `item#${username}`, username, sub, email: `${username}@example.com` },
          ...{ shelf, shelfKey: `${scan.id}#${shelf}`, createdAt: scan.createdAt, expiresAt: 9_999_999_999 },
        },
      }),
    )
  const standingOf = async (email: string) => (await list({ search: email })).users[0]?.standing

  beforeAll(async () => {
    world.time.now = Date.UTC(2037, 0, 1)
    const wish = { scope: 'ALL', source: 'ADMINISTRATOR', startedBy: 'x', pace: DEFAULT_SETTINGS } as const
    scan = {
      ...newRun(world.plain, wish),
      ...{ state: 'PLANNED', plannedAt: new Date(world.time.now).toISOString(), users: 1_000, members: 990 },
      counts: { CHOSEN: 6, KEPT_OUT: 3 },
    }
    await world.rows.send(new PutCommand({ TableName: world.tables.run, Item: scan }))
    world.time.now += 60_000
    for (const name of ['fay', 'gus', 'hal']) people[name] = await world.person(`${name}@example.com`)
  })

  it('they are kept out in every list, and their group is shown where it is known', async () => {
    expect((await standings({})).filter((user) => user === EVE)).toEqual([EVE])
    expect(await standings({ standing: 'MEMBER' })).toEqual([ADMIN])
    expect(await list({ group: 'everyone', search: 'eve' })).toMatchObject({
      users: [{ standing: 'KEPT_OUT', groups: ['everyone'] }],
      standingsAsOf: null,
    })
    expect(await standings({ group: 'everyone', standing: 'KEPT_OUT' })).toEqual([EVE])
    expect(await standings({ group: 'everyone', standing: 'MISSING' })).toEqual([])
    expect((await list({ search: 'eve' })).users).toMatchObject([{ groups: null }])
  })

  it('no note of what was done to them hides that they are kept out', async () => {
    const { fay } = people as { fay: Caller }
    await shelve(fay, 'CHOSEN')
    await office.manage(admin, 'KEEP_OUT', fay)
    expect(await health()).toMatchObject({ members: 990, missing: 5, keptOut: 1 })
    await world.join(fay.username, 'everyone')
    await office.manage(admin, 'REMOVE', fay)
    expect(await standingOf('fay@')).toBe('KEPT_OUT')
    expect(await health()).toMatchObject({ members: 990, missing: 5, keptOut: 1 })
    expect(await list({ standing: 'MISSING' })).toMatchObject({ users: [], total: 0 })
  })

  it('nobody who was restored is kept out because a note or the scan still says so', async () => {
    const { gus, hal } = people as { gus: Caller; hal: Caller }
    for (const each of [gus, hal]) await shelve(each, 'KEPT_OUT')
    await noteStanding(world.plain, { newest: scan, scanning: [] }, gus.username, 'KEPT_OUT')
    expect([await standingOf('gus@'), await standingOf('hal@')]).toEqual(['UNKNOWN', 'UNKNOWN'])
    await office.manage(admin, 'RESTORE', gus)
    expect(await standingOf('gus@')).toBe('MEMBER')
    expect(await standings({ standing: 'KEPT_OUT' })).toEqual([])
  })

  it('the figures count whoever was kept out since as that, though no note says so', async () => {
    const before = (await health()) as { members: number; keptOut: number }
    const at = new Date(world.time.now).toISOString()
    await putExclusion(world.plain, { username: 'ida', sub: 'ida', by: admin.sub, at })
    expect(await health()).toMatchObject({ members: before.members - 1, keptOut: before.keptOut + 1 })
  })
})
