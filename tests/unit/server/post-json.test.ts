import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { postJson } from '../../../lib/server/post-json'

let server: Server
let sockets: Socket[] = []

const serve = async (listener: RequestListener) => {
  sockets = []
  server = createServer(listener)
  server.on('connection', (socket) => sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const post = (url: string, isSafe = true, limit = 2_000) =>
  postJson({ url, headers: { authorization: 'token' }, body: { query: 'Grüße' }, limit, isSafe })

/** Answers the first request, and breaks the connection at the second. */
const breaksAtSecond = () => {
  const seen: number[] = []
  const listener: RequestListener = (request, response) => {
    seen.push(sockets.indexOf(request.socket))
    if (seen.length === 2) request.socket.resetAndDestroy()
    else request.resume().on('end', () => response.end('{"n":1}'))
  }
  return { seen, listener }
}

describe('posting JSON', () => {
  it('sends the body whole, with its headers, and reads status and body', async () => {
    const url = await serve(async (request, response) => {
      let text = ''
      for await (const part of request) text += part
      const { method, headers } = request
      const told = { method, type: headers['content-type'], token: headers.authorization, text }
      response.writeHead(418).end(JSON.stringify(told))
    })
    expect(await post(url)).toEqual({
      status: 418,
      body: { method: 'POST', type: 'application/json', token: 'token', text: '{"query":"Grüße"}' },
    })
  })

  it('uses one connection for one after the other', async () => {
    const url = await serve((request, response) => void request.resume().on('end', () => response.end('{}')))
    for (let turn = 0; turn < 5; turn += 1) await post(url)
    expect(sockets).toHaveLength(1)
  })

  it('replaces a connection that was dead, for what changes nothing', async () => {
    const { seen, listener } = breaksAtSecond()
    const url = await serve(listener)
    await post(url)
    expect(await post(url)).toEqual({ status: 200, body: { n: 1 } })
    expect(seen).toEqual([0, 0, 1])
  })

  it('sends nothing twice that may have been done', async () => {
    const { seen, listener } = breaksAtSecond()
    const url = await serve(listener)
    await post(url, false)
    await expect(post(url, false)).rejects.toThrow(/ECONNRESET|socket hang up/)
    expect(seen).toEqual([0, 0])
  })

  it('gives up at its limit, before the answer and in the middle of it', async () => {
    let url = await serve((request) => void request.resume())
    await expect(post(url, true, 200)).rejects.toThrow('No answer within 200 ms')
    server.closeAllConnections()
    server.close()
    url = await serve((request, response) => void request.resume().on('end', () => response.write('{"half":')))
    await expect(post(url, true, 200)).rejects.toThrow()
  })

  it('takes no half answer for a whole one, and follows no redirect', async () => {
    let url = await serve((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-length': 100 }).write('{"half":true}')
        setTimeout(() => request.socket.destroy(), 50)
      })
    })
    await expect(post(url)).rejects.toThrow()
    server.close()
    url = await serve((request, response) => {
      request.resume().on('end', () => response.writeHead(307, { location: '/elsewhere' }).end('moved'))
    })
    expect(await post(url)).toEqual({ status: 307, body: undefined })
  })

  it('rejects what has no address, and where nobody listens', async () => {
    const url = await serve(() => {})
    server.close()
    await expect(post(url)).rejects.toThrow('ECONNREFUSED')
    await expect(post('ftp://example.com')).rejects.toThrow('ftp:')
  })
})
