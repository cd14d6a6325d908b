// Tokens that must not be taken. The pool's own key, from the data folder, signs those whose fault is not the signature.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type JWTPayload, SignJWT } from 'jose'
import { claimsOf, type Person } from '../people'

export type Forgery = (person: Person) => Promise<string>

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const headerOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())

/** A token with other claims and the signature that it had. */
const tamper = (token: string, claims: object, header: object = {}) => {
  const [, , signature] = token.split('.')
  return `${part({ ...headerOf(token), ...header })}.${part({ ...claimsOf(token), ...claims })}.${signature}`
}

/** Everything that is wrong in one way, by the name of the way. */
export const forgeries = (dataDirectory: string): Record<string, Forgery> => {
  const pool = createPrivateKey(readFileSync(join(dataDirectory, 'cognito', 'signing-key.pem')))
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const publicKey = createPublicKey(pool)
  const now = () => Math.floor(Date.now() / 1000)

  const sign =
    (claims: (person: Person) => object, { key = pool as KeyObject, alg = 'RS256', header = {} } = {}): Forgery =>
    (person) =>
      new SignJWT({ ...claimsOf(person.accessToken), ...claims(person) } as JWTPayload)
        .setProtectedHeader({ ...headerOf(person.accessToken), alg, ...header })
        .sign(key)
  const secret =
    (text: string | Buffer): Forgery =>
    async (person) => {
      const { createHmac } = await import('node:crypto')
      const [, payload] = person.accessToken.split('.')
      const head = `${part({ ...headerOf(person.accessToken), alg: 'HS256' })}.${payload}`
      return `${head}.${createHmac('sha256', text).update(head).digest('base64url')}`
    }
  const jwk = stranger.publicKey.export({ format: 'jwk' })

  return {
    'a key of the attacker’s own': sign(() => ({}), { key: stranger.privateKey }),
    'a key that the token brings along': sign(() => ({}), { key: stranger.privateKey, header: { jwk } }),
    'a key at an address in the token': sign(() => ({}), {
      key: stranger.privateKey,
      header: { jku: 'https://evil.example/jwks.json' },
    }),
    'a certificate at an address in the token': sign(() => ({}), {
      key: stranger.privateKey,
      header: { x5u: 'https://evil.example/certificate.pem' },
    }),
    'a certificate that the token brings along': sign(() => ({}), {
      key: stranger.privateKey,
      header: { x5c: [stranger.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')] },
    }),
    'no signature, alg none': async ({ accessToken }) =>
      `${part({ ...headerOf(accessToken), alg: 'none' })}.${accessToken.split('.')[1]}.`,
    'alg none over the real signature': async ({ accessToken }) => tamper(accessToken, {}, { alg: 'none' }),
    'HS256 with a guessed secret': secret('secret'),
    'HS256 with an empty secret': secret(''),
    'HS256 with the public key as PEM': secret(publicKey.export({ format: 'pem', type: 'spki' })),
    'HS256 with the public key as DER': secret(publicKey.export({ format: 'der', type: 'spki' })),
    'RS512 by the right key': sign(() => ({}), { alg: 'RS512' }),
    'PS256 by the right key': sign(() => ({}), { alg: 'PS256' }),
    'a kid that nobody knows': sign(() => ({}), { header: { kid: 'unknown' } }),
    'no kid, by a stranger’s key': sign(() => ({}), { key: stranger.privateKey, header: { kid: undefined } }),
    'a kid that is a path': sign(() => ({}), { key: stranger.privateKey, header: { kid: '../../dev/null' } }),
    'an hour too late': sign(() => ({ iat: now() - 7200, exp: now() - 3600 })),
    'a second too late': sign(() => ({ exp: now() - 1 })),
    'no end': sign(() => ({ exp: undefined })),
    'an end in words': sign(() => ({ exp: '9999999999' })),
    'a beginning of tomorrow': sign(() => ({ nbf: now() + 86_400 })),
    'another pool': sign(({ accessToken }) => ({ iss: `${claimsOf(accessToken).iss}x` })),
    'another region': sign(({ accessToken }) => ({
      iss: String(claimsOf(accessToken).iss).replace('us-east-1.amazonaws', 'eu-west-1.amazonaws'),
    })),
    'another site as issuer': sign(() => ({ iss: 'https://evil.example' })),
    'another client': sign(() => ({ client_id: 'another0client0of0the0pool' })),
    'a client that begins like ours': sign(({ accessToken }) => ({ client_id: `${claimsOf(accessToken).client_id}x` })),
    'no client': sign(() => ({ client_id: undefined })),
    'another use': sign(() => ({ token_use: 'refresh' })),
    'nobody as subject': sign(() => ({ sub: undefined })),
    'the use of an ID token': sign(({ accessToken }) => ({
      token_use: 'id',
      aud: `${claimsOf(accessToken).client_id}x`,
    })),
    'a group written in': async ({ accessToken }) =>
      tamper(accessToken, { 'cognito:groups': ['admins', 'everyone', 'owners'] }),
    'another subject written in': async ({ accessToken }) => tamper(accessToken, { sub: 'somebody-else' }),
    'a later end written in': async ({ accessToken }) => tamper(accessToken, { exp: now() + 86_400 }),
    'half a signature': async ({ accessToken }) => accessToken.slice(0, -200),
    'no signature part': async ({ accessToken }) => accessToken.split('.').slice(0, 2).join('.'),
    'a fourth part': async ({ accessToken }) => `${accessToken}.x`,
    'claims that are no object': async ({ accessToken }) => {
      const [header, , signature] = accessToken.split('.')
      return `${header}.${part(null)}.${signature}`
    },
    'a header that is no JSON': async ({ accessToken }) => `e30x.${accessToken.split('.').slice(1).join('.')}`,
    'no token but words': async () => 'let-me-in',
  }
}
