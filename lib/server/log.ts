import 'server-only'
import { requestId } from './request-note'

/** Writes one JSON line about what went wrong, and gives the id by which a person can name it: the request's own. */
export const logError = (where: string, error: unknown): string => {
  const id = requestId() ?? crypto.randomUUID()
  const { name, message, stack } =
    error instanceof Error ? error : { name: 'Thrown', message: String(error), stack: '' }
  process.stderr.write(`${JSON.stringify({ level: 'error', id, where, name, message, stack })}\n`)
  return id
}
