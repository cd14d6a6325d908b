import {
  ChangePasswordCommand,
  DeleteUserCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  RespondToAuthChallengeCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create, join, lastCode, signIn, signUp, tokensOf } from './people'
import { CLIENT, DAY, HOUR, PASSWORD, type Pool, pool, startPool } from './serve'

let twin: Pool
beforeAll(async () => {
  twin = await startPool()
})
afterAll(() => twin.close())

const NEW = 'A-new-password-of-1'
const change = (AccessToken: string, PreviousPassword: string, ProposedPassword = NEW) =>
  twin.sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }))
const refresh = (RefreshToken: string) =>
  twin.sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT, RefreshToken }))
const me = async (AccessToken: string, from = twin) => {
  const { UserAttributes = [] } = await from.sdk.send(new GetUserCommand({ AccessToken }))
  return Object.fromEntries(UserAttributes.map(({ Name = '', Value }) => [Name, Value]))
}
const move = (AccessToken: string, email: string, from = twin) =>
  from.sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: 'email', Value: email }] }))
const askCode = (AccessToken: string) =>
  twin.sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }))
const verify = (AccessToken: string, Code: string, from = twin) =>
  from.sdk.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }))

const revoked = { name: 'NotAuthorizedException', message: 'Access Token has been revoked' }

