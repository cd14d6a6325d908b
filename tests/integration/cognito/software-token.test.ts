import {
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  GetUserCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepOfCode } from '../../../local/cognito/software-token'
import { join, signIn, tokensOf } from './people'
import { CLIENT, OTHER_CLIENT, POOL, type Pool, pool, startPool } from './serve'

let twin: Pool
beforeAll(async () => {
  twin = await startPool()
})
afterAll(() => twin.close())

const STEP = 30_000
const codeOf = (secret: string, now = twin.time.now) => new TOTP({ secret }).generate({ timestamp: now })

const associate = async (AccessToken: string) =>
  (await twin.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }))).SecretCode ?? ''
const verify = (AccessToken: string, UserCode: string) =>
  twin.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode, FriendlyDeviceName: 'Phone' }))
const prefer = (AccessToken: string, Enabled: boolean) =>
  twin.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled } }))
const answer = (email: string, session: string | undefined, code: string, ClientId = CLIENT) =>
  twin.sdk.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: session,
      ChallengeResponses: { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code },
    }),
  )

/** Somebody whose sign-in asks for a code, in a step of which no code has been used. */
const withApp = async (email: string) => {
  await join(twin, email)
  const { AccessToken } = await tokensOf(twin, email)
  const secret = await associate(AccessToken)
  await verify(AccessToken, codeOf(secret))
  await prefer(AccessToken, true)
  twin.time.now += STEP
  return { secret, AccessToken }
}

const wrong = { name: 'CodeMismatchException', message: 'Invalid code received for user' }

it('reads codes as RFC 6238 has them, a step to either side', () => {
  // The RFC's secret, "12345678901234567890", and the last six digits of its codes for SHA-1.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ] as const) {
    const step = Math.floor(seconds / 30)
    for (const by of [-1, 0, 1]) expect(stepOfCode(secret, code, (seconds - by * 30) * 1000)).toBe(step)
    for (const by of [-2, 2]) expect(stepOfCode(secret, code, (seconds - by * 30) * 1000)).toBeUndefined()
  }
})

