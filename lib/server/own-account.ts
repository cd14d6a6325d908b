import 'server-only'
import {
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Schema } from '../../amplify/data/resource'
import { fail, ok, type Result } from '../domain/result'
import type { Ask } from './appsync'
import { nameOf, serviceFailure } from './cognito-errors'
import { unwrap } from './graphql-errors'
import { logError } from './log'
import { type Pool, WRONG_CODE } from './pool'
import { revokeToken } from './refresh'
import { failAs } from './refusals'
import { signIn } from './sign-in'
import { words } from './words'

/** What Cognito knows of the person who asks. */
export interface OwnAccount {
  email: string
  isEmailVerified: boolean
  /** Signing in asks for the code of an app. */
  hasApp: boolean
}

/** An answer of Cognito to somebody who is signed in: a token that is over is "signed out", wherever it comes up. */
const asked = async <T>(call: Promise<T>, refusals: Record<string, Result<never>> = {}): Promise<Result<T>> => {
  try {
    return ok(await call)
  } catch (error) {
    const name = nameOf(error)
    // A wrong password has the name of a token that is over; the words tell them apart.
    const isOver =
      name === 'UserNotFoundException' || (error instanceof Error && /Access Token|disabled/.test(error.message))
    if (isOver) return fail('unauthenticated', words.failure.unauthenticated)
    const refused = refusals[name] ?? serviceFailure(error)
    if (refused) return refused
    throw error
  }
}

export const readOwnAccount = async (pool: Pool, AccessToken: string): Promise<Result<OwnAccount>> => {
  const user = await asked(pool.cognito.send(new GetUserCommand({ AccessToken }), pool.inTime()))
  if (!user.ok) return user
  const { UserAttributes = [], UserMFASettingList = [] } = user.data
  const value = (name: string) => UserAttributes.find(({ Name }) => Name === name)?.Value
  return ok({
    email: value('email') ?? '',
    isEmailVerified: value('email_verified') === 'true',
    hasApp: UserMFASettingList.includes('SOFTWARE_TOKEN_MFA'),
  })
}

const wrongPassword = fail('invalid', words.failure.invalid, { currentPassword: words.account.wrongPassword })

/** Whether this is the person's password: what may be done by nobody who only found a screen unlocked asks for it. */
export const provePassword = async (pool: Pool, username: string, password: string): Promise<Result<null>> => {
  const signedIn = await signIn(pool, username, password)
  if (!signedIn.ok) return signedIn.error.code === 'invalid' ? wrongPassword : signedIn
  const refreshToken = signedIn.data.step === 'done' ? signedIn.data.tokens.refreshToken : undefined
  // Nobody goes on with this sign-in; a token that is not revoked is out of reach, and ends by itself.
  if (refreshToken) await revokeToken(pool, refreshToken).catch((error) => logError('provePassword', error))
  return ok(null)
}

/** Changes the password. Sign-ins of before go on: to end them is a step of its own. */
export const changePassword = async (pool: Pool, AccessToken: string, before: string, after: string) => {
  const command = new ChangePasswordCommand({ AccessToken, PreviousPassword: before, ProposedPassword: after })
  return asked(pool.cognito.send(command, pool.inTime()), {
    NotAuthorizedException: wrongPassword,
    InvalidParameterException: wrongPassword,
    InvalidPasswordException: fail('invalid', words.failure.invalid, { password: words.newPassword.rule }),
  })
}

/** Ends every sign-in of the person, this one too. */
export const signOutEverywhere = (pool: Pool, AccessToken: string) =>
  asked(pool.cognito.send(new GlobalSignOutCommand({ AccessToken }), pool.inTime()))

/** Has a code sent to the address of the person. */
export const sendEmailCode = (pool: Pool, AccessToken: string) =>
  asked(
    pool.cognito.send(
      new GetUserAttributeVerificationCodeCommand({
        AccessToken,
        AttributeName: 'email',
        ClientMetadata: pool.metadata,
      }),
      pool.inTime(),
    ),
  )

const wrongCode = fail('invalid', words.failure.invalid, { code: words.confirm.wrong })
const WRONG = Object.fromEntries([...WRONG_CODE].map((name) => [name, wrongCode]))

export const verifyEmail = (pool: Pool, AccessToken: string, Code: string) =>
  asked(
    pool.cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }), pool.inTime()),
    WRONG,
  )

/** The secret for an app, in base32. It is in force once the app has shown a code. */
export const newAppSecret = async (pool: Pool, AccessToken: string): Promise<Result<string>> => {
  const handed = await asked(pool.cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }), pool.inTime()))
  if (!handed.ok) return handed
  if (!handed.data.SecretCode) throw new Error('Cognito handed out no secret')
  return ok(handed.data.SecretCode)
}

/** Takes the first code of an app; signing in asks for one from now on. */
export const switchAppOn = async (pool: Pool, AccessToken: string, code: string) => {
  const verify = new VerifySoftwareTokenCommand({ AccessToken, UserCode: code })
  const verified = await asked(pool.cognito.send(verify, pool.inTime()), {
    ...WRONG,
    EnableSoftwareTokenMFAException: fail('invalid', words.failure.invalid, { code: words.account.wrongAppCode }),
  })
  return verified.ok ? setApp(pool, AccessToken, true) : verified
}

export const switchAppOff = (pool: Pool, AccessToken: string) => setApp(pool, AccessToken, false)

const setApp = (pool: Pool, AccessToken: string, Enabled: boolean) =>
  asked(
    pool.cognito.send(
      new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled } }),
      pool.inTime(),
    ),
  )

interface Deletion {
  deleteMyAccount: NonNullable<Schema['deleteMyAccount']['returnType']>
}

const DELETE = 'mutation DeleteMyAccount { deleteMyAccount { outcome refusal } }'

/**
 * Deletes the account of the person, for good, in one step with what hangs on it. An answer that is lost is asked for once
 * more: an account that is gone by then is deleted. Two questions of ten seconds at most; `unavailable`: nobody knows.
 */
export const deleteOwnAccount = async (ask: Ask): Promise<Result<null>> => {
  const once = async () => unwrap(await ask<Deletion>(DELETE), 'deleteMyAccount')
  const isLost = (answer: Awaited<ReturnType<typeof once>>) => !answer.ok && answer.error.code === 'unavailable'
  const first = await once()
  const answer = isLost(first) ? await once() : first
  if (!answer.ok) return isLost(answer) ? fail('unavailable', words.account.maybeDeleted) : answer
  const { refusal, outcome } = answer.data
  if (refusal === 'SELF') return fail('forbidden', words.account.administrator)
  if (refusal === 'NOT_FOUND') return ok(null)
  if (refusal) return failAs(refusal)
  return outcome ? ok(null) : fail('unavailable', words.account.maybeDeleted)
}
