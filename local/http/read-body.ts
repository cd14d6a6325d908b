import type { IncomingMessage } from 'node:http'
import { AwsError } from '../contract'

// Up to this much of a refused body is read and dropped: a client that is still sending would miss the answer.
const DISCARD_BYTES = 64 * 1024 * 1024

/** The body of a request. Rejects with RequestEntityTooLargeException, status 413, when it exceeds `limit` bytes. */
export const readBody = (request: IncomingMessage, limit: number) =>
  new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const tooLarge = () =>
      reject(new AwsError('RequestEntityTooLargeException', `Request must be smaller than ${limit} bytes`, 413))
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) chunks.push(chunk)
      else chunks.length = 0
      if (length > DISCARD_BYTES) tooLarge()
    })
    request.on('end', () => (length <= limit ? resolve(Buffer.concat(chunks)) : tooLarge()))
    request.on('error', reject)
  })

/** The body as JSON. Throws SerializationException, status 400, when it is not. */
export const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.')
  }
}

/** The body as a JSON object, which is what every AWS JSON operation takes. Throws SerializationException. */
export const parseJsonObject = (body: Buffer): Record<string, unknown> => {
  const value = body.length === 0 ? {} : parseJson(body)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new AwsError('SerializationException', 'Start of structure or map expected where not found.')
}
