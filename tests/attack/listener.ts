// Somebody whom the app must never ask: it takes down who did.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listener {
  host: string
  heard: string[]
  close: () => Promise<void>
}

export const startListener = () =>
  new Promise<Listener>((resolve) => {
    const heard: string[] = []
    const server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`)
      response.setHeader('content-type', 'text/x-component').end('0:"planted"')
    })
    server.on('upgrade', (request, socket) => {
      heard.push(`UPGRADE ${request.url}`)
      socket.destroy()
    })
    server.listen(0, '127.0.0.1', () =>
      resolve({
        host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
        heard,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      }),
    )
  })
