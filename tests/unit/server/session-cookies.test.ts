import { describe, expect, it } from 'vitest'
import {
  cookieFlags,
  cookieNames,
  readTokens,
  sessionCookies,
  staleCookieNames,
} from '../../../lib/server/session-cookies'

const payload = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
const jarOf = (cookies: { name: string; value: string }[]) => ({
  get: (name: string) => cookies.find((cookie) => cookie.name === name),
  getAll: () => cookies,
})

const HERE = 'http://localhost:3000'
const THERE = 'https://commons.example'

describe("the session's cookies", () => {
  const accessToken = payload({ username: 'u-1' })
  const cookies = sessionCookies('client', { accessToken, idToken: 'id', refreshToken: 'refresh' }, HERE)

  it("have Amplify's names, by the username of the access token", () => {
    expect(cookies).toEqual([
      { name: 'CognitoIdentityServiceProvider.client.LastAuthUser', value: 'u-1' },
      { name: 'CognitoIdentityServiceProvider.client.u-1.accessToken', value: accessToken },
      { name: 'CognitoIdentityServiceProvider.client.u-1.idToken', value: 'id' },
      { name: 'CognitoIdentityServiceProvider.client.u-1.refreshToken', value: 'refresh' },
    ])
  })

  it('leave the old refresh token in force when there is no new one', () => {
    expect(sessionCookies('client', { accessToken, idToken: 'id' }, HERE)).toHaveLength(3)
  })

  it('encode a name as js-cookie does', () => {
    expect(cookieNames('c', 'a b+c@d.é').accessToken).toBe(
      'CognitoIdentityServiceProvider.c.a%20b+c%40d.%C3%A9.accessToken',
    )
  })

  it('are read back', () => {
    expect(readTokens(jarOf(cookies), 'client', HERE)).toEqual({
      username: 'u-1',
      accessToken,
      idToken: 'id',
      refreshToken: 'refresh',
    })
    expect(readTokens(jarOf([]), 'client', HERE)).toBeUndefined()
    expect(readTokens(jarOf(cookies), 'another', HERE)).toBeUndefined()
  })

  it('all go when a session ends, and nothing else does', () => {
    const names = staleCookieNames(jarOf([...cookies, { name: 'theme', value: 'dark' }]), 'client', HERE)
    expect(names).toEqual(cookies.map(({ name }) => name))
  })

  it('are not made of a token without a username', () => {
    expect(() => sessionCookies('client', { accessToken: 'x', idToken: 'y' }, HERE)).toThrow('without a username')
  })

  it('are of this host alone on https, and of no other scheme', () => {
    const there = sessionCookies('client', { accessToken, idToken: 'id', refreshToken: 'refresh' }, THERE)
    expect(there.map(({ name }) => name)).toEqual(cookies.map(({ name }) => `__Host-${name}`))
    expect(readTokens(jarOf(there), 'client', THERE)?.refreshToken).toBe('refresh')
    expect(staleCookieNames(jarOf(there), 'client', THERE)).toEqual(there.map(({ name }) => name))
    // What a neighbour in the domain, or plain http, has planted under the plain names.
    expect(readTokens(jarOf(cookies), 'client', THERE)).toBeUndefined()
  })

  it('are out of reach of scripts and other sites, and Secure on https', () => {
    const flags = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 1_209_600 }
    expect(cookieFlags('https://commons.example')).toEqual({ ...flags, secure: true })
    expect(cookieFlags('http://localhost:3000')).toEqual({ ...flags, secure: false })
    expect(cookieFlags('https://commons.example', 180).maxAge).toBe(180)
  })
})
