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

describe("the session's cookies", () => {
  const accessToken = payload({ username: 'u-1' })
  const cookies = sessionCookies('client', { accessToken, idToken: 'id', refreshToken: 'refresh' })

  it("have Amplify's names, by the username of the access token", () => {
    expect(cookies).toEqual([
      { name: 'CognitoIdentityServiceProvider.client.LastAuthUser', value: 'u-1' },
      { name: 'CognitoIdentityServiceProvider.client.u-1.accessToken', value: accessToken },
      { name: 'CognitoIdentityServiceProvider.client.u-1.idToken', value: 'id' },
      { name: 'CognitoIdentityServiceProvider.client.u-1.refreshToken', value: 'refresh' },
    ])
  })

  it('leave the old refresh token in force when there is no new one', () => {
    expect(sessionCookies('client', { accessToken, idToken: 'id' })).toHaveLength(3)
  })

  it('encode a name as js-cookie does', () => {
    expect(cookieNames('c', 'a b+c@d.é').accessToken).toBe(
      'CognitoIdentityServiceProvider.c.a%20b+c%40d.%C3%A9.accessToken',
    )
  })

  it('are read back', () => {
    expect(readTokens(jarOf(cookies), 'client')).toEqual({
      username: 'u-1',
      accessToken,
      idToken: 'id',
      refreshToken: 'refresh',
    })
    expect(readTokens(jarOf([]), 'client')).toBeUndefined()
    expect(readTokens(jarOf(cookies), 'another')).toBeUndefined()
  })

  it('all go when a session ends, and nothing else does', () => {
    const names = staleCookieNames(jarOf([...cookies, { name: 'theme', value: 'dark' }]), 'client')
    expect(names).toEqual(cookies.map(({ name }) => name))
  })

  it('are not made of a token without a username', () => {
    expect(() => sessionCookies('client', { accessToken: 'x', idToken: 'y' })).toThrow('without a username')
  })

  it('are out of reach of scripts and other sites, and Secure on https', () => {
    const flags = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 2_592_000 }
    expect(cookieFlags('https://commons.example')).toEqual({ ...flags, secure: true })
    expect(cookieFlags('http://localhost:3000')).toEqual({ ...flags, secure: false })
    expect(cookieFlags('https://commons.example', 180).maxAge).toBe(180)
  })
})
