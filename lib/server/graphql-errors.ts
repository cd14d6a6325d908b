import 'server-only'
import { type ErrorCode, fail, ok, type Result } from '../domain/result'
import { words } from './words'

/** An error as AppSync writes it. */
export interface GraphqlError {
  errorType?: string | null
  message?: string
  path?: readonly (string | number)[] | null
}

export interface Reply<Data> {
  /** HTTP status; 0 when nothing came back in time. */
  status: number
  data: Partial<Data> | null
  errors: readonly GraphqlError[]
}

const codes: Record<string, ErrorCode> = {
  Unauthorized: 'forbidden',
  UnauthorizedException: 'unauthenticated',
  'DynamoDB:ConditionalCheckFailedException': 'conflict',
  ConditionalCheckFailedException: 'conflict',
  ThrottlingException: 'rate_limited',
  TooManyRequestsException: 'rate_limited',
  LimitExceededException: 'rate_limited',
  'DynamoDB:ProvisionedThroughputExceededException': 'rate_limited',
  BadRequestException: 'invalid',
  ValidationError: 'invalid',
  ValidationException: 'invalid',
  MalformedHttpRequestException: 'invalid',
}

/** The code of one error. A refused length or type has no errorType; every type not known is a fault of the service. */
export const codeOf = ({ errorType }: GraphqlError): ErrorCode =>
  errorType ? (codes[errorType] ?? 'unavailable') : 'invalid'

export const failWith = (code: ErrorCode) => fail(code, words.failure[code])

const codeOfStatus = (status: number): ErrorCode | undefined => {
  if (status === 401 || status === 403) return 'unauthenticated'
  if (status === 429) return 'rate_limited'
  if (status === 0 || status >= 500) return 'unavailable'
  return undefined
}

/**
 * One root field of a reply. A value counts although items in it failed: a poisoned row must not break the list. No value
 * is never success: without an error it is `not_found`.
 */
export const unwrap = <Data, Field extends keyof Data & string>(
  reply: Reply<Data>,
  field: Field,
): Result<NonNullable<Data[Field]>> => {
  const value = reply.data?.[field]
  if (value !== null && value !== undefined) return ok(value)
  const own = reply.errors.find(({ path }) => path?.[0] === field) ?? reply.errors.find(({ path }) => !path?.length)
  return failWith(
    (own?.errorType && codes[own.errorType]) || (codeOfStatus(reply.status) ?? (own ? codeOf(own) : 'not_found')),
  )
}
