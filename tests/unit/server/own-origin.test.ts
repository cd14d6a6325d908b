import { describe, expect, it } from 'vitest'
import { ownOrigin } from '../../../lib/server/own-origin'

const APP = 'https://commons.example'
const asked = (headers: Record<string, string>, appOrigin = APP) => ownOrigin(new Headers(headers), appOrigin)

describe('the origin of a request', () => {
  it('is the app’s own when its page asks, by whatever name the app was reached', () => {
    expect(asked({ host: 'commons.example', origin: APP })).toBe(APP)
    expect(asked({ host: 'main.app.example', origin: 'https://main.app.example' })).toBe('https://main.app.example')
    expect(asked({ host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }, 'http://localhost:3000')).toBe(
      'http://127.0.0.1:3000',
    )
    expect(asked({ host: 'inner', 'x-forwarded-host': 'commons.example', origin: APP })).toBe(APP)
  })

  it.each([
    ['none', undefined],
    ['a sandboxed frame’s', 'null'],
    ['another site’s', 'https://evil.example'],
    ['a host that begins alike', 'https://commons.example.evil.example'],
    ['a host that ends alike', 'https://evil-commons.example'],
    ['another port’s', 'https://commons.example:8443'],
    ['another scheme’s', 'http://commons.example'],
    ['another scheme’s, on our port', 'http://commons.example:443'],
    ['our host as a name to sign in by', 'https://commons.example@evil.example'],
    ['a whole address', 'https://commons.example/todos'],
    ['ours with a name before it', 'https://evil@commons.example'],
    ['two', 'https://commons.example, https://evil.example'],
    ['no origin but words', 'commons.example'],
  ])('is not the app’s own when it is %s', (_, origin) => {
    expect(asked({ host: 'commons.example', ...(origin && { origin }) })).toBeNull()
  })

  it('is the app’s own where people reach it, whatever host the way here has left', () => {
    expect(asked({ host: 'd3f2.lambda-url.example', origin: APP })).toBe(APP)
    expect(asked({ host: 'commons.example', 'x-forwarded-host': 'other.example', origin: APP })).toBe(APP)
  })

  it('is not the app’s own for being that of the host that was asked by another name', () => {
    expect(
      asked({ host: 'commons.example', 'x-forwarded-host': 'other.example', origin: 'https://commons.example:1' }),
    ).toBeNull()
    expect(
      asked({ host: 'other.example', 'x-forwarded-host': 'third.example', origin: 'https://other.example' }),
    ).toBeNull()
  })
})
