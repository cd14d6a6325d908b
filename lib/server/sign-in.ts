import 'server-only'
import {
  type AuthenticationResultType,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { fail, ok, type Result } from '../domain/result'
import { nameOf } from './cognito-errors'
import { type Pool, refuse, WRONG_CODE, WRONG_PASSWORD } from './pool'
import type { Tokens } from './session-cookies'
import { words } from './words'

export type SignedIn =
  | { step: 'done'; tokens: Tokens }
  | { step: 'new_password'; session: string; username: string }
  | { step: 'confirm' }

/** The tokens of an answer. Throws when it has none. */
export const toTokens = (result: AuthenticationResultType | undefined): Tokens => {
  const { AccessToken: accessToken, IdToken: idToken, RefreshToken: refreshToken } = result ?? {}
  if (!accessToken || !idToken) throw new Error('Cognito answered neither tokens nor a challenge that Commons knows')
  return { accessToken, idToken, refreshToken }
}

/** Signs in with a password. A wrong password and an unknown user are refused alike. */
export const signIn = async (pool: Pool, email: string, password: string): Promise<Result<SignedIn>> => {
  const command = new InitiateAuthCommand({
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: pool.clientId,
    AuthParameters: { USERNAME: email, PASSWORD: password },
    ClientMetadata: pool.metadata,
  })
  try {
    const { ChallengeName, Session, ChallengeParameters, AuthenticationResult } = await pool.cognito.send(
      command,
      pool.inTime(),
    )
    if (ChallengeName === 'NEW_PASSWORD_REQUIRED' && Session)
      return ok({ step: 'new_password', session: Session, username: ChallengeParameters?.USER_ID_FOR_SRP ?? email })
    if (ChallengeName) return fail('unavailable', words.signIn.unsupported)
    return ok({ step: 'done', tokens: toTokens(AuthenticationResult) })
  } catch (error) {
    if (nameOf(error) === 'UserNotConfirmedException') return ok({ step: 'confirm' })
    if (error instanceof Error && /temporary password has expired/i.test(error.message))
      return fail('invalid', words.signIn.temporaryExpired)
    return refuse(error, WRONG_PASSWORD, words.signIn.wrong)
  }
}

/** Answers the challenge that a temporary password raises. `tooLate`: the three minutes are over. */
export const answerNewPassword = async (
  pool: Pool,
  challenge: { session: string; username: string },
  password: string,
): Promise<Result<Tokens>> => {
  const command = new RespondToAuthChallengeCommand({
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    ClientId: pool.clientId,
    Session: challenge.session,
    ChallengeResponses: { USERNAME: challenge.username, NEW_PASSWORD: password },
  })
  try {
    return ok(toTokens((await pool.cognito.send(command, pool.inTime())).AuthenticationResult))
  } catch (error) {
    if (nameOf(error) === 'InvalidPasswordException')
      return fail('invalid', words.failure.invalid, { password: words.newPassword.rule })
    return refuse(error, new Set([...WRONG_PASSWORD, ...WRONG_CODE]), words.newPassword.tooLate)
  }
}
