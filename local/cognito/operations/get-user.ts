import type { GetUserRequest, GetUserResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { listAttributes } from '../attributes'
import { notAuthorized, userDisabled, userNotFound } from '../errors'
import { isOver } from '../grants'
import { operation } from '../operation'
import * as shapes from '../shapes'
import { grantKey, originKey, userKey } from '../store/keys'

const schema = z.object({ AccessToken: shapes.token }) satisfies z.ZodType<GetUserRequest>

export const getUser = operation(schema, async ({ store, tokens }, { AccessToken }): Promise<GetUserResponse> => {
  const claims = await tokens.readAccess(AccessToken)
  const hash = claims.origin_jti && (await store.get(originKey(claims.origin_jti)))
  const grant = hash ? await store.get(grantKey(hash)) : undefined
  const user = await store.get(userKey(claims.sub))
  if (!user) throw userNotFound()
  if (!user.enabled) throw userDisabled()
  if (grant && isOver(grant, user)) throw notAuthorized('Access Token has been revoked')
  return { Username: user.sub, UserAttributes: listAttributes(user) }
})
