import type { InitiateAuthResponse } from '@aws-sdk/client-cognito-identity-provider'
import type { UserPoolClient } from '../contract'
import { digest } from './digest'
import { notAuthorized } from './errors'
import type { Parts } from './parts'
import { opaqueToken } from './random'
import type { Session, User } from './records'
import { sessionKey } from './store/keys'
import { put } from './store/store'

const THREE_MINUTES = 180_000

/** Asks a user with a temporary password for a new one: a session for this user and client, for three minutes. */
export const newPasswordChallenge = async (
  { store, clock, random }: Parts,
  client: UserPoolClient,
  user: User,
): Promise<InitiateAuthResponse> => {
  const token = opaqueToken(random)
  const session = { sub: user.sub, clientId: client.id, expiresAt: clock() + THREE_MINUTES, used: false }
  await store.write(put(sessionKey(digest(token)), session))
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: token,
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.sub,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify(user.attributes),
    },
  }
}

/** The session behind a token. Throws NotAuthorizedException for one of another client, used or past its time. */
export const requireSession = async (
  { store, clock }: Parts,
  client: UserPoolClient,
  token: string,
): Promise<Session> => {
  const session = await store.get(sessionKey(digest(token)))
  if (!session || session.clientId !== client.id) throw notAuthorized('Invalid session for the user.')
  if (session.used) throw notAuthorized('Invalid session for the user, session can only be used once.')
  if (session.expiresAt <= clock()) throw notAuthorized('Invalid session for the user, session is expired.')
  return session
}
