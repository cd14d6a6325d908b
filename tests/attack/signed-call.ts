// Calls to the local AWS with headers that fetch does not let one set, signed with any key, or with none.
import { createHash, createHmac } from 'node:crypto'
import { request } from 'node:http'

export interface Key {
  accessKeyId: string
  secretAccessKey: string
}

export interface Call {
  endpoint: string
  path?: string
  method?: string
  headers?: Record<string, string>
  body?: string
}

export interface Answer {
  status: number
  /** The error's name, if it is one. */
  error: string | undefined
  text: string
}

export const call = ({ endpoint, path = '/', method = 'POST', headers = {}, body = '' }: Call) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(endpoint)
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => {
        const type = response.headers['x-amzn-errortype'] ?? /"__type":"(?:[^"#]*#)?(\w+)"/.exec(text)?.[1]
        resolve({ status: response.statusCode ?? 0, error: type ? String(type) : undefined, text })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Headers of a POST signed by Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html */
export const sign = (
  key: Key,
  {
    service,
    region = 'us-east-1',
    host,
    path = '/',
    target = '',
    body,
    at = new Date(),
  }: {
    service: string
    region?: string
    host: string
    path?: string
    target?: string
    body: string
    at?: Date
  },
): Record<string, string> => {
  const date = at.toISOString().replace(/[-:]|\.\d+/g, '')
  const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`
  const headers: Record<string, string> = { host, 'x-amz-date': date, ...(target ? { 'x-amz-target': target } : {}) }
  const names = Object.keys(headers).sort()
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('')
  const canonical = ['POST', path, '', lines, names.join(';'), sha256(body)].join('\n')
  const derived = [date.slice(0, 8), region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${key.secretAccessKey}`,
  )
  const signature = hmac(derived, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${key.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return { ...headers, authorization }
}
