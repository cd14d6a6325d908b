import { join } from 'node:path'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminResetUserPasswordCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  paginateListUsers,
  paginateListUsersInGroup,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ImportedUser, importUsers } from '../../../local/cognito/import-users'
import { systemRandom } from '../../../local/cognito/random'
import { openStore } from '../../../local/cognito/store/store'
import { create, lastCode, signIn, signUp } from './people'
import { DAY, POOL, type Pool, startPool, temporaryDirectory } from './serve'

const UserPoolId = POOL
let twin: Pool
beforeAll(async () => {
  twin = await startPool()
})
afterAll(() => twin.close())

const show = (Username: string) => twin.sdk.send(new AdminGetUserCommand({ UserPoolId, Username }))
const find = async (Filter: string) =>
  ((await twin.sdk.send(new ListUsersCommand({ UserPoolId, Filter }))).Users ?? []).map(({ Username }) => Username)
const groupsOf = async (Username: string) => {
  const { Groups = [] } = await twin.sdk.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
  return Groups.map(({ GroupName }) => GroupName)
}
const membersOf = async (GroupName: string) => {
  const { Users = [] } = await twin.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))
  return Users.map(({ Username }) => Username)
}
const refused = async (act: Promise<unknown>) => expect(act).rejects.toMatchObject({ name: 'UserNotFoundException' })

describe('imported users', () => {
  it('are as described, come back by username in order, and are mailed nothing', async () => {
    const createdAt = twin.time.now - 30 * DAY
    const people: ImportedUser[] = [
      { email: 'zoe@example.com', groups: ['everyone'], createdAt, attributes: { name: 'Zoë' } },
      { email: 'abe@example.com', status: 'FORCE_CHANGE_PASSWORD', enabled: false },
    ]
    const [zoe = '', abe = ''] = await twin.cognito.importUsers(people)
    expect(await show('ZOE@example.com')).toMatchObject({
      Username: zoe,
      UserStatus: 'CONFIRMED',
      Enabled: true,
      UserCreateDate: new Date(createdAt),
    })
    expect((await show(zoe)).UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: 'sub', Value: zoe },
        { Name: 'name', Value: 'Zoë' },
        { Name: 'email_verified', Value: 'true' },
      ]),
    )
    expect(await show(abe)).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: false })
    expect(await membersOf('everyone')).toEqual([zoe])
    expect(await groupsOf(zoe)).toEqual(['everyone'])
    expect(await find('email ^= "zoe"')).toEqual([zoe])
    expect(twin.cognito.mailbox()).toEqual([])
  })

  it('have the ids that they are given', async () => {
    const sub = '11111111-2222-4333-8444-555555555555'
    expect(await twin.cognito.importUsers([{ email: 'given@example.com', sub }])).toEqual([sub])
    expect(await find(`sub = "${sub}"`)).toEqual([sub])
  })

  it('have no password, and get one as everybody does: by an invitation or a reset', async () => {
    await twin.cognito.importUsers([
      { email: 'invited@example.com', status: 'FORCE_CHANGE_PASSWORD' },
      { email: 'old@example.com' },
    ])
    for (const email of ['invited@example.com', 'old@example.com']) {
      await expect(signIn(twin, email)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
    }
    const resend = { UserPoolId, Username: 'invited@example.com', MessageAction: 'RESEND' } as const
    await twin.sdk.send(new AdminCreateUserCommand(resend))
    const temporary = lastCode(twin, 'invited@example.com')
    expect((await signIn(twin, 'invited@example.com', temporary)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    await twin.sdk.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: 'old@example.com' }))
    expect(lastCode(twin, 'old@example.com')).toMatch(/^\d{6}$/)
  })

  it('do not take an address that somebody has', async () => {
    await create(twin, 'taken@example.com')
    await expect(twin.cognito.importUsers([{ email: 'Taken@example.com' }])).rejects.toMatchObject({
      code: 'UsernameExistsException',
    })
    await twin.cognito.importUsers([{ email: 'mine@example.com' }])
    await expect(create(twin, 'mine@example.com')).rejects.toMatchObject({ name: 'UsernameExistsException' })
  })

  it('come in numbers that no page cuts wrongly', async () => {
    const crowd = await startPool()
    const people = Array.from({ length: 2503 }, (_, number) => ({
      email: `user-${number}@example.com`,
      groups: number % 2 ? ['everyone'] : [],
    }))
    const usernames = await crowd.cognito.importUsers(people)
    const pages = { client: crowd.sdk }
    const listed: string[] = []
    for await (const { Users = [] } of paginateListUsers(pages, { UserPoolId })) {
      listed.push(...Users.map(({ Username = '' }) => Username))
    }
    expect(listed).toEqual(usernames.toSorted())
    let members = 0
    for await (const { Users = [] } of paginateListUsersInGroup(pages, { UserPoolId, GroupName: 'everyone' })) {
      members += Users.length
    }
    expect(members).toBe(1251)
    await crowd.close()
  })

  it('can be put into the folder of a twin that is not running', async () => {
    const directory = temporaryDirectory()
    await (await startPool({ directory })).close()
    const store = await openStore(join(directory, 'users'))
    const parts = { store, pool: { id: POOL }, clock: Date.now, random: systemRandom }
    await importUsers(parts, [{ email: 'early@example.com', groups: ['everyone'] }])
    await store.close()
    const later = await startPool({ directory })
    const { Users } = await later.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'everyone' }))
    expect(Users).toHaveLength(1)
    await later.close()
  })
})