describe('ChangePassword', () => {
  it('takes the old password and gives the new one, and sign-ins go on', async () => {
    await join(twin, 'ann@example.com')
    const { AccessToken, RefreshToken } = await tokensOf(twin, 'ann@example.com')
    await expect(change(AccessToken, 'not-the-one')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
    await expect(change(AccessToken, PASSWORD, 'too-short')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
    expect((await signIn(twin, 'ann@example.com')).AuthenticationResult).toBeDefined()
    await change(AccessToken, PASSWORD)
    await expect(signIn(twin, 'ann@example.com')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect((await signIn(twin, 'ann@example.com', NEW)).AuthenticationResult).toBeDefined()
    await refresh(RefreshToken)
  })

  it('is no way to guess a password: five wrong ones lock it, here and at the sign-in', async () => {
    await join(twin, 'bea@example.com')
    const { AccessToken } = await tokensOf(twin, 'bea@example.com')
    for (let times = 0; times < 5; times++)
      await expect(change(AccessToken, 'not-the-one')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await expect(change(AccessToken, PASSWORD)).rejects.toMatchObject({ name: 'LimitExceededException' })
    await expect(signIn(twin, 'bea@example.com')).rejects.toMatchObject({ message: 'Password attempts exceeded' })
    twin.time.now += 1001
    await change(AccessToken, PASSWORD)
  })
})

describe('GlobalSignOut', () => {
  it('ends every sign-in of the caller and of nobody else', async () => {
    await join(twin, 'cyd@example.com')
    await join(twin, 'dot@example.com')
    const [here, there] = [await tokensOf(twin, 'cyd@example.com'), await tokensOf(twin, 'cyd@example.com')]
    const other = await tokensOf(twin, 'dot@example.com')
    await twin.sdk.send(new GlobalSignOutCommand({ AccessToken: here.AccessToken }))
    for (const { RefreshToken, AccessToken } of [here, there]) {
      await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' })
      await expect(me(AccessToken)).rejects.toMatchObject(revoked)
      await expect(twin.sdk.send(new GlobalSignOutCommand({ AccessToken }))).rejects.toMatchObject(revoked)
    }
    await refresh(other.RefreshToken)
    await refresh((await tokensOf(twin, 'cyd@example.com')).RefreshToken)
  })
})

describe('DeleteUser', () => {
  it('deletes the caller, whose address is free again', async () => {
    await join(twin, 'eda@example.com')
    const { AccessToken, RefreshToken } = await tokensOf(twin, 'eda@example.com')
    await twin.sdk.send(new DeleteUserCommand({ AccessToken }))
    await expect(me(AccessToken)).rejects.toMatchObject({ name: 'UserNotFoundException' })
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: 'Invalid Refresh Token' })
    await signUp(twin, 'eda@example.com')
  })

  it('is refused with a token of a sign-in that is over', async () => {
    await join(twin, 'fay@example.com')
    const { AccessToken } = await tokensOf(twin, 'fay@example.com')
    await twin.sdk.send(new GlobalSignOutCommand({ AccessToken }))
    await expect(twin.sdk.send(new DeleteUserCommand({ AccessToken }))).rejects.toMatchObject(revoked)
    expect((await signIn(twin, 'fay@example.com')).AuthenticationResult).toBeDefined()
  })
})

describe('the address of a user', () => {
  it('that an administrator gave is verified by its owner, with a code that is good for a day', async () => {
    await create(twin, 'gia@example.com', PASSWORD)
    const { Session } = await signIn(twin, 'gia@example.com')
    const { AuthenticationResult } = await twin.sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: CLIENT,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: 'gia@example.com', NEW_PASSWORD: NEW },
      }),
    )
    const AccessToken = AuthenticationResult?.AccessToken ?? ''
    expect(await me(AccessToken)).toMatchObject({ email_verified: 'false' })
    await expect(verify(AccessToken, '123456')).rejects.toMatchObject({ name: 'ExpiredCodeException' })
    expect(await askCode(AccessToken)).toMatchObject({ CodeDeliveryDetails: { Destination: 'g***@e***' } })
    expect(twin.cognito.mailbox()[0]).toMatchObject({ to: 'gia@example.com', purpose: 'Verify e-mail' })
    await expect(verify(AccessToken, '12345')).rejects.toMatchObject({ name: 'CodeMismatchException' })
    await verify(AccessToken, lastCode(twin, 'gia@example.com'))
    expect(await me(AccessToken)).toMatchObject({ email: 'gia@example.com', email_verified: 'true' })
  })

  it('is told by five codes an hour, each good for a day', async () => {
    const slow = await startPool({
      pool: { ...pool, clients: pool.clients.map((c) => ({ ...c, accessTokenSeconds: 100_000 })) },
    })
    await join(slow, 'hal@example.com')
    const { AccessToken } = await tokensOf(slow, 'hal@example.com')
    const ask = () =>
      slow.sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }))
    for (let times = 0; times < 5; times++) await ask()
    await expect(ask()).rejects.toMatchObject({ name: 'LimitExceededException' })
    slow.time.now += HOUR
    await ask()
    slow.time.now += DAY
    await expect(verify(AccessToken, lastCode(slow, 'hal@example.com'), slow)).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    })
    await slow.close()
  })

  it('changes once the code that went to the new one comes back, and names the user from then on', async () => {
    await join(twin, 'ida@example.com')
    const { AccessToken } = await tokensOf(twin, 'ida@example.com')
    expect(await move(AccessToken, 'Ida@new.example')).toMatchObject({
      CodeDeliveryDetailsList: [{ Destination: 'I***@n***', AttributeName: 'email' }],
    })
    expect(await me(AccessToken)).toMatchObject({ email: 'ida@example.com', email_verified: 'true' })
    await verify(AccessToken, lastCode(twin, 'Ida@new.example'))
    expect(await me(AccessToken)).toMatchObject({ email: 'Ida@new.example', email_verified: 'true' })
    expect((await signIn(twin, 'ida@new.example')).AuthenticationResult).toBeDefined()
    await expect(signIn(twin, 'ida@example.com')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await signUp(twin, 'ida@example.com')
  })

  it('cannot be one that somebody has, nor one that somebody took before the code came back', async () => {
    await join(twin, 'jon@example.com')
    await join(twin, 'kim@example.com')
    const { AccessToken } = await tokensOf(twin, 'jon@example.com')
    const taken = { name: 'AliasExistsException' }
    await expect(move(AccessToken, 'KIM@example.com')).rejects.toMatchObject(taken)
    await move(AccessToken, 'leo@example.com')
    const code = lastCode(twin, 'leo@example.com')
    await join(twin, 'leo@example.com')
    await expect(verify(AccessToken, code)).rejects.toMatchObject(taken)
    expect(await me(AccessToken)).toMatchObject({ email: 'jon@example.com' })
  })

  it('is not verified by saying so, and `sub` is not written', async () => {
    await join(twin, 'mia@example.com')
    const { AccessToken } = await tokensOf(twin, 'mia@example.com')
    const write = (Name: string, Value: string) =>
      twin.sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }))
    await expect(write('email_verified', 'true')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await expect(write('sub', 'another')).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await expect(write('email', 'none')).rejects.toMatchObject({ message: 'Invalid email address format.' })
    await write('nickname', 'Mi')
    expect(await me(AccessToken)).toMatchObject({ nickname: 'Mi', email: 'mia@example.com' })
  })

  it('is another at once, and unverified, where the pool does not wait', async () => {
    const hasty = await startPool({ pool: { ...pool, verifiesBeforeUpdate: [] } })
    await join(hasty, 'nan@example.com')
    const { AccessToken } = await tokensOf(hasty, 'nan@example.com')
    await move(AccessToken, 'nan@new.example', hasty)
    expect(await me(AccessToken, hasty)).toMatchObject({ email: 'nan@new.example', email_verified: 'false' })
    await verify(AccessToken, lastCode(hasty, 'nan@new.example'), hasty)
    expect(await me(AccessToken, hasty)).toMatchObject({ email: 'nan@new.example', email_verified: 'true' })
    await hasty.close()
  })
})
