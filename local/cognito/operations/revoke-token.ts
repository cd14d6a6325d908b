import type { RevokeTokenRequest, RevokeTokenResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { AwsError } from '../../contract'
import { digest } from '../digest'
import { operation } from '../operation'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'
import { grantKey } from '../store/keys'
import { put } from '../store/store'

const schema = z.object({
  Token: shapes.token,
  ClientId: shapes.clientId,
}) satisfies z.ZodType<RevokeTokenRequest>

/** Ends a sign-in: its refresh token, and every access token that came of it. */
export const revokeToken = operation(
  schema,
  async ({ pool, store, lock }, { ClientId, Token }): Promise<RevokeTokenResponse> => {
    const client = requireClient(pool, ClientId)
    if (!client.tokenRevocation) {
      throw new AwsError('UnsupportedOperationException', 'Token revocation is not enabled for this client.')
    }
    if (Token.split('.').length === 3) throw new AwsError('UnsupportedTokenTypeException', 'Unsupported token type')
    const key = grantKey(digest(Token))
    return lock(key.text, async () => {
      const grant = await store.get(key)
      // RFC 7009, 2.2: a token that is not known is answered like one that has been revoked.
      if (!grant) return {}
      if (grant.clientId !== client.id) {
        throw new AwsError('UnauthorizedException', 'The refresh token does not belong to the client.')
      }
      await store.write(put(key, { ...grant, revoked: true }))
      return {}
    })
  },
)
