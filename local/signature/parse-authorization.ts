import { AwsError } from '../contract'

export interface SignatureClaim {
  accessKeyId: string
  /** `20260102`, the first part of the credential scope. */
  day: string
  region: string
  service: string
  signedHeaders: string[]
  signature: string
}

const REQUIRED = ['Credential', 'SignedHeaders', 'Signature'] as const

const incomplete = (message: string) => new AwsError('IncompleteSignatureException', message)

/** Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`. Throws IncompleteSignatureException. */
export const parseAuthorization = (header: string): SignatureClaim => {
  const [algorithm = '', ...rest] = header.trim().split(/[\s,]+/)
  if (algorithm !== 'AWS4-HMAC-SHA256') throw incomplete(`Unsupported AWS 'algorithm': '${algorithm}'.`)
  const parts = new Map(rest.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]))
  const missing = REQUIRED.filter((name) => !parts.get(name))
  if (missing.length > 0) {
    throw incomplete(missing.map((name) => `Authorization header requires '${name}' parameter.`).join(' '))
  }
  const scope = (parts.get('Credential') ?? '').split('/')
  const [accessKeyId = '', day = '', region = '', service = '', terminator] = scope
  if (scope.length !== 5 || terminator !== 'aws4_request') {
    throw incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${scope.join('/')}'`,
    )
  }
  const signedHeaders = (parts.get('SignedHeaders') ?? '').toLowerCase().split(';')
  return { accessKeyId, day, region, service, signedHeaders, signature: parts.get('Signature') ?? '' }
}
