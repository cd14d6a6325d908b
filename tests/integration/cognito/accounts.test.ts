import {
  AdminAddUserToGroupCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminUserGlobalSignOutCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create, join, signIn, signUp, tokensOf } from './people'
import { CLIENT, PASSWORD, POOL, type Pool, startPool } from './serve'

const UserPoolId = POOL
let twin: Pool
beforeAll(async () => {
  twin = await startPool()
})
afterAll(() => twin.close())

const disable = (Username: string) => twin.sdk.send(new AdminDisableUserCommand({ UserPoolId, Username }))
const enable = (Username: string) => twin.sdk.send(new AdminEnableUserCommand({ UserPoolId, Username }))
const signOut = (Username: string) => twin.sdk.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }))
const erase = (Username: string) => twin.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username }))
const show = (Username: string) => twin.sdk.send(new AdminGetUserCommand({ UserPoolId, Username }))
const add = (Username: string) =>
  twin.sdk.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: 'everyone' }))
const refresh = (RefreshToken: string) =>
  twin.sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT, RefreshToken }))
const getUser = (AccessToken: string) => twin.sdk.send(new GetUserCommand({ AccessToken }))

const noUser = { name: 'UserNotFoundException', message: 'User does not exist.' }

describe('AdminDisableUser', () => {
  it('ends every sign-in, and enabling again does not bring one back', async () => {
    await join(twin, 'dan@example.com')
    const tokens = await tokensOf(twin, 'dan@example.com')
    await disable('dan@example.com')
    const disabled = { name: 'NotAuthorizedException', message: 'User is disabled.' }
    await expect(refresh(tokens.RefreshToken)).rejects.toMatchObject(disabled)
    await expect(signIn(twin, 'dan@example.com')).rejects.toMatchObject(disabled)
    await enable('dan@example.com')
    await expect(refresh(tokens.RefreshToken)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' })
    await expect(getUser(tokens.AccessToken)).rejects.toMatchObject({ message: 'Access Token has been revoked' })
    await refresh((await tokensOf(twin, 'dan@example.com')).RefreshToken)
  })

  it('leaves the user in lists and groups, says when, and is nothing the second time', async () => {
    const sub = await join(twin, 'eve@example.com')
    await add('eve@example.com')
    twin.time.now += 5000
    for (let times = 0; times < 2; times++) await disable(sub)
    expect(await show(sub)).toMatchObject({ Enabled: false, UserLastModifiedDate: new Date(twin.time.now) })
    const { Users } = await twin.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'everyone' }))
    expect(Users?.map(({ Username, Enabled }) => [Username, Enabled])).toEqual([[sub, false]])
    for (let times = 0; times < 2; times++) await enable(sub)
    expect(await show(sub)).toMatchObject({ Enabled: true, UserStatus: 'CONFIRMED' })
  })
})

describe('AdminUserGlobalSignOut', () => {
  it('ends all sign-ins of one user, of no other, and none that begins later', async () => {
    await join(twin, 'fay@example.com')
    await join(twin, 'gus@example.com')
    const [first, second] = [await tokensOf(twin, 'fay@example.com'), await tokensOf(twin, 'fay@example.com')]
    const other = await tokensOf(twin, 'gus@example.com')
    await signOut('fay@example.com')
    const later = await tokensOf(twin, 'fay@example.com')
    for (const { RefreshToken, AccessToken } of [first, second]) {
      await expect(refresh(RefreshToken)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Refresh Token has been revoked',
      })
      await expect(getUser(AccessToken)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Access Token has been revoked',
      })
    }
    for (const { RefreshToken, AccessToken } of [other, later]) {
      await refresh(RefreshToken)
      await getUser(AccessToken)
    }
  })
})

