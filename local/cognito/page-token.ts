import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Clock } from '../contract'
import { invalidParameter } from './errors'
import type { Random } from './random'

const HOUR = 3_600_000
const NONCE = 12
const TAG = 16

export interface PageTokens {
  /** An opaque token that continues a query behind a row, for an hour. */
  seal: (query: string[], after: string) => string
  /** The row to continue behind. Throws InvalidParameterException for a token that is forged, stale or of another query. */
  open: (query: string[], token: string | undefined) => string | undefined
}

/** `secret` is 32 bytes. The query is authenticated with the token and not contained in it. */
export const createPageTokens = (secret: Buffer, clock: Clock, random: Random): PageTokens => {
  const bind = (query: string[]) => Buffer.from(JSON.stringify(query))

  const read = (query: string[], token: string) => {
    const bytes = Buffer.from(token, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAAD(bind(query))
    decipher.setAuthTag(bytes.subarray(-TAG))
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString()
    return JSON.parse(text) as { after: string; expiresAt: number }
  }

  return {
    seal: (query, after) => {
      const nonce = random(NONCE)
      const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG })
      cipher.setAAD(bind(query))
      const text = JSON.stringify({ after, expiresAt: clock() + HOUR })
      const sealed = Buffer.concat([cipher.update(text), cipher.final()])
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64')
    },
    open: (query, token) => {
      if (token === undefined) return undefined
      let content: { after: string; expiresAt: number }
      try {
        content = read(query, token)
      } catch {
        throw invalidParameter('Invalid pagination token provided.')
      }
      if (content.expiresAt <= clock()) throw invalidParameter('Pagination token has expired.')
      return content.after
    },
  }
}
