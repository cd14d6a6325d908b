import { timingSafeEqual } from 'node:crypto'
import { AwsError, type Clock } from '../contract'
import { canonicalRequest, type SignableRequest, signatureOf } from './canonical-request'
import type { Keyring, Principal } from './keyring'
import { parseAuthorization, type SignatureClaim } from './parse-authorization'

export type SignedService = 'cognito-idp' | 'dynamodb' | 'lambda' | 'sts'

export interface SignatureRules {
  keyring: Keyring
  region: string
  service: SignedService
  clock: Clock
}

const ALLOWED_SKEW_MS = 5 * 60_000

const MISSING: Record<SignedService, string> = {
  'cognito-idp': 'Missing Authentication Token',
  dynamodb: 'Request is missing Authentication Token',
  lambda: 'Missing Authentication Token',
  sts: 'Request is missing Authentication Token',
}

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

const basicFormat = (milliseconds: number) =>
  new Date(milliseconds).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')

const parseDate = (date: string) => {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date)
  if (!parts) return Number.NaN
  return Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`)
}

const scopeFaults = (claim: SignatureClaim, date: string, { region, service }: SignatureRules) => {
  const faults: string[] = []
  if (claim.region !== region) faults.push(`Credential should be scoped to a valid region, not '${claim.region}'.`)
  if (claim.service !== service) faults.push(`Credential should be scoped to correct service: '${service}'.`)
  if (claim.day !== date.slice(0, 8)) {
    faults.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim.day}'.`,
    )
  }
  if (!claim.signedHeaders.includes('host')) faults.push(`'Host' must be a 'SignedHeader' in the AWS Authorization.`)
  return faults
}

const skewFault = (date: string, now: number) => {
  const signedAt = parseDate(date)
  if (signedAt < now - ALLOWED_SKEW_MS) {
    return `Signature expired: ${date} is now earlier than ${basicFormat(now - ALLOWED_SKEW_MS)} (${basicFormat(now)} - 5 min.)`
  }
  if (signedAt > now + ALLOWED_SKEW_MS) {
    return `Signature not yet current: ${date} is still later than ${basicFormat(now + ALLOWED_SKEW_MS)} (${basicFormat(now)} + 5 min.)`
  }
}

const isSame = (expected: string, given: string) =>
  expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))

/**
 * Whose key signed the request. Throws what AWS answers otherwise: MissingAuthenticationTokenException,
 * IncompleteSignatureException, UnrecognizedClientException or InvalidSignatureException; status 400, of Lambda and STS 403.
 */
export const verifySignature = (request: SignableRequest, rules: SignatureRules): Principal => {
  const status = rules.service === 'lambda' || rules.service === 'sts' ? 403 : 400
  const refuse = (code: string, message: string) => new AwsError(code, message, status)
  const invalid = (message: string) => refuse('InvalidSignatureException', message)
  const { authorization } = request.headers
  if (!authorization) throw refuse('MissingAuthenticationTokenException', MISSING[rules.service])
  const claim = parseAuthorization(authorization)
  const date = String(request.headers['x-amz-date'] ?? '')
  if (Number.isNaN(parseDate(date))) {
    throw refuse('IncompleteSignatureException', `Date must be in ISO-8601 'basic format'. Got '${date}'.`)
  }
  const faults = scopeFaults(claim, date, rules)
  if (faults.length > 0) throw invalid(faults.join(' '))
  const key = rules.keyring.find(claim.accessKeyId)
  if (!key) throw refuse('UnrecognizedClientException', 'The security token included in the request is invalid.')
  const late = skewFault(date, rules.clock())
  if (late) throw invalid(late)
  const expected = signatureOf(canonicalRequest(request, claim.signedHeaders), {
    secret: key.secretAccessKey,
    date,
    region: rules.region,
    service: rules.service,
  })
  if (!isSame(expected, claim.signature)) throw invalid(MISMATCH)
  return key.principal
}
