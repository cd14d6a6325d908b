// Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface SignableRequest {
  method: string
  /** Path and query as they came over the wire, still encoded. */
  url: string
  headers: IncomingHttpHeaders
  body: Buffer
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const canonicalQuery = (query: string) =>
  [...new URLSearchParams(query)]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')

const headerValue = (headers: IncomingHttpHeaders, name: string) => {
  const value = headers[name] ?? ''
  return (Array.isArray(value) ? value.join(',') : value).trim().replace(/ +/g, ' ')
}

/** The request in the one form that both sides hash. */
export const canonicalRequest = (request: SignableRequest, signedHeaders: string[]) => {
  const [path = '/', query = ''] = request.url.split('?', 2)
  return [
    request.method,
    // The path is encoded once more than it already is: only S3 does without.
    path.split('/').map(encode).join('/'),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${headerValue(request.headers, name)}`),
    '',
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n')
}

/** The signature, in hex, that `secret` gives to a canonical request at `date` (`20260102T030405Z`). */
export const signatureOf = (
  canonical: string,
  { secret, date, region, service }: { secret: string; date: string; region: string; service: string },
) => {
  const day = date.slice(0, 8)
  const scope = `${day}/${region}/${service}/aws4_request`
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request')
  return hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`).toString('hex')
}
