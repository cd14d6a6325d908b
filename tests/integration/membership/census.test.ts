import { CreateGroupCommand, TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membershipHealth } from '../../../amplify/functions/membership/operations/membership-health'
import type { Caller, Services } from '../../../amplify/services'
import { counter, startWorld, type World } from './world'

interface Listed {
  username: string
  email: string
  groups: string[]
  isMissing: boolean
}

interface Page {
  users: Listed[]
  nextCursor: string | null
}

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const list = (args: object, through?: Services) => world.ask(admin, 'listUsers', args, through) as Promise<Page>

const listAll = async (filter: 'ALL' | 'MISSING') => {
  const pages: Page[] = []
  let cursor: string | null = null
  do {
    const page: Page = await list({ filter, cursor })
    pages.push(page)
    cursor = page.nextCursor
  } while (cursor)
  return pages
}

const pagesOf = (count: number) => Math.max(1, Math.ceil(count / 60))

it('an empty pool is counted in two calls', async () => {
  const { counts, before } = counter()
  expect(await membershipHealth(world.services({ before }))).toMatchObject({ users: 0, members: 0, missing: 0 })
  expect(counts).toEqual({ ListUsersCommand: 1, ListUsersInGroupCommand: 1 })
})

describe('with users and members', () => {
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
  ])('%i users of whom %i are members: nothing is asked user by user', async (users, inGroup) => {
    await grow(users, inGroup)
    const health = counter()
    expect(await world.ask(admin, 'membershipHealth', {}, world.services(health))).toEqual({
      users,
      members: inGroup,
      missing: users - inGroup,
      countedAt: new Date(world.time.now).toISOString(),
    })
    const judged = { AdminListGroupsForUserCommand: 1 }
    const everyone = pagesOf(inGroup)
    expect(health.counts).toEqual({ ...judged, ListUsersCommand: pagesOf(users), ListUsersInGroupCommand: everyone })

    // One page, and one more for the group `admins`.
    const listed = counter()
    const { users: rows } = await list({ filter: 'ALL', cursor: null }, world.services(listed))
    const groups = { ListGroupsCommand: 1, ListUsersInGroupCommand: everyone + 1 }
    expect(listed.counts).toEqual({ ...judged, ...groups, ListUsersCommand: 1 })
    expect(rows).toHaveLength(Math.min(users, 60))

    const missing = counter()
    await list({ filter: 'MISSING', cursor: null }, world.services(missing))
    expect(missing.counts).toMatchObject({ ...judged, ...groups })
    expect(missing.counts.ListUsersCommand).toBeLessThanOrEqual(pagesOf(users))
  })

  it('every user is on one page exactly, with the groups that they are in', async () => {
    const pages = await listAll('ALL')
    expect(pages.map(({ users }) => users.length)).toEqual([60, 60, 10])
    const rows = pages.flatMap(({ users }) => users)
    expect(new Set(rows.map(({ username }) => username)).size).toBe(130)
    expect(rows.filter(({ isMissing }) => isMissing)).toHaveLength(5)
    expect(rows.find(({ username }) => username === admin.username)).toEqual({
      id: admin.sub,
      username: admin.username,
      email: 'admin@example.com',
      isEmailVerified: false,
      status: 'FORCE_CHANGE_PASSWORD',
      isEnabled: true,
      groups: ['admins'],
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      isMissing: true,
    })
    expect(rows.find(({ username }) => username === people[0]?.username)?.groups).toEqual(['everyone'])
  })

  it('the missing are found over all pages, in one call', async () => {
    const [page, ...further] = await listAll('MISSING')
    expect(further).toEqual([])
    expect(page?.users.map(({ email }) => email).toSorted()).toEqual(
      ['admin@example.com', ...[125, 126, 127, 128].map((n) => `user-${n}@example.com`)].toSorted(),
    )
  })

  it('a filtered page ends when its time does, and its cursor goes on', async () => {
    const started = world.time.now
    // The first page of users takes until the filling must stop.
    const slow = world.services({
      after: (command) => {
        if (command === 'ListUsersCommand') world.time.now = started + 20_000
      },
    })
    const first = await list({ filter: 'MISSING' }, slow)
    expect(first.nextCursor).toBeTypeOf('string')
    const rest = await list({ filter: 'MISSING', cursor: first.nextCursor })
    expect(rest.nextCursor).toBeNull()
    expect(first.users.length + rest.users.length).toBe(5)
  })

  it.each([
    ['membershipHealth', 20_000],
    ['listUsers', 15_000],
  ])('%s gives up when counting takes too long', async (operation, limit) => {
    const taking = (milliseconds: number) => {
      const started = world.time.now
      return world.services({
        after: (command) => {
          if (command === 'ListUsersInGroupCommand') world.time.now = started + milliseconds
        },
      })
    }
    expect(await world.ask(admin, operation, {}, taking(limit))).toEqual({ refusal: 'TOO_LARGE' })
    expect(await world.ask(admin, operation, {}, taking(limit - 1))).not.toHaveProperty('refusal')
  })

  it('listUsers gives up when reading the groups takes too long', async () => {
    const started = world.time.now
    const after = (command: string) => {
      if (command === 'ListGroupsCommand') world.time.now = started + 15_000
    }
    expect(await world.ask(admin, 'listUsers', {}, world.services({ after }))).toEqual({ refusal: 'TOO_LARGE' })
  })

  it.each(['junk', '', 'x'.repeat(5000)])('the cursor %.9j is refused as invalid', async (cursor) => {
    expect(await list({ cursor })).toEqual({ refusal: 'INVALID' })
  })

  it('a cursor that has been altered, or has grown old, is refused', async () => {
    const { nextCursor } = await list({})
    expect(await list({ cursor: `${nextCursor?.slice(0, -6)}AAAA==` })).toEqual({ refusal: 'INVALID' })
    expect(await list({ cursor: nextCursor })).toMatchObject({ users: { length: 60 } })
  })

  it('Cognito’s own groups are hidden, and not read', async () => {
    for (const GroupName of [`${world.poolId}_Google`, 'readers'])
      await world.pool.send(new CreateGroupCommand({ UserPoolId: world.poolId, GroupName }))
    for (const group of [`${world.poolId}_Google`, 'readers']) await world.join(admin.username, group)
    const { counts, before } = counter()
    const rows = (await listAll('MISSING')).flatMap(({ users }) => users)
    expect(rows.find(({ username }) => username === admin.username)?.groups.toSorted()).toEqual(['admins', 'readers'])
    await list({}, world.services({ before }))
    expect(counts.ListUsersInGroupCommand).toBe(pagesOf(125) + 2)
  })

  it('a few groups at a time are read, however many there are', async () => {
    for (let n = 0; n < 20; n += 1)
      await world.pool.send(new CreateGroupCommand({ UserPoolId: world.poolId, GroupName: `team-${n}` }))
    let underWay = 0
    let most = 0
    const through = world.services({
      before: (command) => {
        if (command === 'ListUsersInGroupCommand') underWay += 1
        most = Math.max(most, underWay)
      },
      after: (command) => {
        if (command === 'ListUsersInGroupCommand') underWay -= 1
      },
    })
    expect((await list({}, through)).users).toHaveLength(60)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(5)
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
