import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { safeNextPath } from '../domain/next-path'
import { PLAIN_PAGE_POLICY, plainPage } from './plain-page'
import type { RequestNote } from './request-note'
import { EMPTY_POLICY, PLAIN_POLICY, PRIVATE } from './security-headers'
import { words } from './words'

type Fault = 'renewed' | 'garbled' | 'broken' | 'tooLarge'

const FAULTS: Record<number, Fault> = { 400: 'garbled', 409: 'renewed', 413: 'tooLarge', 500: 'broken' }

const isForScript = ({ headers }: IncomingMessage) => 'rsc' in headers || 'next-action' in headers

/** What Next answers by itself: two words of plain text, or a page that shows nothing until its script runs. */
const isBare = (status: number, type: string) => status === 500 || type.startsWith('text/plain')

/** The page for a fault; it names the number that the log has, and leads back to the same address. */
const faultPage = (fault: Fault, note: RequestNote, url: string): string => {
  const { title, words: text } = words.plain[fault]
  // `//elsewhere` is a path to Node, and another site to a browser.
  const link = { href: safeNextPath(url) ?? '/', label: words.plain.again }
  const reference = fault === 'broken' ? ` ${words.plain.reference(note.digest ?? note.id)}` : ''
  return plainPage({ title, words: `${text}${reference}`, link })
}

/**
 * Puts a page of words in the place of what Next answers when it fails, at the moment when it would be sent; and keeps every
 * answer out of caches.
 */
export const replaceBareAnswers = (request: IncomingMessage, response: ServerResponse, note: RequestNote) => {
  const { writeHead, write, end } = response
  let page: Buffer | undefined
  response.writeHead = ((...given: Parameters<ServerResponse['writeHead']>) => {
    // After a form one looks at the next page: 307 would have the browser send the form there once more.
    if (request.method === 'POST' && given[0] === 307 && !isForScript(request)) given[0] = 303
    // A page that says "not here" is a page like others to Next.
    if (note.status === 404 && given[0] === 200) given[0] = 404
    const status = note.status ?? given[0]
    const fault = isForScript(request) ? undefined : FAULTS[status]
    // Next has a wording of its own for what an action answers, which lacks `private`.
    response.setHeader('cache-control', PRIVATE)
    // Without a page there is no nonce, and nothing that may run.
    if (status >= 300 && response.getHeader('content-security-policy') === PLAIN_POLICY)
      response.setHeader('content-security-policy', EMPTY_POLICY)
    if (!fault || !isBare(status, String(response.getHeader('content-type') ?? '')))
      return writeHead.apply(response, given)
    page = Buffer.from(faultPage(fault, note, request.url ?? '/'))
    response.removeHeader('content-encoding')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', PLAIN_PAGE_POLICY)
    response.setHeader('content-length', page.length)
    return writeHead.call(response, status)
  }) as ServerResponse['writeHead']
  response.write = ((...given: Parameters<typeof write>) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (!page) return write.apply(response, given)
    for (const callback of given) if (typeof callback === 'function') queueMicrotask(() => (callback as () => void)())
    return true
  }) as typeof write
  response.end = ((...given: Parameters<typeof end>) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return page ? end.call(response, request.method === 'HEAD' ? undefined : page, 'utf8') : end.apply(response, given)
  }) as typeof end
}
