import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { create, join, lastCode, signIn, signUp, tokensOf } from './people'
import { CLIENT, HOUR, OTHER_CLIENT, PASSWORD, POOL, type Pool, startPool } from './serve'

const NEW = 'A-new-password-of-1'
const UserPoolId = POOL
const fired: unknown[] = []
let twin: Pool
beforeAll(async () => {
  const invoke = async (_name: string, event: unknown) => {
    fired.push(event)
    return { ok: true, payload: event } as const
  }
  twin = await startPool({ invoke })
})
afterAll(() => twin.close())
beforeEach(() => {
  fired.length = 0
})

const reset = (Username: string) => twin.sdk.send(new AdminResetUserPasswordCommand({ UserPoolId, Username }))
const forget = (Username: string, ClientId = CLIENT) => twin.sdk.send(new ForgotPasswordCommand({ ClientId, Username }))
const choose = (Username: string, ConfirmationCode = lastCode(twin, Username), Password = NEW, ClientId = CLIENT) =>
  twin.sdk.send(new ConfirmForgotPasswordCommand({ ClientId, Username, ConfirmationCode, Password }))
const statusOf = async (Username: string) =>
  (await twin.sdk.send(new AdminGetUserCommand({ UserPoolId, Username }))).UserStatus
const letters = () => twin.cognito.mailbox().length

const required = { name: 'PasswordResetRequiredException', message: 'Password reset required for the user' }
const unreachable = {
  name: 'InvalidParameterException',
  message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
}
const wrongState = { name: 'NotAuthorizedException', message: 'User password cannot be reset in the current state.' }
const noCode = { name: 'ExpiredCodeException', message: 'Invalid code provided, please request a code again.' }

describe('AdminResetUserPassword', () => {
  it('takes the password away, mails a code, and the code leads back to a password', async () => {
    await join(twin, 'ann@example.com')
    await reset('ann@example.com')
    expect(await statusOf('ann@example.com')).toBe('RESET_REQUIRED')
    expect(twin.cognito.mailbox()[0]).toMatchObject({ to: 'ann@example.com', purpose: 'Reset password' })
    for (const password of [PASSWORD, 'wrong']) {
      await expect(signIn(twin, 'ann@example.com', password)).rejects.toMatchObject(required)
    }
    await choose('ann@example.com')
    expect(await statusOf('ann@example.com')).toBe('CONFIRMED')
    await expect(signIn(twin, 'ann@example.com')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect((await signIn(twin, 'ann@example.com', NEW)).AuthenticationResult).toBeDefined()
  })

  it('can be done again, and only the last code is good', async () => {
    await join(twin, 'bob@example.com')
    await reset('bob@example.com')
    const first = lastCode(twin, 'bob@example.com')
    await reset('bob@example.com')
    const second = lastCode(twin, 'bob@example.com')
    if (first !== second) {
      await expect(choose('bob@example.com', first)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    }
    await choose('bob@example.com', second)
  })

  it('lets sign-ins of before go on', async () => {
    await join(twin, 'cat@example.com')
    const { RefreshToken } = await tokensOf(twin, 'cat@example.com')
    await reset('cat@example.com')
    await twin.sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT, RefreshToken }))
  })

  it('is refused where no code can arrive or no password of their own is, and changes nothing', async () => {
    await signUp(twin, 'unconfirmed@example.com')
    await create(twin, 'invited@example.com')
    const before = letters()
    await expect(reset('unconfirmed@example.com')).rejects.toMatchObject(unreachable)
    await expect(reset('invited@example.com')).rejects.toMatchObject(wrongState)
    await expect(reset('ghost@example.com')).rejects.toMatchObject({ name: 'UserNotFoundException' })
    expect(await statusOf('unconfirmed@example.com')).toBe('UNCONFIRMED')
    expect(await statusOf('invited@example.com')).toBe('FORCE_CHANGE_PASSWORD')
    expect(letters()).toBe(before)
  })

  it('is refused for an address that nobody verified, and for somebody who is disabled', async () => {
    await create(twin, 'unverified@example.com')
    const { Session = '' } = await signIn(twin, 'unverified@example.com', 'Temporary-of-1')
    const answer = { USERNAME: 'unverified@example.com', NEW_PASSWORD: PASSWORD }
    await twin.cognito.handle(
      'RespondToAuthChallenge',
      { ClientId: CLIENT, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session, ChallengeResponses: answer },
      { signed: false },
    )
    expect(await statusOf('unverified@example.com')).toBe('CONFIRMED')
    await expect(reset('unverified@example.com')).rejects.toMatchObject(unreachable)
    await join(twin, 'disabled@example.com')
    await twin.sdk.send(new AdminDisableUserCommand({ UserPoolId, Username: 'disabled@example.com' }))
    await expect(reset('disabled@example.com')).rejects.toMatchObject({ message: 'User is disabled.' })
  })

  it('is found by its status', async () => {
    await join(twin, 'found@example.com')
    await reset('found@example.com')
    const Filter = 'cognito:user_status = "RESET_REQUIRED"'
    const { Users = [] } = await twin.sdk.send(new ListUsersCommand({ UserPoolId, Filter }))
    expect(Users.some(({ Attributes }) => Attributes?.some(({ Value }) => Value === 'found@example.com'))).toBe(true)
    expect(Users.every(({ UserStatus }) => UserStatus === 'RESET_REQUIRED')).toBe(true)
  })
})

