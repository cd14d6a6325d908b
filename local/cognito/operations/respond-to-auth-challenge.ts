import type {
  RespondToAuthChallengeRequest,
  RespondToAuthChallengeResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import type { UserPoolClient } from '../../contract'
import { digest } from '../digest'
import { invalidParameter, missingParameter, notAuthorized, userDisabled } from '../errors'
import { findUsername } from '../find-user'
import { grantTokens } from '../grants'
import { requireSession } from '../new-password-challenge'
import { operation } from '../operation'
import type { Parts } from '../parts'
import { hashPassword } from '../password-hash'
import { enforcePolicy } from '../password-policy'
import type { User } from '../records'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'
import { sessionKey, userKey } from '../store/keys'
import { put } from '../store/store'

const CHALLENGES = [
  'SMS_MFA',
  'SOFTWARE_TOKEN_MFA',
  'SELECT_MFA_TYPE',
  'MFA_SETUP',
  'PASSWORD_VERIFIER',
  'CUSTOM_CHALLENGE',
  'DEVICE_SRP_AUTH',
  'DEVICE_PASSWORD_VERIFIER',
  'NEW_PASSWORD_REQUIRED',
] as const

const schema = z.object({
  ClientId: shapes.clientId,
  ChallengeName: z.enum(CHALLENGES),
  Session: shapes.session.optional(),
  ChallengeResponses: z.record(z.string(), z.string()).optional(),
}) satisfies z.ZodType<RespondToAuthChallengeRequest>

/** A password of one's own in place of the temporary one. No trigger fires for it: that is why such users are missed. */
const setPassword = async (parts: Parts, client: UserPoolClient, sub: string, token: string, password: string) => {
  const { pool, store, clock, random } = parts
  // Looked at again under the lock: of two answers to one challenge, one wins.
  const session = await requireSession(parts, client, token)
  const user = await store.get(userKey(sub))
  if (user?.status !== 'FORCE_CHANGE_PASSWORD' || session.sub !== sub) {
    throw notAuthorized('Invalid session for the user.')
  }
  if (!user.enabled) throw userDisabled()
  enforcePolicy(password, pool.passwordPolicy)
  const { temporaryUntil: _, ...rest } = user
  const hash = await hashPassword(password, random)
  const changed: User = { ...rest, password: hash, status: 'CONFIRMED', modifiedAt: clock() }
  return grantTokens(parts, client, changed, [
    put(userKey(sub), changed),
    put(sessionKey(digest(token)), { ...session, used: true }),
  ])
}

export const respondToAuthChallenge = operation(
  schema,
  async (parts, input): Promise<RespondToAuthChallengeResponse> => {
    const { pool, store, lock } = parts
    const client = requireClient(pool, input.ClientId)
    if (input.ChallengeName !== 'NEW_PASSWORD_REQUIRED') {
      throw invalidParameter(`Challenge ${input.ChallengeName} is not supported.`)
    }
    const { USERNAME, NEW_PASSWORD } = input.ChallengeResponses ?? {}
    if (!USERNAME) throw missingParameter('USERNAME')
    if (!NEW_PASSWORD) throw missingParameter('NEW_PASSWORD')
    if (!input.Session) throw missingParameter('Session')
    const token = input.Session
    const { sub } = await requireSession(parts, client, token)
    if ((await findUsername(store, USERNAME)) !== sub) throw notAuthorized('Invalid session for the user.')
    const result = await lock(sub, () => setPassword(parts, client, sub, token, NEW_PASSWORD))
    return { ChallengeParameters: {}, AuthenticationResult: result }
  },
)
