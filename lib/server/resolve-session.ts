import 'server-only'
import type { Actor } from '../domain/member'
import { decodePayload, readAccessClaims } from './token-claims'

export interface Session {
  actor: Actor
  /** Verified; what AppSync is called with. */
  accessToken: string
}

/** The keys that sessions are checked with cannot be had: nobody is signed out by that. */
export class KeyServerUnavailable extends Error {
  override name = 'KeyServerUnavailable'
}

interface Checks {
  issuer: string
  clientId: string
  /** Milliseconds since the epoch. */
  now: number
  isSigned: (username: string, accessToken: string) => Promise<boolean>
  isKeyServerUp: () => Promise<boolean>
}

/** The session of an access token, or null when it is none. Throws KeyServerUnavailable when that cannot be told. */
export const resolveSession = async (accessToken: string | undefined, checks: Checks): Promise<Session | null> => {
  if (!accessToken) return null
  const claims = readAccessClaims(decodePayload(accessToken), checks)
  if (!claims) return null
  if (!(await checks.isSigned(claims.username, accessToken))) {
    if (await checks.isKeyServerUp()) return null
    throw new KeyServerUnavailable('The key server does not answer')
  }
  const { sub: id, username, groups } = claims
  return { actor: { id, username, groups }, accessToken }
}
