import type { VerifySoftwareTokenRequest, VerifySoftwareTokenResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { AwsError } from '../../contract'
import { userOfToken } from '../access'
import { changeUser } from '../change-user'
import { missingParameter } from '../errors'
import { operation } from '../operation'
import * as shapes from '../shapes'
import { requireSoftwareTokens, stepOfCode } from '../software-token'

const schema = z.object({
  AccessToken: shapes.token.optional(),
  UserCode: z
    .string()
    .min(6)
    .max(6)
    .regex(/^[0-9]+$/),
  FriendlyDeviceName: z.string().max(131_072).optional(),
}) satisfies z.ZodType<VerifySoftwareTokenRequest>

/** Takes the first code of an app: from now on signing in may ask for one. */
export const verifySoftwareToken = operation(
  schema,
  async (parts, { AccessToken, UserCode, FriendlyDeviceName }): Promise<VerifySoftwareTokenResponse> => {
    if (AccessToken === undefined) throw missingParameter('AccessToken')
    const { sub } = await userOfToken(parts, AccessToken)
    requireSoftwareTokens(parts.pool)
    await changeUser(parts, sub, (user) => {
      const secret = user.softwareToken?.pending
      const lastStep = secret === undefined ? undefined : stepOfCode(secret, UserCode, parts.clock())
      if (secret === undefined || lastStep === undefined) {
        throw new AwsError('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA')
      }
      const isOn = user.softwareToken?.isOn ?? false
      const device = FriendlyDeviceName === undefined ? {} : { deviceName: FriendlyDeviceName }
      return { user: { ...user, softwareToken: { secret, isOn, lastStep, ...device } } }
    })
    return { Status: 'SUCCESS' }
  },
)
