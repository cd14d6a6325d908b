import { CreateGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ItemRow, RunRow } from '../../../amplify/records/runs'
import type { Caller, Services } from '../../../amplify/services'
import type { Shelf } from '../../../lib/domain/repair'
import { emailsOf, gather, type Listed, pagesFrom, type UserPage } from './crowd'
import { counter, startWorld, type World } from './world'

let world: World
let admin: Caller
let people: Caller[]
const USERS = 431
const MEMBERS = 380
const SCAN = '20260120T020000000-aaaaaa'
const scannedAt = Date.UTC(2037, 0, 20)

const list = (args: object = {}, through?: Services) =>
  world.ask(admin, 'listUsers', args, through) as Promise<UserPage>

const shelve = (n: number, shelf: Shelf) => {
  const { username = '', sub = '' } = people[n] ?? {}
  const item: Partial<ItemRow> = {
    ...{ runId: SCAN, key: `item#${username}`, username, sub, email: `user-${n}@example.com`, status: 'CONFIRMED' },
    ...{ isEmailVerified: true, isEnabled: n % 2 === 0, createdAt: '2025-01-01T00:00:00.000Z', isChosen: true },
    ...{ reason: 'NEVER_SIGNED_IN', shelf, shelfKey: `${SCAN}#${shelf}`, expiresAt: 9_999_999_999 },
  }
  return world.rows.send(new PutCommand({ TableName: world.tables.item, Item: item }))
}

/** A scan as the worker leaves one: 70 chosen, 8 left alone, 2 kept out. */
const scan = (change: Partial<RunRow> = {}) => {
  const at = new Date(scannedAt).toISOString()
  const run: Partial<RunRow> = {
    ...{ kind: 'run', id: SCAN, scope: 'ALL', state: 'PLANNED', createdAt: at, plannedAt: at },
    ...{ users: USERS, members: MEMBERS, counts: { CHOSEN: 40, LEFT_ALONE: 8, KEPT_OUT: 2 }, ...change },
  }
  return world.rows.send(new PutCommand({ TableName: world.tables.run, Item: run }))
}

const standings = (page: UserPage) => [...new Set(page.users.map(({ standing }) => standing))]

beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('boss@example.com', 'admins', 'everyone')
  people = await gather(world, emailsOf('user', USERS - 1))
  for (const { username } of people.slice(0, MEMBERS - 1)) await world.join(username, 'everyone')
})
afterAll(() => world.close())

describe('a large pool that no scan has seen', () => {
  it('shows a page, and says that it does not know who is a member', async () => {
    const page = await list()
    expect(page.users).toHaveLength(60)
    expect(page).toMatchObject({ total: null, standingsAsOf: null, isSortable: false, searched: null })
    expect(standings(page)).toEqual(['UNKNOWN'])
    expect(page.users[0]?.groups).toBeNull()
  })

  it('cannot tell who is missing', async () => {
    expect(await list({ standing: 'MISSING' })).toEqual({ refusal: 'TOO_LARGE' })
  })
})

