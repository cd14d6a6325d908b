// A request as no browser and no fetch would send it: any method, any header, an address that is not tidied up.
import { request } from 'node:http'

export interface RawReply {
  status: number
  headers: Record<string, string>
  setCookies: string[]
  text: string
}

interface RawRequest {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string
}

export const rawRequest = (origin: string, { method = 'GET', path, headers, body }: RawRequest): Promise<RawReply> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const sent = request({ hostname, port, method, path, headers: { host: `${hostname}:${port}`, ...headers } })
    sent.once('error', reject)
    sent.once('response', (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.once('error', reject)
      reply.once('end', () => {
        const flat = Object.entries(reply.headers).map(([name, value]) => [name, String(value)])
        const text = Buffer.concat(parts).toString()
        const setCookies = reply.headers['set-cookie'] ?? []
        resolve({ status: reply.statusCode ?? 0, headers: Object.fromEntries(flat), setCookies, text })
      })
    })
    sent.end(body)
  })

/** Fields as a browser's form sends them. */
export const formBody = (fields: Record<string, string>) => {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--parting\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return { body: `${parts.join('')}--parting--\r\n`, type: 'multipart/form-data; boundary=parting' }
}

const decode = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** What a page's form sends along by itself: which action it is for. */
export const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      decode(/name="([^"]*)"/.exec(tag)?.[1] ?? ''),
      decode(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
    ]),
  )
