import { createHash } from 'node:crypto'

const tagOf = (question: unknown, text: string) =>
  createHash('sha256')
    .update(JSON.stringify([question, text]))
    .digest('base64url')
    .slice(0, 22)

/** Where a page ends, for the one who asked: good for the same question only. It holds a place in an order, and no right. */
export const sealCursor = (question: unknown, place: object): string => {
  const text = Buffer.from(JSON.stringify(place)).toString('base64url')
  return `${text}.${tagOf(question, text)}`
}

/** Null for a cursor of another question, or of nobody's making. */
export const openCursor = (question: unknown, cursor: string): Record<string, unknown> | null => {
  const [text = '', tag, ...more] = cursor.split('.')
  if (more.length > 0 || tag !== tagOf(question, text)) return null
  return JSON.parse(Buffer.from(text, 'base64url').toString())
}
