import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import type { UserPoolClient } from '../contract'
import { digest } from './digest'
import { notAuthorized, userDisabled } from './errors'
import { groupsOf } from './groups-of'
import type { Parts } from './parts'
import { opaqueToken, uuid } from './random'
import type { Grant, User } from './records'
import { grantKey, originKey, userKey } from './store/keys'
import { type Change, put } from './store/store'

const tokensOf = async (
  { tokens, store }: Parts,
  client: UserPoolClient,
  user: User,
  grant: Grant,
): Promise<AuthenticationResultType> => {
  const { access, id } = await tokens.mint(client, user, grant, await groupsOf(store, user.sub))
  return { AccessToken: access, ExpiresIn: client.accessTokenSeconds, TokenType: 'Bearer', IdToken: id }
}

/** Signs a user in: a new grant, stored with `changes` in one batch, and its tokens. */
export const grantTokens = async (
  parts: Parts,
  client: UserPoolClient,
  user: User,
  changes: Change[] = [],
): Promise<AuthenticationResultType> => {
  const { store, clock, random } = parts
  const refreshToken = opaqueToken(random)
  const grant: Grant = {
    sub: user.sub,
    clientId: client.id,
    originJti: uuid(random),
    eventId: uuid(random),
    authTime: clock(),
    expiresAt: clock() + client.refreshTokenSeconds * 1000,
    revoked: false,
    signOuts: user.signOuts ?? 0,
  }
  const hash = digest(refreshToken)
  await store.write(...changes, put(grantKey(hash), grant), put(originKey(grant.originJti), hash))
  return { ...(await tokensOf(parts, client, user, grant)), RefreshToken: refreshToken }
}

/** Whether a sign-in was ended: by its own client, or with all others of its user. */
export const isOver = (grant: Grant, user: User) => grant.revoked || (grant.signOuts ?? 0) !== (user.signOuts ?? 0)

/** Fresh tokens with the groups of now. Throws NotAuthorizedException for a refresh token that is not good any more. */
export const refreshTokens = async (
  parts: Parts,
  client: UserPoolClient,
  refreshToken: string,
): Promise<AuthenticationResultType> => {
  const { store, clock } = parts
  const grant = await store.get(grantKey(digest(refreshToken)))
  if (!grant || grant.clientId !== client.id) throw notAuthorized('Invalid Refresh Token')
  const user = await store.get(userKey(grant.sub))
  if (!user) throw notAuthorized('Invalid Refresh Token')
  if (!user.enabled) throw userDisabled()
  if (isOver(grant, user)) throw notAuthorized('Refresh Token has been revoked')
  if (grant.expiresAt <= clock()) throw notAuthorized('Refresh Token has expired')
  return tokensOf(parts, client, user, grant)
}
