import 'server-only'
import type { Readable } from 'node:stream'
import { isSecretField } from './secret-field'

// Hidden fields of our forms: where it was, and of which version.
const PUT_IN = new Set(['id', 'version', 'from', 'back', 'next', 'do'])

/**
 * The body of a form; undefined when it is over the limit. It is read on to its end, and not kept: a browser that is answered
 * while it sends may show no answer. Ten times over the limit is no browser's, and is cut off.
 */
const readAll = async (body: Readable, most: number): Promise<Buffer | undefined> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > most * 10) break
    if (size <= most) parts.push(part)
  }
  return size > most ? undefined : Buffer.concat(parts)
}

/**
 * What somebody typed into a form that is not taken, for them to copy: no passwords, no codes, and nothing that the page put in
 * itself. Nothing when it cannot be read.
 */
export const typedText = async (body: Readable, contentType: string, most: number): Promise<[string, string][]> => {
  try {
    const bytes = await readAll(body, most)
    if (!bytes) return []
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData()
    return [...form].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && value.trim() && !name.startsWith('$') && !isSecretField(name) && !PUT_IN.has(name)
        ? [[name, value]]
        : [],
    )
  } catch {
    return []
  }
}
