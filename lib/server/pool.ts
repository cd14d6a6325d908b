import 'server-only'
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { fail, type Result } from '../domain/result'
import { nameOf, serviceFailure } from './cognito-errors'
import { words } from './words'

/** What every function here needs: whom to call, as which client, and how long a call may take. */
export interface Pool {
  cognito: CognitoIdentityProviderClient
  clientId: string
  /** Goes along where attempts are counted: the address that the request came from, with a proof that our server says so. */
  metadata: Record<string, string>
  inTime: () => { abortSignal: AbortSignal }
}

/** Cognito's names for a wrong password, an unknown user, and whatever else must look like them. */
export const WRONG_PASSWORD = new Set([
  'NotAuthorizedException',
  'UserNotFoundException',
  'PasswordResetRequiredException',
  'InvalidParameterException',
])

/** The same for a confirmation code. */
export const WRONG_CODE = new Set([
  'CodeMismatchException',
  'ExpiredCodeException',
  'UserNotFoundException',
  'NotAuthorizedException',
  'InvalidParameterException',
  'AliasExistsException',
])

/**
 * One answer for every reason that lies in what was sent: no hint whether an account exists. Throws what is neither one of
 * the names nor a failure of the service.
 */
export const refuse = (error: unknown, names: ReadonlySet<string>, message: string): Result<never> => {
  const failure = serviceFailure(error)
  if (failure) return failure
  if (names.has(nameOf(error))) return fail('invalid', message)
  throw error
}

const ABOUT_ONE =
  /^(LimitExceeded|TooManyFailedAttempts|UserNotConfirmed|CodeDeliveryFailure|UserLambdaValidation|UnexpectedLambda|InvalidLambdaResponse)Exception$/

/** Refusals that only an account can have earned that there is, or one that is being made: told apart by nobody. */
export const isAboutOne = (error: unknown) => ABOUT_ONE.test(nameOf(error))

/** One answer, at its field, for a code that is not taken, whatever the reason. Throws as `refuse` does. */
export const refuseCode = (error: unknown): Result<never> =>
  isAboutOne(error) || WRONG_CODE.has(nameOf(error))
    ? fail('invalid', words.failure.invalid, { code: words.confirm.wrong })
    : refuse(error, WRONG_CODE, words.confirm.wrong)

/** What a trigger answers that comes after the work is done: it is done all the same. */
export const isAfterwards = (error: unknown) =>
  /^(UserLambdaValidation|UnexpectedLambda|InvalidLambdaResponse)Exception$/.test(nameOf(error))
