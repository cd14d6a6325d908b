import 'server-only'
import { randomUUID } from 'node:crypto'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { replaceBareAnswers } from './bare-answer'
import { getEnvironment } from './environment'
import { PLAIN_PAGE_POLICY, plainPage } from './plain-page'
import { readBody } from './read-body'
import { type Refusal, refuseEarly } from './refuse-early'
import { requestLine } from './request-line'
import { type RequestNote, requestNotes } from './request-note'
import { isFile, routeOf } from './route-pattern'
import { EMPTY_POLICY, PLAIN_POLICY, PRIVATE, SECURITY_HEADERS } from './security-headers'
import { typedText } from './typed-text'
import { words } from './words'

const STATUS: Record<Refusal, number> = {
  badAddress: 400,
  notFromHere: 403,
  method: 405,
  tooLarge: 413,
  unsupported: 415,
}
// Of a form that is too long, so much is shown again; what is longer was no person's typing.
const MOST_SHOWN_BYTES = 1_000_000

const formOf = (body: Buffer, type: string) =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()

const answerRefusal = async (request: IncomingMessage, response: ServerResponse, refusal: Refusal) => {
  const { headers, method } = request
  // What another site sent is not shown on a page of ours: these two come after its origin was judged.
  const isOwn = headers.origin && (refusal === 'tooLarge' || refusal === 'unsupported')
  const sent = await readBody(request, MOST_SHOWN_BYTES)
  const typed = isOwn && sent ? await typedText(() => formOf(sent, headers['content-type'] ?? '')) : []
  const isForScript = 'next-action' in headers
  const { title, words: text } = words.plain[refusal]
  const link = { href: '/', label: words.plain.home }
  const body = isForScript ? `${title}. ${text}` : plainPage({ title, words: text, link, typed })
  response.writeHead(STATUS[refusal], {
    'content-type': `text/${isForScript ? 'plain' : 'html'}; charset=utf-8`,
    'content-security-policy': PLAIN_PAGE_POLICY,
    'content-length': Buffer.byteLength(body),
    ...(refusal === 'method' && { allow: 'GET, HEAD, POST' }),
  })
  response.end(method === 'HEAD' ? undefined : body)
}

const secure = (response: ServerResponse, policy: string) => {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  response.setHeader('Content-Security-Policy', policy)
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void

const receive = (request: IncomingMessage, response: ServerResponse, handle: Handle) => {
  const begun = performance.now()
  const note: RequestNote = { id: randomUUID() }
  // Never one that came along: who reads the log believes it.
  request.headers['x-request-id'] = note.id
  secure(response, PLAIN_POLICY)
  response.setHeader('Cache-Control', PRIVATE)
  response.setHeader('X-Request-Id', note.id)
  response.once('close', () => {
    const seen = { method: request.method ?? '', route: routeOf(request.url ?? ''), status: response.statusCode }
    const line = { ...seen, isWhole: response.writableFinished, milliseconds: performance.now() - begun }
    process.stdout.write(`${requestLine(note, line)}\n`)
  })
  const { method = '', url = '', headers } = request
  const refusal = refuseEarly({ method, url, headers, appOrigin: getEnvironment().appOrigin })
  if (refusal) return void answerRefusal(request, response, refusal)
  replaceBareAnswers(request, response, note)
  requestNotes().run(note, handle, request, response)
}

/**
 * Stands before Next's own server, which is made by `next start` or by the host and cannot be ours: sees every request first,
 * gives it an id and its answer the headers that all have, refuses what Next has no words for, and writes its line. The way in
 * is the one that tracing tools take, the event that Node's server emits.
 */
export const standInFront = () => {
  const emit = Server.prototype.emit as (this: Server, ...event: unknown[]) => boolean
  Server.prototype.emit = function (this: Server, ...event: unknown[]) {
    const [name, request, response] = event as [unknown, IncomingMessage, ServerResponse]
    if (name !== 'request') return emit.apply(this, event)
    if (isFile(request.url ?? '')) {
      secure(response, request.url?.startsWith('/_next/') ? EMPTY_POLICY : PLAIN_POLICY)
      return emit.apply(this, event)
    }
    receive(request, response, () => emit.apply(this, event))
    return true
  }
}
