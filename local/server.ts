import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Doors, guard } from './http/guard'
import { readBody } from './http/read-body'
import { createRealtimeSockets, type RealtimeLimits } from './http/realtime-socket'
import { failureReply, sendReply } from './http/reply'
import { bodyLimit, route } from './http/route'
import type { Services } from './http/services'

export interface TwinServer {
  port: number
  /** Hands the door its services: requests that came earlier wait for them. */
  open: (services: Services) => void
  /** Stops accepting, lets what is under way finish, then returns. */
  close: () => Promise<void>
}

const FINISH_WITHIN_MS = 5000

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

const finish = (server: Server) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })

/** The twin's one port, on loopback. Rejects with EADDRINUSE when it is taken. `report` is told what should not happen. */
export const startServer = async ({
  port,
  appPort,
  region,
  report,
  realtimeLimits,
}: {
  port: number
  appPort: number
  region: string
  report: (error: unknown) => void
  /** AWS's own when left out: a test need not wait for them. */
  realtimeLimits?: RealtimeLimits | undefined
}): Promise<TwinServer> => {
  let open: (services: Services) => void = () => {}
  const services = new Promise<Services>((resolve) => {
    open = resolve
  })
  const doors: Doors = { port, appPort, jwksHost: `cognito-idp.${region}.amazonaws.com` }

  const answer = async (request: IncomingMessage) => {
    const url = request.url ?? '/'
    const path = url.split('?', 1)[0] ?? '/'
    const { method = 'GET', headers } = request
    guard(path, headers, doors)
    const body = await readBody(request, bodyLimit(path, headers))
    return route({ method, url, path, headers, body }, await services, report)
  }

  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const reply = await answer(request).catch((error) => failureReply(error, report))
    // What was not read of a refused body would be taken for the next request.
    if (!request.complete) response.setHeader('connection', 'close')
    sendReply(response, reply, randomUUID())
  })
  const sockets = createRealtimeSockets({ services, doors, limits: realtimeLimits, report })
  server.on('upgrade', sockets.accept)
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  // Longer than clients keep idle sockets, so that none sends into one that is being closed.
  server.keepAliveTimeout = 65_000
  doors.port = await listen(server, port)
  return {
    port: doors.port,
    open,
    close: async () => {
      await sockets.close()
      await finish(server)
    },
  }
}
