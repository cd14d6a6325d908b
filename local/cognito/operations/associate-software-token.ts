import type {
  AssociateSoftwareTokenRequest,
  AssociateSoftwareTokenResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { userOfToken } from '../access'
import { changeUser } from '../change-user'
import { missingParameter } from '../errors'
import { operation } from '../operation'
import * as shapes from '../shapes'
import { newSecret, requireSoftwareTokens } from '../software-token'

const schema = z.object({ AccessToken: shapes.token.optional() }) satisfies z.ZodType<AssociateSoftwareTokenRequest>

/** Hands out a secret for an app. An app of before stays in force until the new one has shown a code. */
export const associateSoftwareToken = operation(
  schema,
  async (parts, { AccessToken }): Promise<AssociateSoftwareTokenResponse> => {
    if (AccessToken === undefined) throw missingParameter('AccessToken')
    const { sub } = await userOfToken(parts, AccessToken)
    requireSoftwareTokens(parts.pool)
    const pending = newSecret(parts.random)
    await changeUser(parts, sub, (user) => ({
      user: { ...user, softwareToken: { isOn: false, ...user.softwareToken, pending } },
    }))
    return { SecretCode: pending }
  },
)
