import { Stop } from '../settings'
import type { Connection } from './connection'
import { postJson } from './post-json'

const REFRESH_BEFORE_MS = 60_000

/** Somebody who has signed in with a password; what they may do is AppSync's and the function's to say. */
export interface Session {
  email: string
  /** An access token that is good for a minute at least. */
  token: () => Promise<string>
}

interface Tokens {
  AccessToken?: string
  RefreshToken?: string
}

const CHALLENGES: Record<string, string> = {
  NEW_PASSWORD_REQUIRED:
    'This account has a temporary password still. Sign in on the website once and set your own, then run this again.',
  SOFTWARE_TOKEN_MFA:
    'This account asks for a code of an authenticator app, which this command cannot take. Use the website.',
  SMS_MFA: 'This account asks for a code by text message, which this command cannot take. Use the website.',
}

const REFUSALS: Record<string, string> = {
  NotAuthorizedException: 'The e-mail address or the password is not right.',
  UserNotFoundException: 'The e-mail address or the password is not right.',
  UserNotConfirmedException: 'This account is not confirmed yet. Confirm it on the website, then run this again.',
  PasswordResetRequiredException:
    'This account has to set a new password first. Do it on the website, then run this again.',
  TooManyRequestsException: 'Cognito is busy. Try again in a minute.',
  LimitExceededException: 'There were too many attempts. Try again later.',
}

/** Calls one of Cognito's unsigned operations. Throws Stop with words for what it refuses. */
const callCognito = async ({ cognitoUrl }: Connection, operation: string, input: unknown) => {
  const { status, body } = await postJson(
    cognitoUrl,
    {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    input,
  )
  if (status === 200) return body
  const code =
    String(body.__type ?? '')
      .split('#')
      .at(-1) ?? ''
  if (code === 'NotAuthorizedException' && /disabled|exceeded|expired/i.test(String(body.message)))
    throw new Stop(`${String(body.message).replace(/\.?$/, '.')}`)
  throw new Stop(REFUSALS[code] ?? `Cognito answered ${code || status} to the sign-in. Try again later.`)
}

const expiryOf = (token: string): number => {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp?: number }
  return (claims.exp ?? 0) * 1000
}

/** Signs in. Throws Stop when the password is wrong, or more than a password is asked for. */
export const openSession = async (
  connection: Connection,
  { email, password }: { email: string; password: string },
  now: () => number = Date.now,
): Promise<Session> => {
  const answer = await callCognito(connection, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: connection.clientId,
    AuthParameters: { USERNAME: email, PASSWORD: password },
  })
  const challenge = answer.ChallengeName
  if (challenge)
    throw new Stop(
      CHALLENGES[String(challenge)] ?? `This account asks for ${challenge}, which this command cannot answer.`,
    )
  const first = (answer.AuthenticationResult ?? {}) as Tokens
  if (!first.AccessToken || !first.RefreshToken)
    throw new Stop('Cognito let you in and gave no tokens. Try again later.')
  let [access, refresh] = [first.AccessToken, first.RefreshToken]
  return {
    email,
    token: async () => {
      if (expiryOf(access) - now() > REFRESH_BEFORE_MS) return access
      const renewed = await callCognito(connection, 'GetTokensFromRefreshToken', {
        ClientId: connection.clientId,
        RefreshToken: refresh,
      })
      const tokens = (renewed.AuthenticationResult ?? {}) as Tokens
      access = tokens.AccessToken ?? access
      // Where refresh tokens rotate, the one that was used is of no more use.
      refresh = tokens.RefreshToken ?? refresh
      return access
    },
  }
}
