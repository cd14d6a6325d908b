import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that asks the real AppSync once for each question, and from then on answers the recorded bytes. */
export const startRecorder = async (target: string): Promise<{ url: string; server: Server }> => {
  const recorded = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    let answer = recorded.get(body)
    if (!answer) {
      const reply = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' },
        body,
      })
      answer = Buffer.from(await reply.arrayBuffer())
      if (reply.ok) recorded.set(body, answer)
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, server }
}
