import { notAuthorized, userDisabled, userNotFound } from './errors'
import { isOver } from './grants'
import type { Parts } from './parts'
import type { User } from './records'
import { grantKey, originKey, userKey } from './store/keys'

/**
 * The user for whom an access token speaks, now. Throws NotAuthorizedException for a token that is none of this pool's,
 * has expired or was revoked, or whose user is disabled; UserNotFoundException for one who is gone.
 */
export const userOfToken = async ({ store, tokens }: Pick<Parts, 'store' | 'tokens'>, token: string): Promise<User> => {
  const claims = await tokens.readAccess(token)
  const hash = claims.origin_jti && (await store.get(originKey(claims.origin_jti)))
  const grant = hash ? await store.get(grantKey(hash)) : undefined
  const user = await store.get(userKey(claims.sub))
  if (!user) throw userNotFound()
  if (!user.enabled) throw userDisabled()
  if (grant && isOver(grant, user)) throw notAuthorized('Access Token has been revoked')
  return user
}
