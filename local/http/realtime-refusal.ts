import { MalformedHttpRequestException } from '../appsync/parse-request'
import { type RefusalReason, SubscriptionRefused } from '../appsync/realtime'
import { UnauthorizedException } from '../appsync/verify-token'
import { ConnectionRefused } from './realtime-handshake'

export type Reason = RefusalReason & { errorCode?: number }

/** What the `errors` of a message say of something thrown; `report` is told what should never happen. */
export const reasonsOf = (error: unknown, report: (error: unknown) => void): Reason[] => {
  if (error instanceof SubscriptionRefused) return error.errors
  if (error instanceof UnauthorizedException) return [{ errorType: error.name, message: error.message, errorCode: 401 }]
  if (error instanceof MalformedHttpRequestException) return [{ errorType: error.name, message: error.message }]
  if (error instanceof ConnectionRefused) {
    const { errorType, message, errorCode } = error
    return [{ errorType, message, errorCode }]
  }
  report(error)
  return [{ errorType: 'InternalFailure', message: 'The local AWS failed: its log says why.', errorCode: 500 }]
}
