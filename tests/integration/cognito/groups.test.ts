import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetTokensFromRefreshTokenCommand,
  ListGroupsCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, create, join, tokensOf } from './people'
import { CLIENT, POOL, type Pool, pool, startPool } from './serve'

let twin: Pool
beforeAll(async () => {
  twin = await startPool()
})
afterAll(() => twin.close())

const UserPoolId = POOL
const add = (Username: string, GroupName: string) =>
  twin.sdk.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))
const leave = (Username: string, GroupName: string) =>
  twin.sdk.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username, GroupName }))
const groupsOf = async (Username: string) => {
  const { Groups = [] } = await twin.sdk.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
  return Groups.map(({ GroupName }) => GroupName)
}
const membersOf = async (GroupName: string) => {
  const { Users = [] } = await twin.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))
  return Users.map(({ Username }) => Username)
}

describe('groups', () => {
  it('of the template exist from the start, with what the template says of them', async () => {
    const { Groups } = await twin.sdk.send(new ListGroupsCommand({ UserPoolId }))
    const at = new Date(twin.time.now)
    expect(Groups).toEqual([
      {
        GroupName: 'admins',
        UserPoolId,
        Description: 'Who repair',
        Precedence: 0,
        CreationDate: at,
        LastModifiedDate: at,
      },
      { GroupName: 'everyone', UserPoolId, Precedence: 1, CreationDate: at, LastModifiedDate: at },
    ])
  })

  it('are made once each', async () => {
    const command = () => new CreateGroupCommand({ UserPoolId, GroupName: 'guests', Description: 'Who visit' })
    const both = await Promise.allSettled([twin.sdk.send(command()), twin.sdk.send(command())])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(twin.sdk.send(command())).rejects.toMatchObject({
      name: 'GroupExistsException',
      message: 'A group with the name already exists.',
    })
  })

  it('follow the template from start to start and keep their members and those made by hand', async () => {
    const first = await startPool()
    await first.sdk.send(new CreateGroupCommand({ UserPoolId, GroupName: 'by-hand' }))
    await create(first, 'ann@example.com')
    await first.sdk.send(
      new AdminAddUserToGroupCommand({ UserPoolId, Username: 'ann@example.com', GroupName: 'everyone' }),
    )
    await first.close()
    const groups = [{ name: 'everyone', precedence: 7 }]
    const second = await startPool({ directory: first.directory, pool: { ...pool, groups } })
    const { Groups = [] } = await second.sdk.send(new ListGroupsCommand({ UserPoolId }))
    expect(Groups.map(({ GroupName, Precedence }) => [GroupName, Precedence])).toEqual([
      ['admins', 0],
      ['by-hand', undefined],
      ['everyone', 7],
    ])
    const { Users } = await second.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'everyone' }))
    expect(Users).toHaveLength(1)
    await second.close()
  })
})

