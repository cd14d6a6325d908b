import { AdminDisableUserCommand, CreateGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller, Services } from '../../../amplify/services'
import { emailsOf, gather, pagesFrom, type UserPage } from './crowd'
import { counter, startWorld, type World } from './world'

let world: World
let admin: Caller
let people: Caller[]
const list = (args: object = {}, through?: Services) =>
  world.ask(admin, 'listUsers', args, through) as Promise<UserPage>
const emails = async (args: object) => (await list(args)).users.map(({ email }) => email)

const keepOut = ({ username, sub }: Caller) =>
  world.rows.send(
    new PutCommand({
      TableName: world.tables.exclusion,
      Item: { username, sub, by: admin.sub, at: new Date(world.time.now).toISOString() },
    }),
  )

beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('Boss@example.com', 'admins', 'everyone')
  people = await gather(world, emailsOf('user', 129))
  for (const { username } of people.slice(0, 100)) await world.join(username, 'everyone')
  await keepOut(people[128] as Caller)
  await world.pool.send(
    new AdminDisableUserCommand({ UserPoolId: world.poolId, Username: people[127]?.username ?? '' }),
  )
  for (const GroupName of [`${world.poolId}_Google`, 'readers'])
    await world.pool.send(new CreateGroupCommand({ UserPoolId: world.poolId, GroupName }))
  for (const group of [`${world.poolId}_Google`, 'readers']) await world.join(people[0]?.username ?? '', group)
  await world.ask(people[0], 'enterWorkspace')
  await world.ask(people[126], 'enterWorkspace')
})
afterAll(() => world.close())

describe('a small pool', () => {
  it('is read whole and now, for the price of its pages', async () => {
    const { counts, before } = counter()
    const page = await list({}, world.services({ before }))
    expect(page).toMatchObject({ total: 130, standingsAsOf: null, isSortable: true, previousCursor: null })
    expect(page.users).toHaveLength(60)
    // Three pages of users, two of members, and one of each other group; two reads of exclusions and one of names.
    expect(counts).toEqual({
      AdminGetUserCommand: 1,
      AdminListGroupsForUserCommand: 1,
      ListGroupsCommand: 1,
      ListUsersCommand: 3,
      ListUsersInGroupCommand: 5,
      QueryCommand: 1,
      BatchGetItemCommand: 3,
    })
  })

  it('is paged to its end and back, each user once', async () => {
    const pages = await pagesFrom(list, {})
    expect(pages.map(({ users }) => users.length)).toEqual([60, 60, 10])
    expect(new Set(pages.flatMap(({ users }) => users.map(({ username }) => username))).size).toBe(130)
    const last = pages.at(-1)
    const middle = await list({ cursor: last?.previousCursor })
    expect(middle.users).toEqual(pages[1]?.users)
    expect((await list({ cursor: middle.previousCursor })).users).toEqual(pages[0]?.users)
  })

  it('says of each user where they stand, in which groups they are and since when they are a member', async () => {
    const { users } = await list({ search: 'user-000' })
    expect(users).toEqual([
      expect.objectContaining({
        id: people[0]?.sub,
        email: 'user-000@example.com',
        displayName: 'user-000',
        groups: expect.arrayContaining(['everyone', 'readers']),
        systemGroups: [`${world.poolId}_Google`],
        memberSince: new Date(world.time.now).toISOString(),
        standing: 'MEMBER',
      }),
    ])
    expect((await list({ search: 'user-126' })).users[0]).toMatchObject({ standing: 'MISSING', memberSince: null })
    expect((await list({ search: 'user-128' })).users[0]).toMatchObject({ standing: 'KEPT_OUT', groups: [] })
  })

  it.each([
    [{ standing: 'MEMBER' }, 101],
    [{ standing: 'MISSING' }, 28],
    [{ standing: 'KEPT_OUT' }, 1],
    [{ standing: 'UNKNOWN' }, 0],
    [{ group: 'admins' }, 1],
    [{ group: 'everyone' }, 101],
    [{ group: 'readers', standing: 'MISSING' }, 0],
    [{ group: 'no-such-group' }, 0],
    [{ isEnabled: false }, 1],
    [{ isEnabled: false, standing: 'MISSING' }, 1],
    [{ status: 'FORCE_CHANGE_PASSWORD' }, 130],
    [{ status: 'CONFIRMED' }, 0],
    [{ search: 'USER-01' }, 10],
    [{ search: 'ser-01' }, 0],
    [{ search: 'user-0', searchField: 'NAME' }, 1],
    [{ search: '  ' }, 130],
    [{ search: '"\\' }, 0],
  ])('filtered by %j has %i users', async (args, count) => {
    const pages = await pagesFrom(list, args)
    expect(pages[0]?.total).toBe(count)
    expect(pages.flatMap(({ users }) => users)).toHaveLength(count)
  })

  it('finds a user by the beginning of their id', async () => {
    const id = people[7]?.sub ?? ''
    expect(await emails({ search: id.slice(0, 13), searchField: 'ID' })).toEqual(['user-007@example.com'])
  })

  it('is sorted over all of its pages, either way', async () => {
    const [first, , last] = await pagesFrom(list, { order: 'EMAIL' })
    expect(first?.users[0]?.email).toBe('Boss@example.com')
    expect(last?.users.at(-1)?.email).toBe('user-128@example.com')
    expect((await emails({ order: 'EMAIL', isDescending: true }))[0]).toBe('user-128@example.com')
    const dates = (await list({ order: 'CREATED', isDescending: true })).users.map(({ createdAt }) => createdAt)
    expect(dates).toEqual(dates.toSorted().toReversed())
    expect((await emails({ order: 'STATUS' }))[0]).toBe('user-127@example.com')
  })

  it.each(['junk', '-1', '1e3', '600', '99999', 'abcdefghijkl', 'x'.repeat(5000)])(
    'refuses the cursor %.9j as invalid',
    async (cursor) => {
      expect(await list({ cursor })).toEqual({ refusal: 'INVALID' })
    },
  )

  it.each([{ search: 'x'.repeat(129) }, { status: '" or' }, { group: 'a b' }])(
    'refuses %.40j as invalid',
    async (args) => {
      expect(await list(args)).toEqual({ refusal: 'INVALID' })
    },
  )

  it('names its groups, without those that Cognito made', async () => {
    expect(await world.ask(admin, 'listGroups')).toEqual({ names: ['admins', 'everyone', 'readers'] })
  })

  it('with more groups than can be read says that it does not know them, and still filters by any', async () => {
    for (let n = 0; n < 10; n += 1)
      await world.pool.send(new CreateGroupCommand({ UserPoolId: world.poolId, GroupName: `team-${n}` }))
    await world.join(people[5]?.username ?? '', 'team-7')
    const { counts, before } = counter()
    const page = await list({ group: 'team-7' }, world.services({ before }))
    expect(page).toMatchObject({
      total: 1,
      users: [{ email: 'user-005@example.com', groups: null, standing: 'MEMBER' }],
    })
    expect(counts.ListUsersInGroupCommand).toBe(3)
    expect(await list({ group: 'team-77' })).toMatchObject({ total: 0 })
  })
})
