import 'server-only'
import { GetTokensFromRefreshTokenCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { fail, ok, type Result } from '../domain/result'
import { nameOf, serviceFailure } from './cognito-errors'
import type { Pool } from './pool'
import type { Tokens } from './session-cookies'
import { toTokens } from './sign-in'
import { words } from './words'

/** Fresh tokens: what changed in the user's groups shows in them. */
export const refreshTokens = async (pool: Pool, refreshToken: string): Promise<Result<Tokens>> => {
  const command = new GetTokensFromRefreshTokenCommand({ ClientId: pool.clientId, RefreshToken: refreshToken })
  try {
    return ok(toTokens((await pool.cognito.send(command, pool.inTime())).AuthenticationResult))
  } catch (error) {
    const failure = serviceFailure(error)
    if (failure) return failure
    if (/^(NotAuthorized|UserNotFound|RefreshTokenReuse)/.test(nameOf(error)))
      return fail('unauthenticated', words.failure.unauthenticated)
    throw error
  }
}

/** Makes the refresh token, and what it gave out, worthless. */
export const revokeToken = async (pool: Pool, refreshToken: string): Promise<void> => {
  await pool.cognito.send(new RevokeTokenCommand({ ClientId: pool.clientId, Token: refreshToken }), pool.inTime())
}