describe('AdminDeleteUser', () => {
  it('leaves nobody: no user, no member, no token that finds them', async () => {
    const sub = await join(twin, 'hal@example.com')
    await add('hal@example.com')
    const tokens = await tokensOf(twin, 'hal@example.com')
    await erase('HAL@example.com')
    for (const name of ['hal@example.com', sub]) {
      await expect(show(name)).rejects.toMatchObject(noUser)
      await expect(erase(name)).rejects.toMatchObject(noUser)
      await expect(add(name)).rejects.toMatchObject(noUser)
    }
    await expect(getUser(tokens.AccessToken)).rejects.toMatchObject(noUser)
    await expect(refresh(tokens.RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await expect(signIn(twin, 'hal@example.com')).rejects.toMatchObject({
      message: 'Incorrect username or password.',
    })
    const { Users } = await twin.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'everyone' }))
    expect(Users?.map(({ Username }) => Username)).not.toContain(sub)
    const found = await twin.sdk.send(new ListUsersCommand({ UserPoolId, Filter: 'email ^= "hal@"' }))
    expect(found.Users).toEqual([])
  })

  it('frees the address for somebody new, who is in no group and has no old password', async () => {
    const before = await join(twin, 'ida@example.com')
    await add('ida@example.com')
    await erase('ida@example.com')
    const { UserSub } = await signUp(twin, 'ida@example.com', 'Another-password-1')
    expect(UserSub).not.toBe(before)
    await expect(signIn(twin, 'ida@example.com')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    const query = { UserPoolId, Username: 'ida@example.com' }
    expect((await twin.sdk.send(new AdminListGroupsForUserCommand(query))).Groups).toEqual([])
  })

  it('ends a challenge that waits for its answer', async () => {
    await create(twin, 'jan@example.com')
    const { Session } = await signIn(twin, 'jan@example.com', 'Temporary-of-1')
    await erase('jan@example.com')
    await create(twin, 'jan@example.com')
    const ChallengeResponses = { USERNAME: 'jan@example.com', NEW_PASSWORD: PASSWORD }
    const input = { ClientId: CLIENT, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session, ChallengeResponses } as const
    await expect(twin.sdk.send(new RespondToAuthChallengeCommand(input))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user.',
    })
  })

  // Somebody who comes back by a provider comes back under the same name: what was left of them would show.
  const comeBack = async (email: string) => {
    const [Username = ''] = await twin.cognito.importUsers([{ email, provider: { name: 'Google', userId: email } }])
    return Username
  }
  const groupsOf = async (Username: string) => {
    const { Groups = [] } = await twin.sdk.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
    return Groups.map(({ GroupName }) => GroupName)
  }

  it('leaves no membership for somebody of the same name', async () => {
    const username = await comeBack('lou@example.com')
    await add(username)
    await erase(username)
    await comeBack('lou@example.com')
    expect(await groupsOf(username)).toEqual([`${POOL}_Google`])
    const { Users } = await twin.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'everyone' }))
    expect(Users?.map(({ Username }) => Username)).not.toContain(username)
  })

  it('at the same time as an addition to a group leaves no membership either', async () => {
    for (let round = 0; round < 10; round++) {
      const email = `race-${round}@example.com`
      const username = await comeBack(email)
      await Promise.allSettled([add(username), erase(username), add(username), add(username)])
      await comeBack(email)
      expect(await groupsOf(username)).toEqual([`${POOL}_Google`])
    }
  })

  it('is over when it is answered: a start on the same data finds no trace', async () => {
    const first = await startPool()
    const sub = await join(first, 'kim@example.com')
    await first.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username: sub }))
    await first.close()
    const second = await startPool({ directory: first.directory })
    expect((await second.sdk.send(new ListUsersCommand({ UserPoolId }))).Users).toEqual([])
    await create(second, 'kim@example.com')
    await second.close()
  })
})

it.each([
  ['AdminDisableUser', disable],
  ['AdminEnableUser', enable],
  ['AdminUserGlobalSignOut', signOut],
  ['AdminDeleteUser', erase],
])('%s of nobody is refused', async (_name, act) => {
  await expect(act('ghost@example.com')).rejects.toMatchObject(noUser)
  await expect(act('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject(noUser)
})
