import {
  AdminAddUserToGroupCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create } from './people'
import { POOL, type Pool, startPool } from './serve'

const UserPoolId = POOL
const LAG = 3000
let lag = LAG
let twin: Pool
beforeAll(async () => {
  twin = await startPool({ listLagMs: () => lag })
})
afterAll(() => twin.close())

const make = async (email: string) => (await create(twin, email)).User?.Username ?? ''
const inGroup = (Username: string) => ({ UserPoolId, Username, GroupName: 'everyone' })
const add = (Username: string) => twin.sdk.send(new AdminAddUserToGroupCommand(inGroup(Username)))
const leave = (Username: string) => twin.sdk.send(new AdminRemoveUserFromGroupCommand(inGroup(Username)))
const listed = async (Filter = '') => {
  const { Users = [] } = await twin.sdk.send(new ListUsersCommand({ UserPoolId, Filter }))
  return Users.map(({ Username = '' }) => Username)
}
const members = async () => {
  const { Users = [] } = await twin.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'everyone' }))
  return Users.map(({ Username = '' }) => Username)
}

describe('lists that lag', () => {
  it('do not show a new user until the time is over, by any filter', async () => {
    const sub = await make('new@example.com')
    const filters = ['', 'email = "new@example.com"', `sub = "${sub}"`, 'status = "Enabled"', `username = "${sub}"`]
    for (const filter of filters) expect(await listed(filter)).not.toContain(sub)
    twin.time.now += LAG - 1
    for (const filter of filters) expect(await listed(filter)).not.toContain(sub)
    twin.time.now += 1
    for (const filter of filters) expect(await listed(filter)).toContain(sub)
  })

  it('are lists only: the user and the groups of one user are true at once', async () => {
    const sub = await make('live@example.com')
    await add(sub)
    expect((await twin.sdk.send(new AdminGetUserCommand({ UserPoolId, Username: sub }))).Username).toBe(sub)
    const { Groups } = await twin.sdk.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: sub }))
    expect(Groups).toHaveLength(1)
    expect(await members()).not.toContain(sub)
    twin.time.now += LAG
    expect(await members()).toContain(sub)
  })

  it('still show a member who left, a user who is gone, and somebody disabled as enabled', async () => {
    const [left, gone, off] = [await make('left@example.com'), await make('gone@example.com'), await make('off@x.com')]
    for (const sub of [left, gone]) await add(sub)
    twin.time.now += LAG
    await leave(left)
    await twin.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username: gone }))
    await twin.sdk.send(new AdminDisableUserCommand({ UserPoolId, Username: off }))
    expect(await members()).toEqual(expect.arrayContaining([left, gone]))
    expect(await listed()).toContain(gone)
    expect(await listed('status = "Disabled"')).toEqual([])
    twin.time.now += LAG
    expect(await members()).not.toContain(left)
    expect(await members()).not.toContain(gone)
    expect(await listed()).not.toContain(gone)
    expect(await listed('status = "Disabled"')).toEqual([off])
  })

  it('show what stood at that moment, when something changed twice since', async () => {
    const sub = await make('twice@example.com')
    twin.time.now += LAG
    await add(sub)
    twin.time.now += 1000
    await leave(sub)
    expect(await members()).not.toContain(sub)
    twin.time.now += LAG - 1000
    // Now it is the moment between the two.
    expect(await members()).toContain(sub)
    twin.time.now += 1000
    expect(await members()).not.toContain(sub)
  })

  it('are paged as they stood: nobody twice, nobody left out', async () => {
    await twin.cognito.importUsers(Array.from({ length: 150 }, (_, number) => ({ email: `old-${number}@example.com` })))
    const before = (await walk()).toSorted()
    expect(before.length).toBeGreaterThan(150)
    const fresh: string[] = []
    for (let number = 0; number < 70; number++) fresh.push(await make(`fresh-${number}@example.com`))
    for (const sub of before.slice(20, 40)) {
      await twin.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username: sub }))
    }
    expect(await walk()).toEqual(before)
    twin.time.now += LAG
    const now = [...before.filter((_, index) => index < 20 || index >= 40), ...fresh]
    expect(await walk()).toEqual(now.toSorted())
  })

  it('catch up at once when the lag is taken away', async () => {
    const sub = await make('soon@example.com')
    expect(await listed()).not.toContain(sub)
    lag = 0
    expect(await listed('email = "soon@example.com"')).toEqual([sub])
    lag = LAG
  })
})

const walk = async (limit = 13) => {
  const seen: string[] = []
  let PaginationToken: string | undefined
  do {
    const input = { UserPoolId, Limit: limit, ...(PaginationToken && { PaginationToken }) }
    const page = await twin.sdk.send(new ListUsersCommand(input))
    for (const { Username = '' } of page.Users ?? []) seen.push(Username)
    PaginationToken = page.PaginationToken
  } while (PaginationToken)
  return seen
}
