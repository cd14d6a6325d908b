import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import type { Clock, UserPoolClient } from '../contract'
import { notAuthorized } from './errors'
import { type Random, uuid } from './random'
import type { Grant, User } from './records'
import type { SigningKey } from './signing-key'

interface AccessClaims {
  sub: string
  client_id: string
  origin_jti?: string
}

export interface Tokens {
  /** A signed access token and ID token of one sign-in. `groups` in the order of their precedence. */
  mint: (client: UserPoolClient, user: User, grant: Grant, groups: string[]) => Promise<{ access: string; id: string }>
  /** Throws NotAuthorizedException unless the text is an access token of this pool that has not expired. */
  readAccess: (token: string) => Promise<AccessClaims>
}

export const createTokens = (key: SigningKey, issuer: string, clock: Clock, random: Random): Tokens => {
  const sign = (claims: JWTPayload, seconds: number) => {
    const issuedAt = Math.floor(clock() / 1000)
    return new SignJWT({ ...claims, exp: issuedAt + seconds, iat: issuedAt, jti: uuid(random) })
      .setProtectedHeader({ kid: key.id, alg: 'RS256' })
      .sign(key.privateKey)
  }

  const mint: Tokens['mint'] = async (client, user, grant, groups) => {
    const shared = {
      sub: user.sub,
      ...(groups.length > 0 && { 'cognito:groups': groups }),
      iss: issuer,
      ...(client.tokenRevocation && { origin_jti: grant.originJti }),
      event_id: grant.eventId,
      auth_time: Math.floor(grant.authTime / 1000),
    }
    const access = {
      ...shared,
      client_id: client.id,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      username: user.sub,
    }
    const id = {
      ...shared,
      ...user.attributes,
      email_verified: user.attributes.email_verified === 'true',
      'cognito:username': user.sub,
      aud: client.id,
      token_use: 'id',
    }
    return { access: await sign(access, client.accessTokenSeconds), id: await sign(id, client.idTokenSeconds) }
  }

  const verify = async (token: string) => {
    try {
      const options = { issuer, algorithms: ['RS256'], currentDate: new Date(clock()) }
      return (await jwtVerify(token, key.publicKey, options)).payload
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw notAuthorized('Access Token has expired')
      throw notAuthorized('Invalid Access Token')
    }
  }

  return {
    mint,
    readAccess: async (token) => {
      const claims = await verify(token)
      if (claims.token_use !== 'access' || typeof claims.sub !== 'string' || typeof claims.client_id !== 'string') {
        throw notAuthorized('Invalid Access Token')
      }
      const { sub, client_id, origin_jti } = claims
      return { sub, client_id, ...(typeof origin_jti === 'string' && { origin_jti }) }
    },
  }
}
