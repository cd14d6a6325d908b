import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirm, join, lastCode, signUp } from './people'
import { CLIENT, DAY, HOUR, OTHER_CLIENT, PASSWORD, POOL, type Pool, pool, startPool } from './serve'

let twin: Pool
beforeAll(async () => {
  twin = await startPool()
})
afterAll(() => twin.close())

const stored = (username: string) => twin.sdk.send(new AdminGetUserCommand({ UserPoolId: POOL, Username: username }))

const resend = (email: string, clientId = CLIENT) =>
  twin.sdk.send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: email }))

describe('signing up', () => {
  it('makes an unconfirmed user whose username is a UUID and mails a code of six digits', async () => {
    const answer = await signUp(twin, 'Ann@Example.com')
    expect(answer.UserConfirmed).toBe(false)
    expect(answer.UserSub).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(answer.CodeDeliveryDetails).toEqual({
      Destination: 'A***@E***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    })
    const user = await stored('ann@example.com')
    expect(user).toMatchObject({ Username: answer.UserSub, UserStatus: 'UNCONFIRMED', Enabled: true })
    expect(user.UserCreateDate).toEqual(new Date(twin.time.now))
    expect(twin.cognito.mailbox()[0]).toMatchObject({ to: 'Ann@Example.com', sentAt: twin.time.now })
    expect(lastCode(twin, 'Ann@Example.com')).toMatch(/^\d{6}$/)
  })

  it('refuses an address that is taken, in any case, whether confirmed or not', async () => {
    await signUp(twin, 'taken@example.com')
    await expect(signUp(twin, 'TAKEN@example.com')).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'An account with the given email already exists.',
    })
  })

  it('lets one of two sign-ups of one address at once win', async () => {
    const both = await Promise.allSettled([signUp(twin, 'twice@example.com'), signUp(twin, 'twice@example.com')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    ['Short-1', 'Password not long enough'],
    ['no-upper-case-1', 'Password must have uppercase characters'],
    ['NO-LOWER-CASE-1', 'Password must have lowercase characters'],
    ['No-number-at-all', 'Password must have numeric characters'],
    ['NoSymbolAtAll1', 'Password must have symbol characters'],
  ])('refuses the password %s and names the rule', async (password, rule) => {
    await expect(signUp(twin, 'policy@example.com', password)).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: `Password did not conform with policy: ${rule}`,
    })
  })

  it.each([
    ['a username that is no address', { Username: 'ann' }, 'InvalidParameterException', 'Username should be an email.'],
    [
      'an attribute that the schema does not have',
      { UserAttributes: [{ Name: 'shoe', Value: '9' }] },
      'InvalidParameterException',
      'Attributes did not conform to the schema: shoe: Attribute does not exist in the schema.\n',
    ],
    [
      'someone who says that their own address is verified',
      { UserAttributes: [{ Name: 'email_verified', Value: 'true' }] },
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    ],
    [
      'a `sub` of their own choice',
      { UserAttributes: [{ Name: 'sub', Value: 'me' }] },
      'InvalidParameterException',
      'Cannot modify the non-mutable attribute sub',
    ],
    [
      'another address in the attributes',
      { UserAttributes: [{ Name: 'email', Value: 'other@example.com' }] },
      'InvalidParameterException',
      'Email in username and user attributes do not match',
    ],
    [
      'an unknown client',
      { ClientId: 'nobody' },
      'ResourceNotFoundException',
      'User pool client nobody does not exist.',
    ],
  ])('refuses %s', async (_what, change, name, message) => {
    const input = { ClientId: CLIENT, Username: 'strange@example.com', Password: PASSWORD, ...change }
    await expect(twin.sdk.send(new SignUpCommand(input))).rejects.toMatchObject({ name, message })
  })

  it('is refused in a pool that only administrators fill', async () => {
    const closed = await startPool({ pool: { ...pool, adminCreateUserOnly: true } })
    await expect(signUp(closed, 'ann@example.com')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
    })
    await closed.close()
  })
})

describe('confirming', () => {
  it('confirms once, verifies the address, and says what stands in the way of a second time', async () => {
    await join(twin, 'bea@example.com')
    const user = await stored('bea@example.com')
    expect(user.UserStatus).toBe('CONFIRMED')
    expect(user.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
    await expect(confirm(twin, 'bea@example.com')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    })
  })

  it('refuses a wrong code five times, then any code for an hour', async () => {
    await signUp(twin, 'guess@example.com')
    const code = lastCode(twin, 'guess@example.com')
    const wrong = code === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 5; tries++) {
      await expect(confirm(twin, 'guess@example.com', wrong)).rejects.toMatchObject({
        name: 'CodeMismatchException',
        message: 'Invalid verification code provided, please try again.',
      })
    }
    await resend('guess@example.com')
    await expect(confirm(twin, 'guess@example.com')).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    })
    twin.time.now += HOUR
    await confirm(twin, 'guess@example.com')
  })

  it('refuses a code after a day, and takes a fresh one', async () => {
    await signUp(twin, 'late@example.com')
    twin.time.now += DAY
    await expect(confirm(twin, 'late@example.com')).rejects.toMatchObject({
      name: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
    })
    await resend('late@example.com')
    await confirm(twin, 'late@example.com')
  })

  it('takes only the newest code', async () => {
    await signUp(twin, 'newest@example.com')
    const first = lastCode(twin, 'newest@example.com')
    await resend('newest@example.com')
    expect(twin.cognito.mailbox()[0]?.to).toBe('newest@example.com')
    if (first !== lastCode(twin, 'newest@example.com')) {
      await expect(confirm(twin, 'newest@example.com', first)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    }
    await confirm(twin, 'newest@example.com')
  })

  it.each(['12345', 'abcdef', '１２３４５６', "' or 1=1"])(
    'takes %s for a wrong code and not for a crash',
    async (code) => {
      const email = `odd-${Buffer.from(code).toString('hex')}@example.com`
      await signUp(twin, email)
      await expect(confirm(twin, email, code)).rejects.toMatchObject({
        name: code.includes(' ') ? 'InvalidParameterException' : 'CodeMismatchException',
      })
    },
  )
})

describe('asking for another code', () => {
  it('is refused for who is confirmed', async () => {
    await join(twin, 'done@example.com')
    await expect(resend('done@example.com')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'User is already confirmed.',
    })
  })

  it('is allowed five times an hour', async () => {
    await signUp(twin, 'often@example.com')
    for (let tries = 0; tries < 5; tries++) await resend('often@example.com')
    await expect(resend('often@example.com')).rejects.toMatchObject({ name: 'LimitExceededException' })
    twin.time.now += HOUR
    await resend('often@example.com')
  })
})

describe('an address that nobody has', () => {
  it('gets the answers of one that somebody has, when the client hides existence', async () => {
    expect(await resend('ghost@example.com')).toMatchObject({
      CodeDeliveryDetails: { Destination: 'g***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    })
    expect(lastCode(twin, 'ghost@example.com')).toBe('')
    await expect(confirm(twin, 'ghost@example.com', '123456')).rejects.toMatchObject({ name: 'ExpiredCodeException' })
  })

  it('is named when the client does not hide existence', async () => {
    const expected = { name: 'UserNotFoundException', message: 'User does not exist.' }
    await expect(resend('ghost@example.com', OTHER_CLIENT)).rejects.toMatchObject(expected)
    const input = { ClientId: OTHER_CLIENT, Username: 'ghost@example.com', ConfirmationCode: '123456' }
    await expect(twin.sdk.send(new ConfirmSignUpCommand(input))).rejects.toMatchObject(expected)
  })
})
