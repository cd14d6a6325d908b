import type {
  AdminSetUserMFAPreferenceRequest,
  AdminSetUserMFAPreferenceResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { setSoftwareToken, softwareTokenSettings } from '../software-token-setting'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  SoftwareTokenMfaSettings: softwareTokenSettings,
}) satisfies z.ZodType<AdminSetUserMFAPreferenceRequest>

/** For a user whose phone is lost: nobody else can switch the question off. */
export const adminSetUserMfaPreference = operation(
  schema,
  async (parts, { UserPoolId, Username, SoftwareTokenMfaSettings }): Promise<AdminSetUserMFAPreferenceResponse> => {
    requirePool(parts.pool, UserPoolId)
    await setSoftwareToken(parts, Username, SoftwareTokenMfaSettings)
    return {}
  },
)
