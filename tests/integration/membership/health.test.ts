import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membershipHealth } from '../../../amplify/functions/membership/operations/membership-health'
import { deleteExclusion, putExclusion } from '../../../amplify/records/exclusions'
import { readRun } from '../../../amplify/records/run-store'
import type { RunRow } from '../../../amplify/records/runs'
import { noteStanding } from '../../../amplify/records/scan-notes'
import { newRun } from '../../../amplify/repair/new-run'
import type { Caller, Services } from '../../../amplify/services'
import { DEFAULT_SETTINGS } from '../../../lib/domain/repair'
import { counter, startWorld, type World } from './world'

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const pagesOf = (count: number) => Math.max(1, Math.ceil(count / 60))
const health = (through?: Services) =>
  world.ask(admin, 'membershipHealth', {}, through) as Promise<{ refusal?: string }>
const keepOut = (username: string) =>
  putExclusion(world.plain, { username, sub: username, by: 'x', at: new Date(world.time.now).toISOString() })

const putScan = async (change: Partial<RunRow>) => {
  world.time.now += 1_000
  const wish = { scope: 'ALL', source: 'ADMINISTRATOR', startedBy: 'x', pace: DEFAULT_SETTINGS } as const
  const row: RunRow = { ...newRun(world.plain, wish), ...change }
  await world.rows.send(new PutCommand({ TableName: world.tables.run, Item: row }))
  return row
}

it('an empty pool is counted in two calls', async () => {
  const { counts, before } = counter()
  expect(await membershipHealth(world.services({ before }))).toMatchObject({ users: 0, members: 0, missing: 0 })
  expect(counts).toMatchObject({ ListUsersCommand: 1, ListUsersInGroupCommand: 1 })
})

describe('of a small pool', () => {
  const people: Caller[] = []
  let members = 0

  // The administrator is one of the users, and no member.
  const grow = async (users: number, membersWanted: number) => {
    admin ??= await world.person('admin@example.com', 'admins')
    while (people.length < users - 1) people.push(await world.person(`user-${people.length}@example.com`))
    for (; members < membersWanted; members += 1) await world.join(people[members]?.username ?? '', 'everyone')
  }

  it.each([
    [1, 0],
    [60, 0],
    [60, 59],
    [61, 60],
    [130, 61],
    [130, 125],
  ])('%i users of whom %i are members are counted now, and nothing is asked user by user', async (users, inGroup) => {
    await grow(users, inGroup)
    const { counts, before } = counter()
    expect(await health(world.services({ before }))).toEqual({
      users,
      members: inGroup,
      missing: users - inGroup,
      keptOut: 0,
      countedAt: new Date(world.time.now).toISOString(),
    })
    expect(counts).toEqual({
      AdminGetUserCommand: 1,
      AdminListGroupsForUserCommand: 1,
      QueryCommand: 1,
      ScanCommand: 1,
      ListUsersCommand: pagesOf(users),
      ListUsersInGroupCommand: pagesOf(inGroup),
    })
  })

  it('whoever is kept out is not missing, and not counted once they are gone', async () => {
    const last = people.at(-1)?.username ?? ''
    for (const username of [last, 'gone']) await keepOut(username)
    expect(await health()).toMatchObject({ users: 130, members: 125, missing: 4, keptOut: 1 })
    for (const username of [last, 'gone']) await deleteExclusion(world.plain, username)
  })

  it('the figures are those of now though a scan has counted them', async () => {
    await putScan({ state: 'PLANNED', plannedAt: '2026-01-15T00:00:00.000Z', users: 99, work: undefined })
    expect(await health()).toMatchObject({ users: 130, missing: 5 })
    expect(await health()).not.toHaveProperty('runId')
  })

  it.each(['AdminListGroupsForUserCommand', 'ListUsersCommand', 'ListUsersInGroupCommand'])(
    'a throttled %s is said to be that',
    async (throttled) => {
      const before = (command: string) => {
        if (command === throttled) throw new TooManyRequestsException({ message: 'Rate exceeded', $metadata: {} })
      }
      for (const operation of ['membershipHealth', 'listUsers'])
        expect(await world.ask(admin, operation, {}, world.services({ before }))).toEqual({ refusal: 'THROTTLED' })
    },
  )
})

