import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import type { Clock } from '../contract'

/** Why AppSync refuses a caller, in its own words; always HTTP 401. */
export class UnauthorizedException extends Error {
  override name = 'UnauthorizedException'
}

export type Claims = JWTPayload & Record<string, unknown> & { sub: string }

const NOT_AUTHORIZED = 'You are not authorized to make this call.'

const refusal = (error: unknown) => {
  if (error instanceof UnauthorizedException) return error
  if (error instanceof errors.JWTExpired) return new UnauthorizedException('Token has expired.')
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return new UnauthorizedException('Unable to parse JWT token.')
  if (error instanceof errors.JOSEError) return new UnauthorizedException(NOT_AUTHORIZED)
  return error
}

const clientOf = ({ token_use: use, client_id: clientId, aud }: Claims) => (use === 'access' ? clientId : aud)

/**
 * Checks tokens as AppSync does for a user pool: signature, issuer, expiry, kind and client. It takes access and ID tokens
 * alike, with or without `Bearer`. Rejects with UnauthorizedException; anything else means that the keys were not to be had.
 */
export const createTokenVerifier = (pool: {
  jwks: () => JSONWebKeySet | Promise<JSONWebKeySet>
  issuer: string
  appIdClientRegex: string | null
  clock: Clock
}) => {
  const allowedClient = pool.appIdClientRegex === null ? null : new RegExp(`^(?:${pool.appIdClientRegex})$`)
  let known: { text: string; keys: ReturnType<typeof createLocalJWKSet> } | undefined

  // Importing a key costs more than checking a signature, so the set is kept until it changes.
  const keySet = async () => {
    const current = await pool.jwks()
    const text = JSON.stringify(current)
    if (known?.text !== text) known = { text, keys: createLocalJWKSet(current) }
    return known.keys
  }

  return async (authorization: string | undefined): Promise<Claims> => {
    const token = authorization?.replace(/^Bearer\s+/i, '').trim()
    if (!token) throw new UnauthorizedException('Valid authorization header not provided.')
    const keys = await keySet()
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: pool.issuer,
        currentDate: new Date(pool.clock()),
        requiredClaims: ['sub', 'exp', 'token_use'],
      })
      const claims = payload as Claims
      if (claims.token_use !== 'access' && claims.token_use !== 'id') throw new UnauthorizedException(NOT_AUTHORIZED)
      const client = clientOf(claims)
      if (typeof client !== 'string' || (allowedClient && !allowedClient.test(client)))
        throw new UnauthorizedException(NOT_AUTHORIZED)
      return claims
    } catch (error) {
      throw refusal(error)
    }
  }
}