describe('an authenticator app', () => {
  it('is asked for once it has shown a code and is switched on, and not before', async () => {
    await join(twin, 'ann@example.com')
    const { AccessToken } = await tokensOf(twin, 'ann@example.com')
    const noApp = { name: 'InvalidParameterException', message: 'User has not verified software token mfa' }
    await expect(prefer(AccessToken, true)).rejects.toMatchObject(noApp)
    const secret = await associate(AccessToken)
    expect(secret).toMatch(/^[A-Z2-7]{52}$/)
    await expect(prefer(AccessToken, true)).rejects.toMatchObject(noApp)
    await expect(verify(AccessToken, '000000')).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
      message: 'Code mismatch and fail enable Software Token MFA',
    })
    expect(await verify(AccessToken, codeOf(secret))).toMatchObject({ Status: 'SUCCESS' })
    expect((await signIn(twin, 'ann@example.com')).AuthenticationResult).toBeDefined()
    await prefer(AccessToken, true)
    expect(await twin.sdk.send(new GetUserCommand({ AccessToken }))).toMatchObject({
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
    })
    const challenge = await signIn(twin, 'ann@example.com')
    expect(challenge).toMatchObject({
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      ChallengeParameters: { FRIENDLY_DEVICE_NAME: 'Phone' },
    })
    expect(challenge.AuthenticationResult).toBeUndefined()
    twin.time.now += STEP
    const { AuthenticationResult } = await answer('ann@example.com', challenge.Session, codeOf(secret))
    expect(AuthenticationResult?.RefreshToken).toBeDefined()
    await prefer(AccessToken, false)
    expect((await signIn(twin, 'ann@example.com')).AuthenticationResult).toBeDefined()
  })

  it('may be read again after a wrong code, within the session', async () => {
    const { secret } = await withApp('bea@example.com')
    const { Session } = await signIn(twin, 'bea@example.com')
    await expect(answer('bea@example.com', Session, '000000')).rejects.toMatchObject(wrong)
    expect((await answer('bea@example.com', Session, codeOf(secret))).AuthenticationResult).toBeDefined()
    twin.time.now += STEP
    await expect(answer('bea@example.com', Session, codeOf(secret))).rejects.toMatchObject({
      message: 'Invalid session for the user, session can only be used once.',
    })
  })

  it('has each code taken once, by whoever comes first', async () => {
    const { secret } = await withApp('cyd@example.com')
    const sessions = [await signIn(twin, 'cyd@example.com'), await signIn(twin, 'cyd@example.com')]
    const code = codeOf(secret)
    const answers = await Promise.allSettled(sessions.map(({ Session }) => answer('cyd@example.com', Session, code)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { name: 'ExpiredCodeException', message: 'Your software token has already been used once.' },
    })
  })

  it('cannot be guessed at: five wrong codes lock it, though the password is right each time', async () => {
    const { secret } = await withApp('dot@example.com')
    for (let times = 0; times < 5; times++) {
      const { Session } = await signIn(twin, 'dot@example.com')
      await expect(answer('dot@example.com', Session, '000000')).rejects.toMatchObject(wrong)
    }
    const { Session } = await signIn(twin, 'dot@example.com')
    const locked = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' }
    await expect(answer('dot@example.com', Session, codeOf(secret))).rejects.toMatchObject(locked)
    twin.time.now += 1001
    expect((await answer('dot@example.com', Session, codeOf(secret))).AuthenticationResult).toBeDefined()
  })

  it('is asked of its own user and client, for its own challenge', async () => {
    const { secret } = await withApp('eda@example.com')
    await withApp('fay@example.com')
    const { Session } = await signIn(twin, 'eda@example.com')
    const none = { name: 'NotAuthorizedException', message: 'Invalid session for the user.' }
    await expect(answer('fay@example.com', Session, codeOf(secret))).rejects.toMatchObject(none)
    await expect(answer('eda@example.com', Session, codeOf(secret), OTHER_CLIENT)).rejects.toMatchObject(none)
    const asPassword = new RespondToAuthChallengeCommand({
      ClientId: CLIENT,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'eda@example.com', NEW_PASSWORD: 'A-new-password-of-1' },
    })
    await expect(twin.sdk.send(asPassword)).rejects.toMatchObject(none)
  })

  it('of before stays in force until another has shown a code', async () => {
    const { secret, AccessToken } = await withApp('gia@example.com')
    const next = await associate(AccessToken)
    const first = await signIn(twin, 'gia@example.com')
    expect((await answer('gia@example.com', first.Session, codeOf(secret))).AuthenticationResult).toBeDefined()
    twin.time.now += STEP
    await verify(AccessToken, codeOf(next))
    twin.time.now += STEP
    const second = await signIn(twin, 'gia@example.com')
    await expect(answer('gia@example.com', second.Session, codeOf(secret))).rejects.toMatchObject(wrong)
    expect((await answer('gia@example.com', second.Session, codeOf(next))).AuthenticationResult).toBeDefined()
  })

  it('that is lost can be switched off by an administrator', async () => {
    await withApp('hal@example.com')
    const user = { UserPoolId: POOL, Username: 'hal@example.com' }
    expect(await twin.sdk.send(new AdminGetUserCommand(user))).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
    })
    const off = { ...user, SoftwareTokenMfaSettings: { Enabled: false } }
    await twin.sdk.send(new AdminSetUserMFAPreferenceCommand(off))
    expect((await twin.sdk.send(new AdminGetUserCommand(user))).UserMFASettingList).toBeUndefined()
    expect((await signIn(twin, 'hal@example.com')).AuthenticationResult).toBeDefined()
  })
})

it('a pool without such a factor has none of it', async () => {
  const plain = await startPool({ pool: { ...pool, softwareTokens: false } })
  await join(plain, 'ida@example.com')
  const { AccessToken } = await tokensOf(plain, 'ida@example.com')
  await expect(plain.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }))).rejects.toMatchObject({
    name: 'SoftwareTokenMFANotFoundException',
  })
  await plain.close()
})
