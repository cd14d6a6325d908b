import type { OutcomeReason } from '../../lib/domain/repair'
import { isGroupMissing } from '../directory/group-missing'

/** What became of a call that did not succeed. NOT_FOUND: no such user. INVALID: a stale page token, or a name nobody can have. */
export type Fault =
  | Extract<OutcomeReason, 'THROTTLED' | 'UNAVAILABLE' | 'REFUSED' | 'GROUP_MISSING'>
  | 'NOT_FOUND'
  | 'INVALID'

/** A call to Cognito that will not succeed by being made again at once. */
export class CallFailure extends Error {
  constructor(
    readonly fault: Fault,
    cause: unknown,
  ) {
    super(`Cognito: ${fault}`, { cause })
  }
}

interface SdkError {
  name?: string
  code?: string
  $fault?: string
  $metadata?: { httpStatusCode?: number }
}

const THROTTLED = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'ProvisionedThroughputExceededException',
])
// What Node, the SDK's request handler and the operating system call a connection that broke or never was.
const BROKEN = new Set(`TimeoutError AbortError ECONNRESET ECONNREFUSED EPIPE ETIMEDOUT EAI_AGAIN ENOTFOUND`.split(' '))

/** Undefined for what no service has answered: a fault of our own. */
export const faultOf = (error: unknown): Fault | undefined => {
  const { name = '', code = '', $fault, $metadata } = (error ?? {}) as SdkError
  const status = $metadata?.httpStatusCode ?? 0
  if (THROTTLED.has(name) || status === 429) return 'THROTTLED'
  if (status >= 500 || BROKEN.has(name) || BROKEN.has(code)) return 'UNAVAILABLE'
  if (name === 'UserNotFoundException') return 'NOT_FOUND'
  if (isGroupMissing(error)) return 'GROUP_MISSING'
  if (name === 'InvalidParameterException') return 'INVALID'
  return $fault === undefined ? undefined : 'REFUSED'
}
