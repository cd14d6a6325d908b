// What may go wrong between a command and AWS, by what one can do about it.
type FailureKind =
  | 'no-credentials'
  | 'bad-credentials'
  | 'denied'
  | 'throttled'
  | 'late'
  | 'unreachable'
  | 'not-found'
  | 'no-user'
  | 'refused'

export interface Failure {
  kind: FailureKind
  /** As IAM names it: `cognito-idp:ListUsers`. */
  action: string
  /** What AWS, or the network, said. */
  detail: string
}

const KINDS: [FailureKind, RegExp][] = [
  ['no-credentials', /^(CredentialsProviderError|TokenProviderError)$/],
  [
    'bad-credentials',
    /^(UnrecognizedClient|InvalidSignature|IncompleteSignature|ExpiredToken|MissingAuthenticationToken)(Exception)?$|^(InvalidClientTokenId|SignatureDoesNotMatch|RequestExpired|OptInRequired)$/,
  ],
  ['denied', /^(AccessDenied|Unauthorized)(Exception)?$/],
  ['throttled', /^(TooManyRequests|Throttling|ThrottledException|RequestLimitExceeded|LimitExceeded)(Exception)?$/],
  ['late', /^(TimeoutError|AbortError)$/],
  ['not-found', /^(ResourceNotFound|NotFound|NoSuchResource)(Exception)?$/],
  ['no-user', /^UserNotFoundException$/],
]

const NETWORK = /^(E[A-Z_]+|UND_ERR_\w+|CERT_\w+|.*CERTIFICATE.*|ERR_TLS\w*)$/

/** The code of the network's error, which the SDK may have wrapped; undefined for an answer of AWS. */
const networkCode = (error: unknown): string | undefined => {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (typeof code === 'string' && NETWORK.test(code)) return code
  return cause === undefined ? undefined : networkCode(cause)
}

export const toFailure = (error: unknown, action: string): Failure => {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const detail = message && message !== 'UnknownError' ? message : name
  const known = KINDS.find(([, pattern]) => pattern.test(name))
  if (known) return { kind: known[0], action, detail }
  const code = networkCode(error)
  if (code) return { kind: code === 'ETIMEDOUT' ? 'late' : 'unreachable', action, detail: code }
  return { kind: 'refused', action, detail: name === detail ? name : `${name}: ${detail}` }
}
