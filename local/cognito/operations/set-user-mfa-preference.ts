import type {
  SetUserMFAPreferenceRequest,
  SetUserMFAPreferenceResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { userOfToken } from '../access'
import { operation } from '../operation'
import * as shapes from '../shapes'
import { setSoftwareToken, softwareTokenSettings } from '../software-token-setting'

const schema = z.object({
  AccessToken: shapes.token,
  SoftwareTokenMfaSettings: softwareTokenSettings,
}) satisfies z.ZodType<SetUserMFAPreferenceRequest>

export const setUserMfaPreference = operation(
  schema,
  async (parts, { AccessToken, SoftwareTokenMfaSettings }): Promise<SetUserMFAPreferenceResponse> => {
    const { sub } = await userOfToken(parts, AccessToken)
    await setSoftwareToken(parts, sub, SoftwareTokenMfaSettings)
    return {}
  },
)
