import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '../domain/member'
import { signInPath } from '../domain/next-path'
import { isSignedByPool } from './amplify'
import { config, issuerOf } from './config'
import { getEnvironment } from './environment'
import { isKeyServerUp } from './key-server'
import { resolveSession, type Session } from './resolve-session'
import { readTokens } from './session-cookies'

/**
 * The verified session of this request, or null: one signature check, whoever asks how often. An expired token is no
 * session. Throws KeyServerUnavailable when the keys cannot be had.
 */
export const readSession = cache(async (): Promise<Session | null> => {
  const outputs = config()
  const issuer = issuerOf(outputs)
  const clientId = outputs.auth.user_pool_client_id
  const now = Date.now()
  const tokens = readTokens(await cookies(), clientId, getEnvironment().appOrigin)
  const session = await resolveSession(tokens?.accessToken, {
    issuer,
    clientId,
    now,
    isSigned: isSignedByPool,
    isKeyServerUp: () => isKeyServerUp(issuer, now),
  })
  // Cookies that were put together from two people's sessions are nobody's.
  return session?.actor.username === tokens?.username ? session : null
})

/** The verified session; leads the signed-out to sign in, and back to the path afterwards. */
export const requireSession = async (path: string): Promise<Session> =>
  (await readSession()) ?? redirect(signInPath(path))

/** Who asks, without the token; null when signed out. */
export const readActor = async (): Promise<Actor | null> => (await readSession())?.actor ?? null
