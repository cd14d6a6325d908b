import 'server-only'
import type { Readable } from 'node:stream'

/**
 * The body of a request; undefined when it is over the limit. It is read on to its end, and not kept: a browser that is
 * answered while it sends shows no answer. Ten times over the limit is no browser's, and is cut off.
 */
export const readBody = async (body: Readable, most: number): Promise<Buffer | undefined> => {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of body) {
      size += part.length
      if (size > most * 10) break
      if (size <= most) parts.push(part)
    }
  } catch {
    return undefined
  }
  return size > most ? undefined : Buffer.concat(parts)
}
