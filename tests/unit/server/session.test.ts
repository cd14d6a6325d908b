import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { KeyServerUnavailable, resolveSession } from '../../../lib/server/resolve-session'
import { decodePayload, readGroups } from '../../../lib/server/token-claims'

const poolId = 'us-east-1_AbCdEf123'
const clientId = 'abcdefghijklmnopqrstuvwxyz'
const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`
const now = Date.now()
const seconds = Math.floor(now / 1000)

let key: CryptoKey
let otherKey: CryptoKey
let isSigned: (username: string, token: string) => Promise<boolean>

const claims = {
  sub: 'sub-1',
  username: 'sub-1',
  token_use: 'access',
  iss: issuer,
  client_id: clientId,
  iat: seconds,
  exp: seconds + 900,
  'cognito:groups': ['everyone'],
}
const sign = (changes: object, by = key, alg = 'RS256') =>
  new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg, kid: 'one' }).sign(by)

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true })
  key = pair.privateKey
  otherKey = (await generateKeyPair('RS256')).privateKey
  const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] }
  const keys = createLocalJWKSet(jwks)
  isSigned = (_username, token) =>
    jwtVerify(token, keys, { algorithms: ['RS256'], currentDate: new Date(0) }).then(
      () => true,
      () => false,
    )
})

const read = (token: string | undefined, isUp = true) =>
  resolveSession(token, { issuer, clientId, now, isSigned, isKeyServerUp: async () => isUp })

describe('a session', () => {
  it('is who the token says, with the token that AppSync is asked with', async () => {
    const token = await sign({})
    const actor = { id: 'sub-1', username: 'sub-1', groups: ['everyone'] }
    expect(await read(token)).toEqual({ actor, accessToken: token })
  })

  it('has no groups where the token has none', async () => {
    expect((await read(await sign({ 'cognito:groups': undefined })))?.actor.groups).toEqual([])
  })

  it.each([
    ['an ID token in the place of the access token', { token_use: 'id', aud: clientId }],
    ['a token that has run out', { exp: seconds - 1 }],
    ['a token that runs out just now', { exp: now / 1000 }],
    ['a token of another pool', { iss: issuer.replace('AbC', 'XyZ') }],
    ['a token of another client', { client_id: 'another' }],
    ['a token without end', { exp: undefined }],
    ['a token whose end is text', { exp: `${seconds + 900}` as unknown as number }],
    ['a token without a subject', { sub: undefined }],
    ['a token whose groups are no list', { 'cognito:groups': 'admins' }],
    ['a token whose groups are no texts', { 'cognito:groups': [{}] }],
  ])('is none with %s', async (_title, changes) => {
    expect(await read(await sign(changes))).toBeNull()
  })

  it('is none with a token of another key', async () => {
    expect(await read(await sign({}, otherKey))).toBeNull()
  })

  it('is none with a token that is not signed', async () => {
    expect(await read(new UnsecuredJWT(claims).encode())).toBeNull()
    expect(await read(`${new UnsecuredJWT(claims).encode()}x`)).toBeNull()
  })

  it('is none with a token signed by a shared secret', async () => {
    const secret = new TextEncoder().encode('x'.repeat(32))
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret)
    expect(await read(token)).toBeNull()
  })

  it('is none when the groups were tampered with', async () => {
    const [header, , signature] = (await sign({})).split('.')
    const forged = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ['admins'] })).toString('base64url')
    expect(await read(`${header}.${forged}.${signature}`)).toBeNull()
  })

  it.each([undefined, '', 'x', 'a.b', 'a.b.c', 'a.bnVsbA.c', 'a.W10.c'])('is none with %j', async (token) => {
    expect(await read(token)).toBeNull()
  })

  it('is not taken from anybody because the key server is out', async () => {
    await expect(read(await sign({}, otherKey), false)).rejects.toThrow(KeyServerUnavailable)
  })

  it('that has run out is none without asking for keys', async () => {
    expect(await read(await sign({ exp: seconds - 1 }), false)).toBeNull()
  })
})

it('the payload of a token is read as UTF-8', async () => {
  expect(decodePayload(await sign({ name: 'Zoë 🦊' }))?.name).toBe('Zoë 🦊')
  expect(readGroups(await sign({}))).toEqual(['everyone'])
  expect(readGroups('x')).toEqual([])
})
