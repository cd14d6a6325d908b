import 'server-only'
import { type ErrorCode, fail } from '../domain/result'
import { words } from './words'

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
const codes: Record<string, ErrorCode> = {
  TooManyRequestsException: 'rate_limited',
  LimitExceededException: 'rate_limited',
  TooManyFailedAttemptsException: 'rate_limited',
  ThrottlingException: 'rate_limited',
  // A web ACL in front of the pool: docs/waf.md.
  ForbiddenException: 'rate_limited',
  InternalErrorException: 'unavailable',
  InternalServerError: 'unavailable',
  ServiceUnavailable: 'unavailable',
  AbortError: 'unavailable',
  TimeoutError: 'unavailable',
  NetworkingError: 'unavailable',
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
])

const textOf = (error: object, key: 'name' | 'message' | 'code') => {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : ''
}

/** The name of Cognito's refusal, with its message: one name covers several. */
export const nameOf = (error: unknown) => (typeof error === 'object' && error ? textOf(error, 'name') : '')

const isLockedOut = (error: object) =>
  textOf(error, 'name') === 'NotAuthorizedException' && textOf(error, 'message').includes('attempts exceeded')

// As amplify/limits writes it, in the middle of Cognito's sentence.
/** Seconds until a limit of ours lets through again; undefined where the refusal is another. */
export const secondsToWait = (error: object) =>
  textOf(error, 'name') === 'UserLambdaValidationException'
    ? /Try again in (\d+) s/.exec(textOf(error, 'message'))?.[1]
    : undefined

/** A failure of the service or of its patience, in words; undefined when the error is about what was sent. */
export const serviceFailure = (error: unknown) => {
  if (typeof error !== 'object' || !error) return undefined
  const wait = secondsToWait(error)
  if (wait) return fail('rate_limited', words.tryAgainIn(Number(wait)))
  if (isLockedOut(error)) return fail('rate_limited', words.failure.rate_limited)
  const code = codes[textOf(error, 'name')] ?? (UNREACHABLE.has(textOf(error, 'code')) ? 'unavailable' : undefined)
  return code && fail(code, words.failure[code])
}
