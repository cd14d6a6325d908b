import { createHmac, timingSafeEqual } from 'node:crypto'
import { ResolverError } from './resolver-error'

/**
 * Page tokens that only this API can have made, and that fit only the index they were made for: AppSync's are opaque,
 * and one that a caller invents must not move the reading.
 */
export const createNextTokens = (secret: string) => {
  const sign = (scope: string, body: string) =>
    createHmac('sha256', secret).update(`${scope}\n${body}`).digest('base64url')

  return {
    encode: (scope: string, key: unknown) => {
      const body = Buffer.from(JSON.stringify(key)).toString('base64url')
      return `${body}.${sign(scope, body)}`
    },
    decode: (scope: string, token: string): unknown => {
      const [body = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature)
      const expected = Buffer.from(sign(scope, body))
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        throw new ResolverError('Invalid pagination token given.', 'MappingTemplate')
      return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
    },
  }
}

export type NextTokens = ReturnType<typeof createNextTokens>