describe('membership', () => {
  it('shows from both sides, and adding or removing twice is nothing', async () => {
    const { User } = await create(twin, 'ann@example.com')
    for (let times = 0; times < 2; times++) await add('ann@example.com', 'everyone')
    expect(await groupsOf('ann@example.com')).toEqual(['everyone'])
    expect(await membersOf('everyone')).toEqual([User?.Username])
    for (let times = 0; times < 2; times++) await leave(User?.Username ?? '', 'everyone')
    expect(await groupsOf('ann@example.com')).toEqual([])
    expect(await membersOf('everyone')).toEqual([])
  })

  it('keeps groups apart whose names begin alike', async () => {
    const { User } = await create(twin, 'bea@example.com')
    for (const GroupName of ['team', 'team-b']) await twin.sdk.send(new CreateGroupCommand({ UserPoolId, GroupName }))
    await add('bea@example.com', 'team-b')
    expect(await membersOf('team')).toEqual([])
    expect(await membersOf('team-b')).toEqual([User?.Username])
    await expect(leave('bea@example.com', 'tea')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('needs a user, a group and a pool that exist', async () => {
    const noUser = { name: 'UserNotFoundException', message: 'User does not exist.' }
    const noGroup = { name: 'ResourceNotFoundException', message: 'Group not found.' }
    await expect(add('ghost@example.com', 'everyone')).rejects.toMatchObject(noUser)
    await expect(leave('ghost', 'everyone')).rejects.toMatchObject(noUser)
    await expect(groupsOf('ghost')).rejects.toMatchObject(noUser)
    await expect(add('ann@example.com', 'nothing')).rejects.toMatchObject(noGroup)
    await expect(membersOf('nothing')).rejects.toMatchObject(noGroup)
    const elsewhere = { UserPoolId: 'us-east-1_Elsewhere', Username: 'ann@example.com', GroupName: 'everyone' }
    await expect(twin.sdk.send(new AdminAddUserToGroupCommand(elsewhere))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool us-east-1_Elsewhere does not exist.',
    })
  })
})

describe('a group that is deleted', () => {
  const noGroup = { name: 'ResourceNotFoundException', message: 'Group not found.' }
  const make = (GroupName: string) => twin.sdk.send(new CreateGroupCommand({ UserPoolId, GroupName }))
  const drop = (GroupName: string, of = twin) => of.sdk.send(new DeleteGroupCommand({ UserPoolId, GroupName }))

  it('takes its memberships with it and leaves those of other groups', async () => {
    const { User } = await create(twin, 'cid@example.com')
    for (const GroupName of ['club', 'club-b']) {
      await make(GroupName)
      await add('cid@example.com', GroupName)
    }
    await drop('club')
    expect(await groupsOf('cid@example.com')).toEqual(['club-b'])
    expect(await membersOf('club-b')).toEqual([User?.Username])
    const refused = [membersOf('club'), add('cid@example.com', 'club'), leave('cid@example.com', 'club'), drop('club')]
    for (const { status, reason } of (await Promise.allSettled(refused)) as PromiseRejectedResult[])
      expect([status, reason]).toMatchObject(['rejected', noGroup])
    await make('club')
    expect(await membersOf('club')).toEqual([])
    expect(await groupsOf('cid@example.com')).toEqual(['club-b'])
  })

  it('has nobody left in it who was added at the same moment', async () => {
    const people = ['p1', 'p2', 'p3', 'p4'].map((name) => `${name}@example.com`)
    for (const email of people) await create(twin, email)
    await make('brief')
    const all = people.map((email) => add(email, 'brief'))
    await Promise.allSettled([...all.slice(0, 2), drop('brief'), ...all.slice(2)])
    for (const email of people) expect(await groupsOf(email)).toEqual([])
    await make('brief')
    expect(await membersOf('brief')).toEqual([])
  })

  it('stays in the tokens that name it until they are renewed', async () => {
    await join(twin, 'dot@example.com')
    await make('readers')
    await add('dot@example.com', 'readers')
    const { AccessToken, RefreshToken } = await tokensOf(twin, 'dot@example.com')
    await drop('readers')
    expect(claimsOf(AccessToken)['cognito:groups']).toEqual(['readers'])
    const input = { ClientId: CLIENT, RefreshToken }
    const { AuthenticationResult } = await twin.sdk.send(new GetTokensFromRefreshTokenCommand(input))
    expect(claimsOf(AuthenticationResult?.AccessToken)).not.toHaveProperty('cognito:groups')
  })

  it('is not brought back by a restart, be it one of the template, until it is made again', async () => {
    const first = await startPool()
    await create(first, 'eve@example.com')
    const input = { UserPoolId, Username: 'eve@example.com', GroupName: 'everyone' }
    await first.sdk.send(new AdminAddUserToGroupCommand(input))
    await drop('everyone', first)
    await first.close()
    const second = await startPool({ directory: first.directory })
    const list = { UserPoolId, GroupName: 'everyone' }
    await expect(second.sdk.send(new ListUsersInGroupCommand(list))).rejects.toMatchObject(noGroup)
    await second.sdk.send(new CreateGroupCommand(list))
    await second.close()
    const third = await startPool({ directory: first.directory })
    expect((await third.sdk.send(new ListUsersInGroupCommand(list))).Users).toEqual([])
    await third.close()
  })

  it('needs a pool that exists', async () => {
    const elsewhere = new DeleteGroupCommand({ UserPoolId: 'us-east-1_Elsewhere', GroupName: 'everyone' })
    await expect(twin.sdk.send(elsewhere)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool us-east-1_Elsewhere does not exist.',
    })
  })
})
