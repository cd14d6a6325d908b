// Stands between a command and a pool: passes calls on, but for those that it refuses.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Reply, read, send } from './aws-stand-in'

/** `refuse` answers a call in the pool's place. */
export const startGateway = async (url: string, refuse: (operation: string, input: object) => Reply | undefined) => {
  const operations: string[] = []
  const server = createServer(async (request, response) => {
    const { body } = await read(request)
    const target = String(request.headers['x-amz-target'])
    const operation = target.split('.')[1] ?? ''
    operations.push(operation)
    const refused = refuse(operation, JSON.parse(body))
    if (refused) return send(response, refused)
    const headers = { 'x-amz-target': target, authorization: String(request.headers.authorization) }
    const reply = await fetch(url, { method: 'POST', headers, body })
    const error = reply.headers.get('x-amzn-errortype')
    send(response, {
      status: reply.status,
      type: 'application/x-amz-json-1.1',
      body: await reply.text(),
      ...(error && { error }),
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    operations,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
