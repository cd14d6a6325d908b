import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membershipHealth } from '../../../amplify/functions/membership/operations/membership-health'
import type { Caller } from '../../../amplify/services'
import { counter, startWorld, type World } from './world'

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

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
    const judged = { AdminGetUserCommand: 1, AdminListGroupsForUserCommand: 1 }
    const everyone = pagesOf(inGroup)
    expect(health.counts).toEqual({ ...judged, ListUsersCommand: pagesOf(users), ListUsersInGroupCommand: everyone })
  })

  it.each([['membershipHealth', 20_000]])('%s gives up when counting takes too long', async (operation, limit) => {
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
