import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminGetUserCommand,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, create, join, lastCode, signIn } from './people'
import { CLIENT, DAY, OTHER_CLIENT, PASSWORD, POOL, type Pool, startPool } from './serve'

const TEMPORARY = 'Temporary-of-1'
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

const invite = (input: Partial<AdminCreateUserCommandInput> & { Username: string }) =>
  twin.sdk.send(new AdminCreateUserCommand({ UserPoolId: POOL, ...input }))

const challenge = async (email: string, password = TEMPORARY) => (await signIn(twin, email, password)).Session ?? ''

const answer = (email: string, session: string, change: Partial<RespondToAuthChallengeCommandInput> = {}) =>
  twin.sdk.send(
    new RespondToAuthChallengeCommand({
      ClientId: CLIENT,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: session,
      ChallengeResponses: { USERNAME: email, NEW_PASSWORD: PASSWORD },
      ...change,
    }),
  )

describe('a user made by an administrator', () => {
  it('is there at once, has to change the password, and is mailed nothing when that is suppressed', async () => {
    const { User } = await create(twin, 'Quiet@example.com')
    expect(User).toMatchObject({ Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD' })
    expect(User?.UserCreateDate).toEqual(new Date(twin.time.now))
    expect(User?.Attributes).toContainEqual({ Name: 'sub', Value: User?.Username })
    const same = await twin.sdk.send(new AdminGetUserCommand({ UserPoolId: POOL, Username: 'quiet@EXAMPLE.com' }))
    expect(same).toMatchObject({ Username: User?.Username, UserAttributes: User?.Attributes })
    expect(twin.cognito.mailbox()).toEqual([])
  })

  it('is mailed a password that keeps the policy when none is given', async () => {
    await invite({ Username: 'mailed@example.com' })
    expect(twin.cognito.mailbox()[0]).toMatchObject({ to: 'mailed@example.com', purpose: 'Temporary password' })
    const password = lastCode(twin, 'mailed@example.com')
    expect(password.length).toBeGreaterThanOrEqual(12)
    expect(await challenge('mailed@example.com', password)).not.toBe('')
  })

  it('keeps the attributes that the administrator gives, a verified address too', async () => {
    const { User } = await invite({
      Username: 'attributes@example.com',
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: 'attributes@example.com' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Zoë 🙂' },
      ],
    })
    expect(User?.Attributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
    expect(User?.Attributes).toContainEqual({ Name: 'name', Value: 'Zoë 🙂' })
  })

  it('is refused when the address is taken, is none, or the password breaks the policy', async () => {
    await create(twin, 'once@example.com')
    await expect(create(twin, 'ONCE@example.com')).rejects.toMatchObject({ name: 'UsernameExistsException' })
    await expect(create(twin, 'once')).rejects.toMatchObject({ message: 'Username should be an email.' })
    await expect(create(twin, 'weak@example.com', 'weak')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
  })

  it('gets a new temporary password by RESEND, and the old one ends', async () => {
    await create(twin, 'again@example.com')
    await invite({ Username: 'again@example.com', MessageAction: 'RESEND' })
    await expect(signIn(twin, 'again@example.com', TEMPORARY)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect(await challenge('again@example.com', lastCode(twin, 'again@example.com'))).not.toBe('')
  })

  it('gets none by RESEND when they are confirmed or unknown', async () => {
    await join(twin, 'member@example.com')
    await expect(invite({ Username: 'member@example.com', MessageAction: 'RESEND' })).rejects.toMatchObject({
      name: 'UnsupportedUserStateException',
      message: 'Resend not possible. member@example.com status is not FORCE_CHANGE_PASSWORD',
    })
    await expect(invite({ Username: 'ghost@example.com', MessageAction: 'RESEND' })).rejects.toMatchObject({
      name: 'UserNotFoundException',
    })
  })

  it('cannot use the temporary password after the days of the policy', async () => {
    await create(twin, 'expired@example.com')
    twin.time.now += 7 * DAY
    await expect(signIn(twin, 'expired@example.com', TEMPORARY)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Temporary password has expired and must be reset by an administrator.',
    })
    await invite({ Username: 'expired@example.com', MessageAction: 'RESEND', TemporaryPassword: TEMPORARY })
    expect(await challenge('expired@example.com')).not.toBe('')
  })
})

describe('the first sign-in', () => {
  it('asks for a new password, then signs in, confirms, and fires no trigger', async () => {
    const { User } = await create(twin, 'carol@example.com')
    const asked = await signIn(twin, 'carol@example.com', TEMPORARY)
    expect(asked.ChallengeParameters).toEqual({
      USER_ID_FOR_SRP: User?.Username,
      requiredAttributes: '[]',
      userAttributes: '{"email":"carol@example.com","email_verified":"false"}',
    })
    fired.length = 0
    const { AuthenticationResult } = await answer('carol@example.com', asked.Session ?? '')
    expect(claimsOf(AuthenticationResult?.AccessToken).sub).toBe(User?.Username)
    expect(AuthenticationResult?.RefreshToken).toBeDefined()
    expect(fired).toEqual([])
    expect((await signIn(twin, 'carol@example.com')).AuthenticationResult).toBeDefined()
    await expect(signIn(twin, 'carol@example.com', TEMPORARY)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('holds the new password to the policy, and lets one try again in the same session', async () => {
    await create(twin, 'weak@example.com')
    const session = await challenge('weak@example.com')
    const weak = { ChallengeResponses: { USERNAME: 'weak@example.com', NEW_PASSWORD: 'weak' } }
    await expect(answer('weak@example.com', session, weak)).rejects.toMatchObject({ name: 'InvalidPasswordException' })
    await answer('weak@example.com', session)
  })

  it('takes a session once, even when it is answered twice at the same time', async () => {
    await create(twin, 'twice@example.com')
    const session = await challenge('twice@example.com')
    const both = await Promise.allSettled([answer('twice@example.com', session), answer('twice@example.com', session)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(answer('twice@example.com', session)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
    })
  })

  it('ends other sessions of the temporary password', async () => {
    await create(twin, 'two@example.com')
    const [first, second] = [await challenge('two@example.com'), await challenge('two@example.com')]
    await answer('two@example.com', first)
    await expect(answer('two@example.com', second)).rejects.toMatchObject({ message: 'Invalid session for the user.' })
  })

  it('ends a session after three minutes', async () => {
    await create(twin, 'slow@example.com')
    const session = await challenge('slow@example.com')
    twin.time.now += 180_000
    await expect(answer('slow@example.com', session)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    })
  })

  it("refuses another user's session, another client's, and one made up", async () => {
    await create(twin, 'mine@example.com')
    await create(twin, 'theirs@example.com')
    const session = await challenge('mine@example.com')
    const invalid = { name: 'NotAuthorizedException', message: 'Invalid session for the user.' }
    await expect(answer('theirs@example.com', session)).rejects.toMatchObject(invalid)
    await expect(answer('ghost@example.com', session)).rejects.toMatchObject(invalid)
    await expect(answer('mine@example.com', session, { ClientId: OTHER_CLIENT })).rejects.toMatchObject(invalid)
    await expect(answer('mine@example.com', 'x'.repeat(43))).rejects.toMatchObject(invalid)
    await answer('mine@example.com', session)
  })

  it.each([
    [{ ChallengeResponses: { NEW_PASSWORD: PASSWORD } }, 'Missing required parameter USERNAME'],
    [{ ChallengeResponses: { USERNAME: 'a@b.c' } }, 'Missing required parameter NEW_PASSWORD'],
    [{ Session: undefined }, 'Missing required parameter Session'],
    [{ ChallengeName: 'SMS_MFA' as const }, 'Challenge SMS_MFA is not supported.'],
  ])('refuses an answer with %j', async (change, message) => {
    await expect(answer('mine@example.com', 'x'.repeat(43), change)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    })
  })
})
