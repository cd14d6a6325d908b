import type {
  GetTokensFromRefreshTokenRequest,
  GetTokensFromRefreshTokenResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { refreshTokens } from '../grants'
import { operation } from '../operation'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'

const schema = z.object({
  ClientId: shapes.clientId,
  RefreshToken: shapes.token,
}) satisfies z.ZodType<GetTokensFromRefreshTokenRequest>

export const getTokensFromRefreshToken = operation(
  schema,
  async (parts, { ClientId, RefreshToken }): Promise<GetTokensFromRefreshTokenResponse> => ({
    AuthenticationResult: await refreshTokens(parts, requireClient(parts.pool, ClientId), RefreshToken),
  }),
)
