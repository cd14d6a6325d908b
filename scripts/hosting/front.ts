// What Amplify Hosting has before its servers, as unkind as it may be: a cache that all share, which holds each answer until
// it is whole, and hands on requests under a host of its own.
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { parse } from 'yaml'

// https://docs.aws.amazon.com/amplify/latest/userguide/ssr-amplify-support.html
const LONGEST_MS = 30_000
const INNER_HOST = 'd0rehearsal.compute.example'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

interface Answer {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

const refusal = (status: number, words: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body: Buffer.from(words),
})

/** Whether a cache that all share may keep it: RFC 9111, section 3. */
const isShared = ({ status, headers }: Answer) => {
  const control = String(headers['cache-control'] ?? '')
  return (
    status === 200 &&
    !headers['set-cookie'] &&
    /s-maxage=[1-9]|max-age=[1-9]/.test(control) &&
    !/private|no-store|no-cache/.test(control)
  )
}

const readAll = async (message: IncomingMessage) => {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'content-length'])

const plainHeaders = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_BY_HOP.has(name) ? [] : [[name, value]],
    ),
  )

/** Asks the server, and waits until its answer is whole. */
const askServer = (port: number, asked: IncomingMessage, body: Buffer, longestMs: number) =>
  new Promise<Answer>((resolve) => {
    const headers = {
      ...asked.headers,
      host: INNER_HOST,
      via: '2.0 rehearsal.cloudfront.net (CloudFront)',
      'x-forwarded-for': [asked.headers['x-forwarded-for'], asked.socket.remoteAddress].filter(Boolean).join(', '),
    }
    const signal = AbortSignal.timeout(longestMs)
    const tooLong = refusal(504, 'The server took too long.')
    const options = { host: '127.0.0.1', port, method: asked.method, path: asked.url, headers, signal }
    const sent = request(options, async (reply) => {
      if (/text\/event-stream/.test(reply.headers['content-type'] ?? '')) {
        resolve(refusal(502, 'Nothing is streamed here.'))
        return reply.destroy()
      }
      const content = await readAll(reply).catch(() => undefined)
      if (!content) return resolve(signal.aborted ? tooLong : refusal(502, 'The server broke off.'))
      resolve({ status: reply.statusCode ?? 502, headers: plainHeaders(reply.headers), body: content })
    })
    sent.once('error', () => resolve(signal.aborted ? tooLong : refusal(502, 'The server does not answer.')))
    sent.end(body)
  })

const send = (response: ServerResponse, { status, headers, body }: Answer, isHead: boolean) => {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(isHead ? undefined : body)
}

interface CustomHeaders {
  customHeaders: { pattern: string; headers: { key: string; value: string }[] }[]
}

/** Headers that customHttp.yml gives to static files. */
export const fileHeaders = (project: string): Record<string, string> => {
  const { customHeaders } = parse(readFileSync(join(project, 'customHttp.yml'), 'utf8')) as CustomHeaders
  return Object.fromEntries(
    customHeaders.flatMap(({ headers }) => headers.map(({ key, value }) => [key.toLowerCase(), value])),
  )
}

/** Serves files by itself and asks the server at `serverPort` for all else. Nobody waits longer than `longestMs`. */
export const startFront = (options: {
  port: number
  serverPort: number
  files: string
  fileHeaders: Record<string, string>
  longestMs?: number
}) => {
  const shared = new Map<string, Answer>()
  const longestMs = options.longestMs ?? LONGEST_MS
  /** Undefined for what is none of these files. */
  const fileOf = (path: string) => {
    const file = join(options.files, normalize(decodeURIComponent(path)))
    return file.startsWith(join(options.files, '_next', 'static', '/')) && existsSync(file) ? file : undefined
  }

  const answer = async (asked: IncomingMessage): Promise<Answer> => {
    const { method = '', url = '/' } = asked
    const path = url.split('?', 1)[0] ?? '/'
    const file = fileOf(path)
    if (file) {
      const type = TYPES[extname(path)] ?? 'application/octet-stream'
      const headers = {
        ...options.fileHeaders,
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
      }
      return { status: 200, headers, body: readFileSync(file) }
    }
    const kept = method === 'GET' ? shared.get(url) : undefined
    if (kept) return kept
    const found = await askServer(options.serverPort, asked, await readAll(asked), longestMs)
    if (method === 'GET' && isShared(found)) shared.set(url, found)
    return found
  }
  const server = createServer((asked, response) => {
    answer(asked).then(
      (found) => send(response, found, asked.method === 'HEAD'),
      () => send(response, refusal(400, 'This request cannot be read.'), false),
    )
  })
  return new Promise<{ close: () => void }>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', () =>
      resolve({
        close: () => {
          server.close()
          server.closeAllConnections()
        },
      }),
    )
  })
}
