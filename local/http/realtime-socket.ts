// The websockets of the twin's port. `ws` is loaded when the first one comes: a start does not wait for it.
import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import { AwsError } from '../contract'
import { type Doors, guard, ownHosts } from './guard'
import { createConnection } from './realtime-connection'
import { PROTOCOL, readHandshake } from './realtime-handshake'
import { reasonsOf } from './realtime-refusal'
import { failureReply } from './reply'
import type { Services } from './services'

const PATH = '/graphql/realtime'
/** What is beyond this is not even read: the connection ends. */
const MOST_BYTES_READ = 1024 * 1024
const CLOSE_WITHIN_MS = 250

export interface RealtimeLimits {
  keepAliveMs: number
  /** What a consumer may leave unread before its connection ends. */
  mostBytesUnread: number
}

const AWS_LIMITS: RealtimeLimits = { keepAliveMs: 60_000, mostBytesUnread: 4 * 1024 * 1024 }

const answerPlainly = (socket: Duplex, error: unknown, report: (error: unknown) => void) => {
  const { status, body = '' } = failureReply(error, report)
  const length = Buffer.byteLength(body)
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`,
  )
}

const protocolsOf = ({ headers }: IncomingMessage) =>
  (headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim())

/** Takes upgrades to websockets, and serves them until `close`. */
export const createRealtimeSockets = (parts: {
  services: Promise<Services>
  doors: Doors
  limits?: RealtimeLimits | undefined
  report: (error: unknown) => void
}) => {
  const { doors, report, limits = AWS_LIMITS } = parts
  const sockets = new Set<Duplex>()
  let opening: Promise<WebSocketServer> | undefined
  let isClosing = false

  const open = async () => {
    const { WebSocketServer } = await import('ws')
    const handleProtocols = (offered: Set<string>) => (offered.has(PROTOCOL) ? PROTOCOL : false)
    return new WebSocketServer({ noServer: true, clientTracking: true, maxPayload: MOST_BYTES_READ, handleProtocols })
  }

  const serve = (socket: WebSocket, services: Services, expiresAt: number) => {
    const connection = createConnection({
      realtime: services.realtime,
      hosts: ownHosts(doors),
      expiresAt,
      clock: services.clock,
      send: (text) => {
        if (socket.bufferedAmount > limits.mostBytesUnread) socket.terminate()
        else if (socket.readyState === socket.OPEN) socket.send(text)
      },
      close: (reason) => socket.close(1008, reason),
      report,
    })
    const keepingAlive = setInterval(connection.keepAlive, limits.keepAliveMs)
    socket.on('message', (data, isBinary) => connection.receive(isBinary ? '' : String(data)))
    socket.on('close', () => {
      clearInterval(keepingAlive)
      connection.end()
    })
  }

  const refuse = (socket: WebSocket, error: unknown) => {
    socket.send(JSON.stringify({ type: 'connection_error', payload: { errors: reasonsOf(error, report) } }))
    socket.close(1008)
  }

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { url = '/', headers } = request
    const path = url.split('?', 1)[0] ?? '/'
    guard(path, headers, doors)
    if (path !== PATH) throw new AwsError('NotFoundException', `No websocket is answered at ${path} here.`, 404)
    const services = await parts.services
    const opened = async () => services.realtime.connect(readHandshake(url, protocolsOf(request), ownHosts(doors)))
    const outcome = await opened().then(
      (expiresAt) => ({ expiresAt }),
      (error: unknown) => ({ error }),
    )
    opening ??= open()
    const server = await opening
    if (isClosing) return socket.destroy()
    server.handleUpgrade(request, socket, head, (client) => {
      // What breaks the protocol closes its connection, and is nobody's concern here.
      client.on('error', () => {})
      if ('error' in outcome) refuse(client, outcome.error)
      else serve(client, services, outcome.expiresAt)
    })
  }

  return {
    accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => socket.destroy())
      upgrade(request, socket, head).catch((error) => answerPlainly(socket, error, report))
    },
    /** Says goodbye, and waits for nobody who does not answer. */
    close: async () => {
      isClosing = true
      const server = await opening
      for (const client of server?.clients ?? []) client.close(1001)
      if (sockets.size === 0) return
      setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, CLOSE_WITHIN_MS)
    },
  }
}
