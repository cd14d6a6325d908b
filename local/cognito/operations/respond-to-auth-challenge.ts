import type {
  RespondToAuthChallengeRequest,
  RespondToAuthChallengeResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { AwsError, type UserPoolClient } from '../../contract'
import { requireSession, secondFactorOrTokens, usedUp } from '../challenge'
import { codeMismatch, invalidParameter, missingParameter, notAuthorized, userDisabled } from '../errors'
import { findUsername } from '../find-user'
import { grantTokens } from '../grants'
import { operation } from '../operation'
import type { Parts } from '../parts'
import { guardAttempt } from '../password-attempts'
import { hashPassword } from '../password-hash'
import { enforcePolicy } from '../password-policy'
import type { Session, User } from '../records'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'
import { stepOfCode } from '../software-token'
import { codeAttemptsKey, userKey } from '../store/keys'
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
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<RespondToAuthChallengeRequest>

interface Challenged {
  client: UserPoolClient
  user: User
  session: Session
  token: string
}

const noSession = () => notAuthorized('Invalid session for the user.')

/** A password of one's own in place of the temporary one. No trigger fires for it: that is why such users are missed. */
const setPassword = async (parts: Parts, { client, user, session, token }: Challenged, password: string) => {
  if (user.status !== 'FORCE_CHANGE_PASSWORD') throw noSession()
  enforcePolicy(password, parts.pool.passwordPolicy)
  const { temporaryUntil: _, ...rest } = user
  const hash = await hashPassword(password, parts.random)
  const changed: User = { ...rest, password: hash, status: 'CONFIRMED', modifiedAt: parts.clock() }
  return secondFactorOrTokens(parts, client, changed, [put(userKey(user.sub), changed), usedUp(token, session)])
}

/** The code of an app. A wrong one leaves the session as it was, so that one can read the next code. */
const checkApp = async (parts: Parts, { client, user, session, token }: Challenged, code: string) => {
  const { softwareToken } = user
  if (user.status !== 'CONFIRMED' || !softwareToken?.isOn || !softwareToken.secret) throw noSession()
  const step = stepOfCode(softwareToken.secret, code, parts.clock())
  await guardAttempt(parts, codeAttemptsKey(user.sub), () => step !== undefined, {
    locked: () => notAuthorized('Password attempts exceeded'),
    wrong: () => codeMismatch('Invalid code received for user'),
  })
  if (step === undefined || step <= (softwareToken.lastStep ?? 0)) {
    throw new AwsError('ExpiredCodeException', 'Your software token has already been used once.')
  }
  const changed: User = { ...user, softwareToken: { ...softwareToken, lastStep: step } }
  const changes = [put(userKey(user.sub), changed), usedUp(token, session)]
  return { ChallengeParameters: {}, AuthenticationResult: await grantTokens(parts, client, changed, changes) }
}

const ANSWERS = {
  NEW_PASSWORD_REQUIRED: { field: 'NEW_PASSWORD', run: setPassword },
  SOFTWARE_TOKEN_MFA: { field: 'SOFTWARE_TOKEN_MFA_CODE', run: checkApp },
}

const isKnown = (name: string): name is keyof typeof ANSWERS => Object.hasOwn(ANSWERS, name)

export const respondToAuthChallenge = operation(
  schema,
  async (parts, input): Promise<RespondToAuthChallengeResponse> => {
    const { pool, store, lock } = parts
    const client = requireClient(pool, input.ClientId)
    const name = input.ChallengeName
    if (!isKnown(name)) throw invalidParameter(`Challenge ${name} is not supported.`)
    const { field, run } = ANSWERS[name]
    const { USERNAME, [field]: answer } = input.ChallengeResponses ?? {}
    if (!USERNAME) throw missingParameter('USERNAME')
    if (!answer) throw missingParameter(field)
    if (!input.Session) throw missingParameter('Session')
    const token = input.Session
    const { sub } = await requireSession(parts, client, name, token)
    if ((await findUsername(store, USERNAME)) !== sub) throw noSession()
    return lock(sub, async () => {
      // Looked at again under the lock: of two answers to one challenge, one wins.
      const session = await requireSession(parts, client, name, token)
      const user = await store.get(userKey(sub))
      if (!user || session.sub !== sub) throw noSession()
      if (!user.enabled) throw userDisabled()
      return run(parts, { client, user, session, token }, answer)
    })
  },
)
