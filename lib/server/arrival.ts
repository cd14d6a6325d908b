import 'server-only'
import { redirect } from 'next/navigation'
import { landingPath } from '../domain/next-path'
import { ask } from './appsync'
import { clearChallenge } from './challenge-cookie'
import { writeSession } from './cookies'
import { enterWorkspace } from './members'
import type { Tokens } from './session-cookies'

const PATIENCE = 4000

/** Ends every way of signing in: the session in cookies, the front door passed, and on to where the person wanted to go. */
export const arrive = async (tokens: Tokens, next: string | undefined): Promise<never> => {
  await writeSession(tokens)
  await clearChallenge()
  // A member without an entry in the directory is still signed in: `ask` logs the failure, and the next visit tries again.
  await enterWorkspace((query, variables) => ask(tokens.accessToken, query, variables, PATIENCE))
  return redirect(landingPath(next))
}
