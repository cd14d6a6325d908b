// A request byte by byte: what fetch would refuse to send, or would mend on the way.
import { connect } from 'node:net'

export interface RawRequest {
  method?: string
  path: string
  /** Each as it stands; a name may come twice. Host is the app's own unless one is given. */
  headers?: [name: string, value: string][]
  body?: string | Buffer
}

export interface RawReply {
  status: number
  /** Names in small letters, the values of one name in their order. */
  headers: Map<string, string[]>
  location: string
  text: string
}

const parse = (bytes: Buffer): RawReply => {
  const whole = bytes.toString('utf8')
  const [head = '', ...rest] = whole.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = new Map<string, string[]>()
  for (const line of lines) {
    const at = line.indexOf(':')
    const name = line.slice(0, at).toLowerCase()
    headers.set(name, [...(headers.get(name) ?? []), line.slice(at + 1).trim()])
  }
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers,
    location: headers.get('location')?.[0] ?? headers.get('x-action-redirect')?.[0] ?? '',
    text: rest.join('\r\n\r\n'),
  }
}

/** Sends it as latin1, as a browser sends the bytes of a header, and reads until the server hangs up. Status 0: no answer in ten seconds. */
export const rawRequest = (origin: string, { method = 'GET', path, headers = [], body = '' }: RawRequest) =>
  new Promise<RawReply>((resolve) => {
    const { host, port } = new URL(origin)
    const named = new Set(headers.map(([name]) => name.toLowerCase()))
    const lines = [
      `${method} ${path} HTTP/1.1`,
      ...(named.has('host') ? [] : [`Host: ${host}`]),
      ...headers.map(([name, value]) => `${name}: ${value}`),
      ...(named.has('content-length') || method === 'GET' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
      ...(named.has('connection') ? [] : ['Connection: close']),
    ]
    const read: Buffer[] = []
    const done = () => resolve(parse(Buffer.concat(read)))
    const socket = connect(Number(port), '127.0.0.1')
    socket.setTimeout(10_000, () => socket.destroy())
    socket.on('data', (chunk) => read.push(chunk))
    socket.on('error', done)
    socket.on('close', done)
    socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]))
  })