describe('a federated user', () => {
  const provider = { name: 'Google', userId: '117' }
  let sub: string
  beforeAll(async () => {
    expect(await twin.cognito.importUsers([{ email: 'fed@example.com', provider }])).toEqual(['google_117'])
    const { UserAttributes = [] } = await show('google_117')
    sub = UserAttributes.find(({ Name }) => Name === 'sub')?.Value ?? ''
  })

  it('has a username that is not the `sub`, and a group of the system', async () => {
    expect(sub).toMatch(/^[\da-f-]{36}$/)
    expect(await show('google_117')).toMatchObject({ Username: 'google_117', UserStatus: 'EXTERNAL_PROVIDER' })
    expect(await groupsOf('google_117')).toEqual([`${POOL}_Google`])
    const { Groups = [] } = await twin.sdk.send(new ListGroupsCommand({ UserPoolId }))
    const group = Groups.find(({ GroupName }) => GroupName === `${POOL}_Google`)
    expect(group?.Description).toBe('Autogenerated group for users who sign in using Google')
  })

  it('is addressed by the username alone: not by `sub`, and not by e-mail', async () => {
    for (const name of [sub, 'fed@example.com']) {
      await refused(show(name))
      await refused(
        twin.sdk.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: name, GroupName: 'everyone' })),
      )
    }
  })

  it('is found by every filter that finds others', async () => {
    for (const filter of [
      `sub = "${sub}"`,
      `sub ^= "${sub.slice(0, 20)}"`,
      'username = "google_117"',
      'username ^= "google_"',
      'email = "FED@example.com"',
      'email ^= "fed@"',
      'cognito:user_status = "EXTERNAL_PROVIDER"',
    ]) {
      expect(await find(filter)).toEqual(['google_117'])
    }
    expect(await find('sub = "google_117"')).toEqual([])
    expect(await find(`username = "${sub}"`)).toEqual([])
  })

  it('joins and leaves groups under the username', async () => {
    const input = { UserPoolId, Username: 'google_117', GroupName: 'everyone' }
    await twin.sdk.send(new AdminAddUserToGroupCommand(input))
    expect(await membersOf('everyone')).toContain('google_117')
    await twin.sdk.send(new AdminRemoveUserFromGroupCommand(input))
    expect(await membersOf('everyone')).not.toContain('google_117')
  })

  it('has no password here, and none to reset', async () => {
    for (const name of ['google_117', 'fed@example.com']) {
      await expect(signIn(twin, name)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
    }
    const reset = new AdminResetUserPasswordCommand({ UserPoolId, Username: 'google_117' })
    await expect(twin.sdk.send(reset)).rejects.toMatchObject({
      message: 'User password cannot be reset in the current state.',
    })
  })

  it('leaves the address free for a local user, and both are found by it', async () => {
    const { UserSub = '' } = await signUp(twin, 'fed@example.com')
    expect(await find('email = "fed@example.com"')).toEqual([UserSub, 'google_117'])
    expect((await show('fed@example.com')).Username).toBe(UserSub)
  })

  it('is one row of a page of addresses, which goes on behind it', async () => {
    await twin.cognito.importUsers([
      { email: 'same@example.com' },
      ...['1', '2', '3'].map((userId) => ({ email: 'Same@example.com', provider: { name: 'Google', userId } })),
      { email: 'same@example.com.au' },
    ])
    const pagesOf = async (Filter: string) => {
      const found: string[] = []
      for await (const { Users = [] } of paginateListUsers({ client: twin.sdk, pageSize: 1 }, { UserPoolId, Filter })) {
        expect(Users.length).toBeLessThanOrEqual(1)
        found.push(...Users.map(({ Username = '' }) => Username))
      }
      return found
    }
    const exact = await pagesOf('email = "same@example.com"')
    expect(exact.slice(1)).toEqual(['google_1', 'google_2', 'google_3'])
    const longer = await pagesOf('email ^= "same@example.com"')
    expect(longer.slice(0, 4)).toEqual(exact)
    expect(longer).toHaveLength(5)
  })

  it('is deleted alone, and wholly', async () => {
    await twin.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'google_117' }))
    await refused(show('google_117'))
    expect(await find(`sub = "${sub}"`)).toEqual([])
    expect(await membersOf(`${POOL}_Google`)).not.toContain('google_117')
    expect(await find('email = "fed@example.com"')).toHaveLength(1)
  })
})
