import 'server-only'
import type { Readable } from 'node:stream'
import { isSecretField } from './secret-field'

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

// Hidden fields of our forms: where it was, and of which version.
const PUT_IN = new Set(['id', 'version', 'from', 'back', 'next', 'do'])

/**
 * What somebody typed into a form that is not taken, for them to copy: no passwords, no codes, and nothing that the page put in
 * itself. Nothing when it cannot be read.
 */
export const typedText = async (body: Buffer, contentType: string): Promise<[name: string, text: string][]> => {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
    return [...form].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && value.trim() && !name.startsWith('$') && !isSecretField(name) && !PUT_IN.has(name)
        ? [[name, value]]
        : [],
    )
  } catch {
    return []
  }
}
