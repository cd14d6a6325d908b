import 'server-only'
import { redirect } from 'next/navigation'
import { landingPath, pathWith } from '../domain/next-path'
import { ask } from './appsync'
import { clearChallenge, markOf, writeChallenge } from './challenge-cookie'
import { getPool } from './cognito'
import { readRefreshToken, writeSession } from './cookies'
import { logError } from './log'
import { type Entrance, enterWorkspace } from './members'
import { sendEmailCode } from './own-account'
import { refreshTokens, revokeToken } from './refresh'
import type { Tokens } from './session-cookies'
import type { Answered } from './sign-in'
import { decodePayload } from './token-claims'

const PATIENCE = 4000

/** Fresh tokens, and the refresh token that they were had with where Cognito gave no new one. */
export const renewTokens = async (refreshToken: string) => {
  const fresh = await refreshTokens(await getPool(), refreshToken)
  return fresh.ok ? { ...fresh, data: { ...fresh.data, refreshToken: fresh.data.refreshToken ?? refreshToken } } : fresh
}

/**
 * The front door: an entry in the directory, and the group, where the settings say so. Whoever was added there has the
 * group in their tokens at once, so that the first page is the workspace.
 */
export const passDoor = async (tokens: Tokens): Promise<{ tokens: Tokens; standing?: Entrance['standing'] }> => {
  // A member without an entry is still signed in: `ask` logs the failure, and the next visit tries again.
  const entered = await enterWorkspace((query, variables) => ask(tokens.accessToken, query, variables, PATIENCE))
  if (!entered.ok) return { tokens }
  const { standing, isJustAdded } = entered.data
  const fresh = isJustAdded && tokens.refreshToken ? await renewTokens(tokens.refreshToken) : undefined
  return { tokens: fresh?.ok ? fresh.data : tokens, standing }
}

/** Sends a code to an address that was never confirmed: without one its owner could not reset a forgotten password. */
const confirmAddress = async ({ accessToken, idToken }: Tokens, next: string) => {
  const { email, email_verified: isVerified } = decodePayload(idToken) ?? {}
  if (typeof email !== 'string' || isVerified === true) return next
  const sent = await sendEmailCode(await getPool(), accessToken).catch((error) => logError('confirmAddress', error))
  return pathWith('/account/email', { sent: typeof sent === 'object' && sent.ok ? '1' : undefined, next })
}

/**
 * Ends every way of signing in: the front door passed, the session in cookies, the one that was here before over, and on to
 * where the person wanted to go.
 */
const arrive = async (given: Tokens, next: string | undefined): Promise<never> => {
  const before = await readRefreshToken()
  const { tokens } = await passDoor(given)
  await writeSession(tokens)
  await clearChallenge()
  if (before) await revokeToken(await getPool(), before).catch((error) => logError('arrive', error))
  return redirect(await confirmAddress(tokens, landingPath(next)))
}

/** Goes on from what Cognito answered: into the workspace, or to the page of what it asks. */
export const goOn = async (
  answered: Answered,
  { next, email, password }: { next?: string; email?: string; password?: string },
): Promise<never> => {
  if (answered.step === 'done') return arrive(answered.tokens, next)
  const { step, session, username } = answered
  const given = step === 'new_password' && password ? markOf(password, { session }) : undefined
  await writeChallenge({ asks: step, session, username, given, next, email })
  return redirect(step === 'new_password' ? '/new-password' : '/sign-in/code')
}
