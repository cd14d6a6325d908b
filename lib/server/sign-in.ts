import 'server-only'
import {
  type AuthenticationResultType,
  InitiateAuthCommand,
  type InitiateAuthResponse,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { fail, ok, type Result } from '../domain/result'
import { nameOf } from './cognito-errors'
import { type Pool, refuse, WRONG_CODE, WRONG_PASSWORD } from './pool'
import type { Tokens } from './session-cookies'
import { words } from './words'

/** What Cognito asks for before it gives tokens, and what it wants back with it. */
interface Asked {
  step: 'new_password' | 'app_code'
  session: string
  username: string
}

export type Answered = { step: 'done'; tokens: Tokens } | Asked

export type SignedIn = Answered | { step: 'confirm' }

/** The tokens of an answer. Throws when it has none. */
export const toTokens = (result: AuthenticationResultType | undefined): Tokens => {
  const { AccessToken: accessToken, IdToken: idToken, RefreshToken: refreshToken } = result ?? {}
  if (!accessToken || !idToken) throw new Error('Cognito answered neither tokens nor a challenge that Commons knows')
  return { accessToken, idToken, refreshToken }
}

const STEPS: Record<string, Asked['step']> = { NEW_PASSWORD_REQUIRED: 'new_password', SOFTWARE_TOKEN_MFA: 'app_code' }

const answered = (reply: InitiateAuthResponse, username: string): Result<Answered> => {
  const { ChallengeName, Session, ChallengeParameters, AuthenticationResult } = reply
  if (!ChallengeName) return ok({ step: 'done', tokens: toTokens(AuthenticationResult) })
  const step = STEPS[ChallengeName]
  if (!step || !Session) return fail('unavailable', words.signIn.unsupported)
  return ok({ step, session: Session, username: ChallengeParameters?.USER_ID_FOR_SRP ?? username })
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
    return answered(await pool.cognito.send(command, pool.inTime()), email)
  } catch (error) {
    if (nameOf(error) === 'UserNotConfirmedException') return ok({ step: 'confirm' })
    if (error instanceof Error && /temporary password has expired/i.test(error.message))
      return fail('invalid', words.signIn.temporaryExpired)
    return refuse(error, WRONG_PASSWORD, words.signIn.wrong)
  }
}

type Challenge = Pick<Asked, 'session' | 'username'>

/** Answers the challenge that a temporary password raises. Refuses with `tooLate` when its three minutes are over. */
export const answerNewPassword = async (
  pool: Pool,
  { session, username }: Challenge,
  password: string,
): Promise<Result<Answered>> => {
  const command = new RespondToAuthChallengeCommand({
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    ClientId: pool.clientId,
    Session: session,
    ChallengeResponses: { USERNAME: username, NEW_PASSWORD: password },
  })
  try {
    return answered(await pool.cognito.send(command, pool.inTime()), username)
  } catch (error) {
    if (nameOf(error) === 'InvalidPasswordException')
      return fail('invalid', words.failure.invalid, { password: words.newPassword.rule })
    return refuse(error, new Set([...WRONG_PASSWORD, ...WRONG_CODE]), words.newPassword.tooLate)
  }
}

/** Answers the question for the code of an app. The challenge stays open after a wrong code, for its three minutes. */
export const answerAppCode = async (
  pool: Pool,
  { session, username }: Challenge,
  code: string,
): Promise<Result<Answered>> => {
  const command = new RespondToAuthChallengeCommand({
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    ClientId: pool.clientId,
    Session: session,
    ChallengeResponses: { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: code },
  })
  try {
    return answered(await pool.cognito.send(command, pool.inTime()), username)
  } catch (error) {
    // A code that was taken once is told from a wrong one: who mistyped nothing should wait, not look for a mistake.
    if (nameOf(error) === 'CodeMismatchException' || nameOf(error) === 'ExpiredCodeException')
      return fail('invalid', words.failure.invalid, { code: words.account.wrongAppCode })
    return refuse(error, WRONG_PASSWORD, words.signIn.codeTooLate)
  }
}