describe('a large pool', () => {
  beforeAll(async () => {
    await scan()
    for (let n = 0; n < 40; n += 1) await shelve(379 + n, 'CHOSEN')
    for (let n = 0; n < 8; n += 1) await shelve(419 + n, 'LEFT_ALONE')
    for (let n = 0; n < 2; n += 1) await shelve(427 + n, 'KEPT_OUT')
    for (const { username, sub } of people.slice(427, 429))
      await world.rows.send(
        new PutCommand({ TableName: world.tables.exclusion, Item: { username, sub, by: admin.sub, at: 'then' } }),
      )
  })

  it('costs one call for a page of users, and one for each group that is not everyone’s', async () => {
    const { counts, before } = counter()
    const page = await list({}, world.services({ before }))
    expect(page.users).toHaveLength(60)
    expect(page.standingsAsOf).toBe(new Date(scannedAt).toISOString())
    expect(counts).toEqual({
      AdminGetUserCommand: 1,
      AdminListGroupsForUserCommand: 1,
      ListUsersCommand: 1,
      ListGroupsCommand: 1,
      ListUsersInGroupCommand: 1,
      // The newest scan; exclusions, items, what is noted since, and names; the next page's place.
      QueryCommand: 1,
      BatchGetItemCommand: 4,
      PutItemCommand: 1,
    })
  })

  it('is paged to its end and back, each user once, standing where the scan saw them', async () => {
    const pages = await pagesFrom(list, {})
    expect(pages.map(({ users }) => users.length)).toEqual([60, 60, 60, 60, 60, 60, 60, 11])
    const users = pages.flatMap((page) => page.users)
    expect(new Set(users.map(({ username }) => username)).size).toBe(USERS)
    const counts = new Map<string, number>()
    for (const { standing } of users) counts.set(standing, (counts.get(standing) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({ MEMBER: USERS - 50, MISSING: 48, KEPT_OUT: 2 })
    let cursor = pages.at(-1)?.previousCursor
    for (const seen of pages.slice(0, -1).toReversed()) {
      const page = await list({ cursor })
      expect(page.users).toEqual(seen.users)
      cursor = page.previousCursor
    }
    expect(cursor).toBeNull()
    expect(pages[0]?.nextCursor).toMatch(/^[a-z0-9]{12}\.1$/)
  })

  it('takes a cursor for the query that it came from, and for an hour', async () => {
    const { nextCursor } = await list({ isEnabled: true })
    const [id] = nextCursor?.split('.') ?? []
    expect(await list({ isEnabled: true, cursor: nextCursor })).not.toHaveProperty('refusal')
    for (const args of [
      { cursor: nextCursor },
      { isEnabled: false, cursor: nextCursor },
      { isEnabled: true, cursor: `${id}.9` },
      { isEnabled: true, cursor: 'aaaaaaaaaaaa.1' },
      { isEnabled: true, cursor: 'aaaaaaaaaaaa.0' },
      { isEnabled: true, cursor: '60' },
    ])
      expect(await list(args), JSON.stringify(args)).toEqual({ refusal: 'INVALID' })
    const started = world.time.now
    world.time.now = started + 3_600_000
    expect(await list({ isEnabled: true, cursor: nextCursor })).toEqual({ refusal: 'INVALID' })
    world.time.now = started
  })

  it('lists the missing and the kept out as the scan saw them, with the exact number', async () => {
    const { counts, before } = counter()
    const missing = await pagesFrom((args) => list(args, world.services({ before })), { standing: 'MISSING' })
    expect(missing.map(({ users, total }) => [users.length, total])).toEqual([[48, 48]])
    expect(counts.ListUsersCommand).toBeUndefined()
    const keptOut = await list({ standing: 'KEPT_OUT' })
    expect(keptOut).toMatchObject({ total: 2, standingsAsOf: new Date(scannedAt).toISOString() })
    expect(keptOut.users.map(({ standing }) => standing)).toEqual(['KEPT_OUT', 'KEPT_OUT'])
  })

  it('narrows the missing by what the scan knew of them', async () => {
    const page = await list({ standing: 'MISSING', isEnabled: false })
    expect(page.users).toHaveLength(24)
    expect(page).toMatchObject({ searched: 48, total: 24 })
    expect((await list({ standing: 'MISSING', search: 'user-38' })).users).toHaveLength(10)
    expect(await list({ standing: 'MISSING', group: 'everyone' })).toMatchObject({ users: [], total: 0 })
  })

  it('lists members live', async () => {
    const pages = await pagesFrom(list, { standing: 'MEMBER' })
    expect(pages.flatMap(({ users }) => users)).toHaveLength(MEMBERS)
    expect(pages[0]).toMatchObject({ standingsAsOf: null })
    expect((await list({ group: 'admins' })).users).toMatchObject([
      { email: 'boss@example.com', groups: ['everyone', 'admins'] },
    ])
    expect((await list({ group: 'no-such-group' })).users).toEqual([])
  })

  it.each([
    [{ search: 'user-01' }, 10, 1],
    [{ search: '"' }, 0, 1],
    [{ search: '\\' }, 0, 1],
    [{ search: 'user-01', isEnabled: false }, 0, 1],
    [{ isEnabled: false, status: 'CONFIRMED' }, 0, 1],
  ])('searched by %j finds %i in %i calls', async (args, found, calls) => {
    const { counts, before } = counter()
    expect((await list(args, world.services({ before }))).users).toHaveLength(found)
    expect(counts.ListUsersCommand).toBe(calls)
  })

  it('finds a user by the beginning of an id, and by the name that they go by', async () => {
    await world.ask(people[11], 'enterWorkspace')
    await world.ask(people[11], 'changeDisplayName', { name: 'Grace Hopper' })
    const id = people[7]?.sub ?? ''
    expect((await list({ search: id.slice(0, 13), searchField: 'ID' })).users).toMatchObject([{ id }])
    expect((await list({ search: 'grace  hopper', searchField: 'NAME' })).users).toMatchObject([
      { email: 'user-011@example.com', displayName: 'Grace Hopper', memberSince: expect.any(String) },
    ])
  })

  it('looks at so many pages for a filter that Cognito does not have, and says at how many users it looked', async () => {
    const { counts, before } = counter()
    // Nobody is UNKNOWN; all pages but the last few are looked at in vain.
    const page = await list({ standing: 'UNKNOWN' }, world.services({ before }))
    expect(page).toMatchObject({ users: [], searched: USERS, nextCursor: null })
    expect(counts.ListUsersCommand).toBe(8)
  })

  it('stops looking when its time is up, and goes on from there', async () => {
    const started = world.time.now
    const after = (command: string) => {
      if (command === 'ListUsersCommand') world.time.now += 3_000
    }
    const page = await list({ standing: 'UNKNOWN' }, world.services({ after }))
    expect(page).toMatchObject({ users: [], searched: 180 })
    world.time.now = started
    expect(await list({ standing: 'UNKNOWN', cursor: page.nextCursor })).toMatchObject({ searched: USERS - 180 })
  })

  it('knows what single acts have changed since the scan', async () => {
    const manage = (act: string, n: number) => world.ask(admin, 'manageUser', { act, username: people[n]?.username })
    const standing = async (n: number) => (await list({ search: `user-${n}@` })).users.map((user) => user.standing)
    expect(await manage('REPAIR', 379)).toEqual({ outcome: 'DONE' })
    expect(await standing(379)).toEqual(['MEMBER'])
    expect(await list({ standing: 'MISSING' })).toMatchObject({ users: { length: 47 }, total: 47 })
    await manage('REMOVE', 100)
    expect(await standing(100)).toEqual(['MISSING'])
    await manage('KEEP_OUT', 101)
    expect(await standing(101)).toEqual(['KEPT_OUT'])
    await manage('RESTORE', 101)
    await manage('REPAIR', 100)
    await manage('RESTORE', 427)
    expect(await standing(427)).toEqual(['MEMBER'])
    expect(await list({ standing: 'KEPT_OUT' })).toMatchObject({ users: { length: 1 }, total: 1 })
  })

  it('says of whoever came after the scan that it does not know', async () => {
    await scan({ createdAt: '2020-01-01T00:00:00.000Z' })
    const { users } = await list({ search: 'user-001' })
    expect(users).toMatchObject([{ standing: 'UNKNOWN', groups: null }])
    await scan()
  })

  it('once the plan is applied shows whom it added as members', async () => {
    for (let n = 0; n < 39; n += 1) await shelve(379 + n, 'ADDED')
    await shelve(418, 'FAILED')
    await scan({ state: 'DONE', counts: { ADDED: 39, FAILED: 1, LEFT_ALONE: 8, KEPT_OUT: 2 } })
    expect(await list({ standing: 'MISSING' })).toMatchObject({ total: 9, users: { length: 9 } })
    expect((await list({ search: 'user-400' })).users).toMatchObject([{ standing: 'MEMBER' }])
  })

  it('hides groups that are too large to know from a page, rather than guess', async () => {
    await world.pool.send(new CreateGroupCommand({ UserPoolId: world.poolId, GroupName: 'readers' }))
    for (const { username } of people.slice(0, 61)) await world.join(username, 'readers')
    const groups = ({ groups }: Listed) => groups
    expect(new Set((await list()).users.map(groups))).toEqual(new Set([null]))
    const readers = await pagesFrom(list, { group: 'readers' })
    expect(readers.flatMap(({ users }) => users)).toHaveLength(61)
  })
})
