import type { InitiateAuthResponse } from '@aws-sdk/client-cognito-identity-provider'
import type { UserPoolClient } from '../contract'
import { digest } from './digest'
import { notAuthorized } from './errors'
import { grantTokens } from './grants'
import type { Parts } from './parts'
import { opaqueToken } from './random'
import type { Session, User } from './records'
import { sessionKey } from './store/keys'
import { type Change, put } from './store/store'

const THREE_MINUTES = 180_000

/** Opens a session for this user and client, for three minutes, stored with `changes` in one batch. */
const challenge = async (
  { store, clock, random }: Parts,
  client: UserPoolClient,
  user: User,
  name: Session['challenge'],
  parameters: Record<string, string>,
  changes: Change[] = [],
): Promise<InitiateAuthResponse> => {
  const token = opaqueToken(random)
  const expiresAt = clock() + THREE_MINUTES
  const session: Session = { challenge: name, sub: user.sub, clientId: client.id, expiresAt, used: false }
  await store.write(...changes, put(sessionKey(digest(token)), session))
  return {
    ChallengeName: name,
    Session: token,
    ChallengeParameters: { USER_ID_FOR_SRP: user.sub, ...parameters },
  }
}

/** Asks a user with a temporary password for a new one. */
export const newPasswordChallenge = (parts: Parts, client: UserPoolClient, user: User) =>
  challenge(parts, client, user, 'NEW_PASSWORD_REQUIRED', {
    requiredAttributes: '[]',
    userAttributes: JSON.stringify(user.attributes),
  })

/** Signs in a user whose password was right: asks for the code of their app, if they have one, or gives tokens. */
export const secondFactorOrTokens = async (
  parts: Parts,
  client: UserPoolClient,
  user: User,
  changes: Change[] = [],
): Promise<InitiateAuthResponse> => {
  const { softwareToken } = user
  if (parts.pool.softwareTokens && softwareToken?.isOn) {
    const device = softwareToken.deviceName
    const parameters: Record<string, string> = device === undefined ? {} : { FRIENDLY_DEVICE_NAME: device }
    return challenge(parts, client, user, 'SOFTWARE_TOKEN_MFA', parameters, changes)
  }
  return { ChallengeParameters: {}, AuthenticationResult: await grantTokens(parts, client, user, changes) }
}

/** The session behind a token. Throws NotAuthorizedException for one of another client or challenge, used or past its time. */
export const requireSession = async (
  { store, clock }: Parts,
  client: UserPoolClient,
  name: Session['challenge'],
  token: string,
): Promise<Session> => {
  const session = await store.get(sessionKey(digest(token)))
  // Until there was a second challenge, a session did not say which it was of.
  if (!session || session.clientId !== client.id || (session.challenge ?? 'NEW_PASSWORD_REQUIRED') !== name) {
    throw notAuthorized('Invalid session for the user.')
  }
  if (session.used) throw notAuthorized('Invalid session for the user, session can only be used once.')
  if (session.expiresAt <= clock()) throw notAuthorized('Invalid session for the user, session is expired.')
  return session
}

/** The change by which a session is used up. */
export const usedUp = (token: string, session: Session): Change =>
  put(sessionKey(digest(token)), { ...session, used: true })