describe('ForgotPassword', () => {
  it('mails a code and leaves the old password good until a new one is chosen', async () => {
    await join(twin, 'dee@example.com')
    const { CodeDeliveryDetails } = await forget('dee@example.com')
    expect(CodeDeliveryDetails).toEqual({ Destination: 'd***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' })
    await signIn(twin, 'dee@example.com')
    await choose('dee@example.com')
    await expect(signIn(twin, 'dee@example.com')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await signIn(twin, 'dee@example.com', NEW)
  })

  it('is a way on for whoever must reset and lost the first letter', async () => {
    await join(twin, 'eli@example.com')
    await reset('eli@example.com')
    twin.time.now += HOUR
    await expect(choose('eli@example.com')).rejects.toMatchObject(noCode)
    await forget('eli@example.com')
    expect(await statusOf('eli@example.com')).toBe('RESET_REQUIRED')
    await choose('eli@example.com')
    expect(await statusOf('eli@example.com')).toBe('CONFIRMED')
  })

  it('answers alike for the unknown, the disabled and the unreachable, and mails them nothing', async () => {
    const before = letters()
    for (const name of ['ghost@example.com', 'disabled@example.com', 'unverified@example.com']) {
      const { CodeDeliveryDetails } = await forget(name)
      expect(CodeDeliveryDetails?.Destination).toBe(`${name.charAt(0)}***@e***`)
    }
    expect(letters()).toBe(before)
    await expect(choose('ghost@example.com', '123456')).rejects.toMatchObject(noCode)
  })

  it('tells of them where the client does not hide who exists', async () => {
    const unknown = { name: 'UserNotFoundException' }
    await expect(forget('ghost@example.com', OTHER_CLIENT)).rejects.toMatchObject(unknown)
    await expect(forget('unverified@example.com', OTHER_CLIENT)).rejects.toMatchObject(unreachable)
    await expect(forget('disabled@example.com', OTHER_CLIENT)).rejects.toMatchObject({ message: 'User is disabled.' })
    await expect(choose('ghost@example.com', '123456', NEW, OTHER_CLIENT)).rejects.toMatchObject(unknown)
  })

  it('stops after five letters an hour', async () => {
    await join(twin, 'fay@example.com')
    for (let times = 0; times < 5; times++) await forget('fay@example.com')
    await expect(forget('fay@example.com')).rejects.toMatchObject({ name: 'LimitExceededException' })
    twin.time.now += HOUR
    await forget('fay@example.com')
  })
})

describe('ConfirmForgotPassword', () => {
  it('holds the password to the policy and keeps the code for the next try', async () => {
    await join(twin, 'gil@example.com')
    await forget('gil@example.com')
    await expect(choose('gil@example.com', undefined, 'weakweakweak')).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    })
    await choose('gil@example.com')
    await expect(choose('gil@example.com')).rejects.toMatchObject(noCode)
  })

  it('lets nobody guess: five wrong codes an hour, then the right one is refused too', async () => {
    await join(twin, 'hana@example.com')
    await forget('hana@example.com')
    const right = lastCode(twin, 'hana@example.com')
    const wrong = right === '000000' ? '000001' : '000000'
    for (let times = 0; times < 5; times++) {
      await expect(choose('hana@example.com', wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    }
    await expect(choose('hana@example.com', right)).rejects.toMatchObject({ name: 'LimitExceededException' })
  })

  it('does not take the code of a sign-up', async () => {
    await signUp(twin, 'ivy@example.com')
    await expect(choose('ivy@example.com')).rejects.toMatchObject(noCode)
    expect(await statusOf('ivy@example.com')).toBe('UNCONFIRMED')
  })

  it('fires the trigger with a source of its own, after the password is set', async () => {
    const sub = await join(twin, 'jon@example.com')
    fired.length = 0
    await forget('jon@example.com')
    expect(fired).toEqual([])
    await choose('jon@example.com')
    expect(fired).toMatchObject([
      {
        triggerSource: 'PostConfirmation_ConfirmForgotPassword',
        userName: sub,
        request: { userAttributes: { sub, email: 'jon@example.com', 'cognito:user_status': 'CONFIRMED' } },
      },
    ])
  })

  it('unlocks a name that wrong passwords had locked', async () => {
    await join(twin, 'kay@example.com')
    for (let times = 0; times < 6; times++) await signIn(twin, 'kay@example.com', 'wrong').catch(() => {})
    await expect(signIn(twin, 'kay@example.com')).rejects.toMatchObject({ message: 'Password attempts exceeded' })
    await forget('kay@example.com')
    await choose('kay@example.com')
    await signIn(twin, 'kay@example.com', NEW)
  })
})

it('a user with a temporary password is invited again instead of reset, even at a verified address', async () => {
  const Username = 'lea@example.com'
  const UserAttributes = [{ Name: 'email_verified', Value: 'true' }]
  await twin.sdk.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes }))
  await expect(reset(Username)).rejects.toMatchObject(wrongState)
})
