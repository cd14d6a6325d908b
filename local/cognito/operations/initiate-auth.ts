import type { InitiateAuthRequest, InitiateAuthResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { AwsError, type UserPoolClient } from '../../contract'
import { newPasswordChallenge, secondFactorOrTokens } from '../challenge'
import { invalidParameter, missingParameter, notAuthorized, userDisabled, userNotFound } from '../errors'
import { findUser } from '../find-user'
import { refreshTokens } from '../grants'
import { operation } from '../operation'
import type { Parts } from '../parts'
import { guardAttempt } from '../password-attempts'
import { matchesPassword } from '../password-hash'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'
import { attemptsKey } from '../store/keys'
import { triggerAttributes } from '../trigger'

const FLOWS = [
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
  'CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_AUTH',
] as const

const schema = z.object({
  AuthFlow: z.enum(FLOWS),
  AuthParameters: z.record(z.string(), z.string()).optional(),
  ClientId: shapes.clientId,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<InitiateAuthRequest>

const resetRequired = () => new AwsError('PasswordResetRequiredException', 'Password reset required for the user')

const requireParameter = (parameters: Record<string, string> | undefined, name: string) => {
  const value = parameters?.[name]
  if (!value) throw missingParameter(name)
  return value
}

const signIn = async (
  parts: Parts,
  client: UserPoolClient,
  username: string,
  password: string,
  metadata: Record<string, string> | undefined,
): Promise<InitiateAuthResponse> => {
  const { store, clock, lock, fireTrigger } = parts
  const known = await findUser(store, username)
  if (!known && !client.preventUserExistenceErrors) throw userNotFound()
  // Before anything is compared, and outside the lock: the function may call back. It hears of names that nobody has, too.
  await fireTrigger('PreAuthentication', {
    source: 'Authentication',
    userName: known?.sub ?? username,
    clientId: client.id,
    request: {
      userAttributes: known ? triggerAttributes(known) : {},
      validationData: metadata ?? null,
      ...(!known && { userNotFound: true }),
    },
  })
  const identity = known?.sub ?? username.toLowerCase()
  return lock(identity, async () => {
    const user = known && (await findUser(store, known.sub))
    // There is no password left to compare with, so the answer is the same for any.
    if (user?.enabled && user.status === 'RESET_REQUIRED') throw resetRequired()
    await guardAttempt(parts, attemptsKey(identity), () => matchesPassword(password, user?.password))
    if (!user) throw userNotFound()
    if (!user.enabled) throw userDisabled()
    if (user.status === 'UNCONFIRMED') throw new AwsError('UserNotConfirmedException', 'User is not confirmed.')
    if (user.status === 'CONFIRMED') return secondFactorOrTokens(parts, client, user)
    if ((user.temporaryUntil ?? 0) <= clock()) {
      throw notAuthorized('Temporary password has expired and must be reset by an administrator.')
    }
    return newPasswordChallenge(parts, client, user)
  })
}

const requireFlow = (client: UserPoolClient, flow: string) => {
  if (!client.explicitAuthFlows.some((allowed) => allowed === `ALLOW_${flow}` || allowed === flow)) {
    throw invalidParameter(`${flow} flow not enabled for this client`)
  }
}

/** SRP, custom and choice-based sign-in are not part of this twin: they are refused as flows that are not enabled. */
export const initiateAuth = operation(
  schema,
  async (parts, { AuthFlow, AuthParameters, ClientId, ClientMetadata }): Promise<InitiateAuthResponse> => {
    const client = requireClient(parts.pool, ClientId)
    switch (AuthFlow) {
      case 'USER_PASSWORD_AUTH': {
        requireFlow(client, AuthFlow)
        const username = requireParameter(AuthParameters, 'USERNAME')
        const password = requireParameter(AuthParameters, 'PASSWORD')
        return signIn(parts, client, username, password, ClientMetadata)
      }
      case 'REFRESH_TOKEN':
      case 'REFRESH_TOKEN_AUTH': {
        requireFlow(client, 'REFRESH_TOKEN_AUTH')
        const token = requireParameter(AuthParameters, 'REFRESH_TOKEN')
        return { ChallengeParameters: {}, AuthenticationResult: await refreshTokens(parts, client, token) }
      }
      case 'ADMIN_NO_SRP_AUTH':
      case 'ADMIN_USER_PASSWORD_AUTH':
        throw invalidParameter('Initiate Auth method not supported.')
      default:
        throw invalidParameter(`${AuthFlow} flow not enabled for this client`)
    }
  },
)
