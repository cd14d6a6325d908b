import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeProtectedHeader, type JWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, confirm, create, join, signIn, signUp, tokensOf } from './people'
import { CLIENT, OTHER_CLIENT, PASSWORD, type Pool, REFRESH_ONLY_CLIENT, startPool } from './serve'

let twin: Pool
let sub: string
beforeAll(async () => {
  twin = await startPool()
  sub = await join(twin, 'ann@example.com')
})
afterAll(() => twin.close())

const incorrect = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }

describe('signing in with a password', () => {
  it.each(['ann@example.com', 'ANN@EXAMPLE.COM', 'the sub'])('takes %s for the username', async (name) => {
    const answer = await signIn(twin, name === 'the sub' ? sub : name)
    expect(answer.ChallengeName).toBeUndefined()
    expect(answer.AuthenticationResult).toMatchObject({ ExpiresIn: 900, TokenType: 'Bearer' })
  })

  it('gives an access token with exactly the claims of AWS', async () => {
    const { AccessToken } = await tokensOf(twin, 'ann@example.com')
    const issuedAt = twin.time.now / 1000
    const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/)
    expect(claimsOf(AccessToken)).toEqual({
      sub,
      iss: twin.cognito.issuer,
      client_id: CLIENT,
      origin_jti: uuid,
      event_id: uuid,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      auth_time: issuedAt,
      exp: issuedAt + 900,
      iat: issuedAt,
      jti: uuid,
      username: sub,
    })
  })

  it('gives an ID token with exactly the claims of AWS, of the same sign-in', async () => {
    const { AccessToken, IdToken } = await tokensOf(twin, 'ann@example.com')
    const { origin_jti, event_id, jti } = claimsOf(AccessToken)
    const issuedAt = twin.time.now / 1000
    const claims = claimsOf(IdToken)
    expect(claims).toEqual({
      sub,
      email: 'ann@example.com',
      email_verified: true,
      iss: twin.cognito.issuer,
      'cognito:username': sub,
      origin_jti,
      event_id,
      aud: CLIENT,
      token_use: 'id',
      auth_time: issuedAt,
      exp: issuedAt + 1200,
      iat: issuedAt,
      jti: expect.any(String),
    })
    expect(claims.jti).not.toBe(jti)
  })

  it('signs with the key that the key set shows, and shows nothing private', async () => {
    const { AccessToken } = await tokensOf(twin, 'ann@example.com')
    const [key, ...others] = twin.cognito.jwks().keys
    expect(others).toEqual([])
    expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    expect(decodeProtectedHeader(AccessToken)).toEqual({ kid: key?.kid, alg: 'RS256' })
    const currentDate = new Date(twin.time.now)
    await expect(
      jwtVerify(AccessToken, key as JWK, { currentDate, issuer: twin.cognito.issuer }),
    ).resolves.toBeDefined()
  })

  it('refuses a wrong password and an unknown name in the same words', async () => {
    await expect(signIn(twin, 'ann@example.com', 'wrong')).rejects.toMatchObject(incorrect)
    await expect(signIn(twin, 'nobody@example.com', 'wrong')).rejects.toMatchObject(incorrect)
    await expect(signIn(twin, 'nobody', 'wrong')).rejects.toMatchObject(incorrect)
  })

  it('names the unknown user for a client that does not hide existence', async () => {
    await expect(signIn(twin, 'nobody@example.com', 'wrong', OTHER_CLIENT)).rejects.toMatchObject({
      name: 'UserNotFoundException',
    })
  })

  it('tells someone unconfirmed so, but only after the right password', async () => {
    await signUp(twin, 'new@example.com')
    await expect(signIn(twin, 'new@example.com', 'wrong')).rejects.toMatchObject(incorrect)
    await expect(signIn(twin, 'new@example.com')).rejects.toMatchObject({
      name: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
    })
    await confirm(twin, 'new@example.com')
    await signIn(twin, 'new@example.com')
  })
})

describe('too many wrong passwords', () => {
  const locked = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' }

  it.each(['locked@example.com', 'never-there@example.com'])(
    'lock %s after five, for a time that doubles',
    async (email) => {
      if (email.startsWith('locked')) await join(twin, email)
      for (let tries = 0; tries < 5; tries++) await expect(signIn(twin, email, 'x')).rejects.toMatchObject(incorrect)
      await expect(signIn(twin, email, PASSWORD)).rejects.toMatchObject(locked)
      twin.time.now += 1000
      await expect(signIn(twin, email, 'x')).rejects.toMatchObject(incorrect)
      twin.time.now += 1999
      await expect(signIn(twin, email, PASSWORD)).rejects.toMatchObject(locked)
    },
  )

  it('are forgiven by a right one when the lock is over', async () => {
    await join(twin, 'patient@example.com')
    const wrong = () => expect(signIn(twin, 'patient@example.com', 'x')).rejects.toMatchObject(incorrect)
    for (let tries = 0; tries < 5; tries++) await wrong()
    twin.time.now += 1000
    await signIn(twin, 'patient@example.com')
    for (let tries = 0; tries < 5; tries++) await wrong()
  })

  it('are counted when they come at once, and under both names of a user', async () => {
    const id = await join(twin, 'burst@example.com')
    const names = ['burst@example.com', 'BURST@example.com', id]
    const guesses = Array.from({ length: 12 }, (_, index) => signIn(twin, names[index % 3] ?? '', 'x'))
    const messages = (await Promise.allSettled(guesses)).map(
      (guess) => guess.status === 'rejected' && guess.reason.message,
    )
    expect(messages.filter((message) => message === incorrect.message)).toHaveLength(5)
    expect(messages.filter((message) => message === locked.message)).toHaveLength(7)
  })
})

describe('flows', () => {
  const initiate = (input: object) =>
    twin.sdk.send(
      new InitiateAuthCommand({ ClientId: CLIENT, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: {}, ...input }),
    )
  const signature = { USERNAME: 'ann@example.com', PASSWORD }

  it.each([
    [{}, 'Missing required parameter USERNAME'],
    [{ AuthParameters: { USERNAME: 'ann@example.com' } }, 'Missing required parameter PASSWORD'],
    [{ AuthFlow: 'REFRESH_TOKEN_AUTH' }, 'Missing required parameter REFRESH_TOKEN'],
    [{ AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' }, 'Initiate Auth method not supported.'],
    [
      { ClientId: REFRESH_ONLY_CLIENT, AuthParameters: signature },
      'USER_PASSWORD_AUTH flow not enabled for this client',
    ],
    [{ AuthFlow: 'CUSTOM_AUTH', AuthParameters: signature }, 'CUSTOM_AUTH flow not enabled for this client'],
  ])('refuses %j', async (input, message) => {
    await expect(initiate(input)).rejects.toMatchObject({ name: 'InvalidParameterException', message })
  })

  it('refuses a flow that does not exist, and a client that does not', async () => {
    await expect(initiate({ AuthFlow: 'MAGIC' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(
        "Value 'MAGIC' at 'authFlow' failed to satisfy constraint: Member must satisfy enum",
      ),
    })
    await expect(initiate({ ClientId: 'nobody' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('does not sign a user with a temporary password in', async () => {
    await create(twin, 'temporary@example.com')
    const answer = await signIn(twin, 'temporary@example.com', 'Temporary-of-1')
    expect(answer.AuthenticationResult).toBeUndefined()
    expect(answer.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  })
})
