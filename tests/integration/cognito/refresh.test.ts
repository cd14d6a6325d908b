import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, join, tokensOf } from './people'
import { CLIENT, DAY, OTHER_CLIENT, POOL, type Pool, REFRESH_ONLY_CLIENT, startPool } from './serve'

let twin: Pool
let sub: string
beforeAll(async () => {
  twin = await startPool()
  sub = await join(twin, 'ann@example.com')
})
afterAll(() => twin.close())

const refresh = async (token: string, clientId = CLIENT) => {
  const input = { ClientId: clientId, RefreshToken: token }
  return (await twin.sdk.send(new GetTokensFromRefreshTokenCommand(input))).AuthenticationResult ?? {}
}
const getUser = (token: string) => twin.sdk.send(new GetUserCommand({ AccessToken: token }))
const revoke = (token: string, clientId = CLIENT) =>
  twin.sdk.send(new RevokeTokenCommand({ ClientId: clientId, Token: token }))
const membership = (name: string) => ({ UserPoolId: POOL, Username: 'ann@example.com', GroupName: name })
const refusal = (message: string) => ({ name: 'NotAuthorizedException', message })

describe('refreshing', () => {
  it('gives new tokens of the same sign-in and no new refresh token', async () => {
    const first = await tokensOf(twin, 'ann@example.com')
    twin.time.now += 600_000
    const second = await refresh(first.RefreshToken)
    expect(second).toMatchObject({ ExpiresIn: 900, TokenType: 'Bearer' })
    expect(second.RefreshToken).toBeUndefined()
    const [before, after] = [claimsOf(first.AccessToken), claimsOf(second.AccessToken)]
    expect(after).toMatchObject({
      origin_jti: before.origin_jti,
      event_id: before.event_id,
      auth_time: before.auth_time,
    })
    expect(after.iat).toBe(Number(before.iat) + 600)
    expect(after.jti).not.toBe(before.jti)
  })

  it('shows a change of groups, in the order of precedence', async () => {
    const { AccessToken, RefreshToken } = await tokensOf(twin, 'ann@example.com')
    expect(claimsOf(AccessToken)).not.toHaveProperty('cognito:groups')
    await twin.sdk.send(new AdminAddUserToGroupCommand(membership('everyone')))
    await twin.sdk.send(new AdminAddUserToGroupCommand(membership('admins')))
    const both = await refresh(RefreshToken)
    expect(claimsOf(both.AccessToken)['cognito:groups']).toEqual(['admins', 'everyone'])
    expect(claimsOf(both.IdToken)['cognito:groups']).toEqual(['admins', 'everyone'])
    await twin.sdk.send(new AdminRemoveUserFromGroupCommand(membership('admins')))
    expect(claimsOf((await refresh(RefreshToken)).AccessToken)['cognito:groups']).toEqual(['everyone'])
    await twin.sdk.send(new AdminRemoveUserFromGroupCommand(membership('everyone')))
    expect(claimsOf((await refresh(RefreshToken)).IdToken)).not.toHaveProperty('cognito:groups')
  })

  it('works through InitiateAuth too', async () => {
    const { RefreshToken } = await tokensOf(twin, 'ann@example.com')
    const input = { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: CLIENT, AuthParameters: { REFRESH_TOKEN: RefreshToken } }
    const { AuthenticationResult } = await twin.sdk.send(new InitiateAuthCommand(input as never))
    expect(claimsOf(AuthenticationResult?.AccessToken).sub).toBe(sub)
  })

  it('refuses a token that nobody was given, of another client, or of another kind', async () => {
    const { RefreshToken, AccessToken } = await tokensOf(twin, 'ann@example.com')
    const invalid = refusal('Invalid Refresh Token')
    await expect(refresh('made-up')).rejects.toMatchObject(invalid)
    await expect(refresh(AccessToken)).rejects.toMatchObject(invalid)
    await expect(refresh(RefreshToken, OTHER_CLIENT)).rejects.toMatchObject(invalid)
  })

  it('ends when the refresh token expires', async () => {
    const { RefreshToken } = await tokensOf(twin, 'ann@example.com')
    twin.time.now += 30 * DAY - 1
    await refresh(RefreshToken)
    twin.time.now += 1
    await expect(refresh(RefreshToken)).rejects.toMatchObject(refusal('Refresh Token has expired'))
  })
})

describe('revoking', () => {
  it('ends the refresh token and every access token that came of it, and no other sign-in', async () => {
    const first = await tokensOf(twin, 'ann@example.com')
    const other = await tokensOf(twin, 'ann@example.com')
    const { AccessToken: later = '' } = await refresh(first.RefreshToken)
    await getUser(later)
    await revoke(first.RefreshToken)
    await expect(refresh(first.RefreshToken)).rejects.toMatchObject(refusal('Refresh Token has been revoked'))
    await expect(getUser(first.AccessToken)).rejects.toMatchObject(refusal('Access Token has been revoked'))
    await expect(getUser(later)).rejects.toMatchObject(refusal('Access Token has been revoked'))
    await getUser(other.AccessToken)
    await revoke(first.RefreshToken)
  })

  it('takes an unknown token for one that is revoked already', async () => {
    await expect(revoke('made-up')).resolves.toBeDefined()
  })

  it('refuses what is no refresh token, and a client that it does not belong to', async () => {
    const { AccessToken, RefreshToken } = await tokensOf(twin, 'ann@example.com')
    await expect(revoke(AccessToken)).rejects.toMatchObject({ name: 'UnsupportedTokenTypeException' })
    await expect(revoke(RefreshToken, OTHER_CLIENT)).rejects.toMatchObject({ name: 'UnauthorizedException' })
    await refresh(RefreshToken)
  })

  it('is refused for a client without revocation', async () => {
    await expect(revoke('any', REFRESH_ONLY_CLIENT)).rejects.toMatchObject({ name: 'UnsupportedOperationException' })
  })
})

describe('GetUser', () => {
  it('shows the user behind an access token', async () => {
    const { AccessToken } = await tokensOf(twin, 'ann@example.com')
    const user = await getUser(AccessToken)
    expect(user.Username).toBe(sub)
    expect(user.UserAttributes).toEqual([
      { Name: 'email', Value: 'ann@example.com' },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'sub', Value: sub },
    ])
  })

  it('refuses an access token on the second it expires', async () => {
    const { AccessToken } = await tokensOf(twin, 'ann@example.com')
    twin.time.now += 899_000
    await getUser(AccessToken)
    twin.time.now += 1000
    await expect(getUser(AccessToken)).rejects.toMatchObject(refusal('Access Token has expired'))
  })

  it('refuses an ID token, text, a tampered claim, no signature, and another key', async () => {
    const { AccessToken, IdToken } = await tokensOf(twin, 'ann@example.com')
    const [header, , signature] = AccessToken.split('.')
    const forged = { ...claimsOf(AccessToken), 'cognito:groups': ['admins'] }
    const body = Buffer.from(JSON.stringify(forged)).toString('base64url')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const { privateKey } = await generateKeyPair('RS256')
    const kid = twin.cognito.jwks().keys[0]?.kid ?? ''
    const strange = await new SignJWT(forged).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
    for (const token of [IdToken, 'text', `${header}.${body}.${signature}`, `${none}.${body}.`, strange]) {
      await expect(getUser(token)).rejects.toMatchObject(refusal('Invalid Access Token'))
    }
  })
})