describe('of a large pool', () => {
  const plannedAt = '2026-01-15T00:00:00.000Z'
  const users = 100_000
  let scan: RunRow

  it('the newest scan tells, without a call to Cognito', async () => {
    scan = await putScan({
      ...{ state: 'PLANNED', work: undefined, plannedAt, users, members: 97_000 },
      counts: { CHOSEN: 2_500, LEFT_ALONE: 490, KEPT_OUT: 10 },
    })
    const { counts, before } = counter()
    expect(await health(world.services({ before }))).toEqual({
      ...{ users, members: 97_000, missing: 2_990, keptOut: 0, countedAt: plannedAt, runId: scan.id },
    })
    expect(counts).not.toHaveProperty('ListUsersCommand')
    expect(counts).not.toHaveProperty('ListUsersInGroupCommand')
  })

  it('a scan that is under way is named, and a paused one is not', async () => {
    expect(await health()).not.toHaveProperty('scanningRunId', expect.anything())
    await putScan({ state: 'PAUSED', work: undefined })
    const { id } = await putScan({})
    await putScan({ scope: 'ORPHANS' })
    expect(await health()).toMatchObject({ scanningRunId: id, runId: scan.id, users })
  })

  it('who was added by its run, or taken out again, has moved', async () => {
    await world.rows.send(
      new PutCommand({
        TableName: world.tables.run,
        Item: {
          ...scan,
          state: 'UNDONE',
          counts: { ADDED: 1, ALREADY: 9, FAILED: 10, REMOVED: 2_480, LEFT_ALONE: 490 },
        },
      }),
    )
    expect(await health()).toMatchObject({ members: 97_010, missing: 2_980 })
  })

  it('what single acts did since is counted', async () => {
    const run = (await readRun(world.plain, scan.id)) ?? scan
    const shelved = { 'missing-1': 'LEFT_ALONE', 'missing-2': 'LEFT_ALONE', kept: 'KEPT_OUT' }
    for (const [username, shelf] of Object.entries(shelved))
      await world.rows.send(
        new PutCommand({
          TableName: world.tables.item,
          Item: { runId: run.id, key: `item#${username}`, username, shelf },
        }),
      )
    const scans = { newest: run, scanning: [] }
    // Repaired; kept out, of whom one was a member; and a new one who was repaired, whom the figures do not know.
    await noteStanding(world.plain, scans, 'missing-1', 'MEMBER')
    await noteStanding(world.plain, scans, 'missing-2', 'KEPT_OUT')
    await noteStanding(world.plain, scans, 'member', 'KEPT_OUT')
    await noteStanding(world.plain, scans, 'new', 'MEMBER')
    for (const username of ['missing-2', 'member']) await keepOut(username)
    // Older than the scan: one whom it met, and one who was gone by then.
    for (const username of ['kept', 'gone'])
      await putExclusion(world.plain, { username, sub: username, by: 'x', at: '2025-01-01T00:00:00.000Z' })
    expect(await health()).toMatchObject({ users, members: 97_010, missing: 2_978, keptOut: 3 })
  })
})

it('a large pool that was never scanned has no figures yet, after ten calls', async () => {
  const other = await startWorld()
  for (let n = 0; n < 20; n += 1) await other.person(`user-${n}@example.com`)
  const { counts, before } = counter()
  const through = other.services({ before })
  // As of a pool of which each page has two users.
  through.cognito.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input, Limit: 1 } }), {
    step: 'initialize',
  })
  expect(await membershipHealth(through)).toEqual({ scanningRunId: undefined })
  expect((counts.ListUsersCommand ?? 0) + (counts.ListUsersInGroupCommand ?? 0)).toBe(10)
  await other.close()
})
