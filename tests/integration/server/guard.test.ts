import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APP_PORT, type Door, startDoor } from './twin-fixture'

let door: Door
beforeAll(async () => {
  door = await startDoor({
    cognito: {
      jwks: () => ({ keys: [{ kid: 'k1' }] }),
      mailbox: () => [
        {
          to: '<b>@example.com',
          purpose: 'Confirm & "sign-up"',
          subject: 'Your <i>code</i>',
          text: '<p>"It" is <b>111111</b></p><script>fetch(1)</script>',
          code: '111111',
          sentAt: 1000,
        },
        {
          to: 'second@example.com',
          purpose: 'Later',
          subject: 'Later',
          text: '<p>222222</p>',
          code: '222222',
          sentAt: 2000,
        },
      ],
    },
    graphql: async ({ authorization, body }) => ({ status: 200, body: { data: { authorization, body } } }),
  })
})
afterAll(async () => {
  await door.stop()
  door.remove()
})

interface Answer {
  status: number
  headers: Record<string, unknown>
  text: string
}

/** fetch forbids Host and Origin: node:http does not. */
const send = (path: string, { method = 'GET', headers = {}, body = '' as string | Buffer } = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: door.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

const own = () => `127.0.0.1:${door.port}`
const JWKS = '/us-east-1_AbCdEf123/.well-known/jwks.json'
const COGNITO = 'cognito-idp.us-east-1.amazonaws.com'

describe('the host of a request', () => {
  it.each([
    ['127.0.0.1:PORT', '/health', 200],
    ['localhost:PORT', '/health', 200],
    ['[::1]:PORT', '/health', 200],
    ['127.0.0.1:1', '/health', 403],
    ['127.0.0.1', '/health', 403],
    ['evil.example', '/health', 403],
    ['evil.example:PORT', '/mailbox', 403],
    [COGNITO, JWKS, 200],
    [COGNITO, '/health', 403],
    [COGNITO, '/mailbox.json', 403],
    [COGNITO, '/', 403],
  ])('%s for %s is answered with its own status', async (host, path, status) => {
    const answer = await send(path, { headers: { host: host.replace('PORT', String(door.port)) } })
    expect(answer.status).toBe(status)
    if (status === 403) expect(JSON.parse(answer.text).message).toMatch(/^This is a local AWS/)
  })
})

describe('the origin of a request', () => {
  it.each([
    [`http://localhost:${APP_PORT}`, '/graphql', 200],
    [`http://127.0.0.1:${APP_PORT}`, '/graphql', 200],
    ['http://evil.example', '/graphql', 403],
    [`http://localhost:${APP_PORT}.evil.example`, '/graphql', 403],
    [`https://localhost:${APP_PORT}`, '/graphql', 403],
    ['null', '/graphql', 403],
    ['http://localhost:1', '/', 403],
  ])('%s at %s is answered with its own status', async (origin, path, status) => {
    const answer = await send(path, { method: 'POST', headers: { host: own(), origin }, body: '{}' })
    expect(answer.status).toBe(status)
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  })

  it('may be our own for the mailbox only', async () => {
    const headers = { host: own(), origin: `http://${own()}` }
    expect((await send('/mailbox', { headers })).status).toBe(200)
    expect((await send('/health', { headers })).status).toBe(403)
  })
})

describe('a request that no service takes', () => {
  it.each([
    ['GET', '/nothing', 404, 'NotFoundException'],
    ['DELETE', '/clear-data', 404, 'NotFoundException'],
    ['GET', '/us-east-1_Other1234/.well-known/jwks.json', 404, 'NotFoundException'],
    ['OPTIONS', '/graphql', 404, 'NotFoundException'],
    ['POST', '/', 400, 'UnknownOperationException'],
    ['POST', '/graphql', 400, 'SerializationException'],
  ])('%s %s is refused by name', async (method, path, status, code) => {
    const answer = await send(path, { method, headers: { host: own() }, body: method === 'POST' ? '{broken' : '' })
    expect(answer.status).toBe(status)
    expect(answer.headers['x-amzn-errortype']).toBe(code)
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.parse(answer.text)).toEqual({ __type: code, message: expect.stringMatching(/\w/) })
  })

  it('is refused as too large beyond its limit, and the next one is answered', async () => {
    for (const [path, megabytes] of [
      ['/graphql', 1],
      ['/2015-03-31/functions/any/invocations', 6],
    ] as const) {
      const answer = await send(path, {
        method: 'POST',
        headers: { host: own() },
        body: Buffer.alloc(megabytes * 1024 * 1024 + 1, ' '),
      })
      expect([path, answer.status]).toEqual([path, 413])
    }
    expect((await send('/health', { headers: { host: own() } })).status).toBe(200)
  })

  it.each([
    ['/graphql', {}, 404],
    ['/graphql/realtime', { host: 'evil.example' }, 403],
    ['/graphql/realtime', { origin: 'http://evil.example' }, 403],
    ['/graphql/realtime', { origin: `http://localhost:${APP_PORT}` }, 400],
    ['/graphql/realtime', {}, 400],
  ])('asks for a websocket at %s with %j and is told %i', async (path, more, status) => {
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
    // No key: what is let in by name and origin is still no websocket.
    const answer = await send(path, { headers: { host: own(), ...upgrade, 'sec-websocket-key': 'a', ...more } })
    expect(answer.status).toBe(status)
  })
})

describe('what the door serves', () => {
  it('hands GraphQL its token and body', async () => {
    const headers = { host: own(), authorization: 'token' }
    const answer = await send('/graphql', { method: 'POST', headers, body: '{"query":"{ a }"}' })
    expect(JSON.parse(answer.text)).toEqual({ data: { authorization: 'token', body: { query: '{ a }' } } })
  })

  it('gives the key set of the pool', async () => {
    expect(JSON.parse((await send(JWKS, { headers: { host: COGNITO } })).text)).toEqual({ keys: [{ kid: 'k1' }] })
  })

  it('shows the mail newest first, with what people wrote escaped, and no script', async () => {
    const { text, headers } = await send('/mailbox', { headers: { host: own() } })
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(text).toContain('&lt;b&gt;@example.com')
    expect(text).toContain('Confirm &amp; &quot;sign-up&quot;')
    expect(text).not.toMatch(/<script|<b>/)
    // A letter is shown as it is, in a frame of its own in which nothing runs.
    expect(text).toContain('<summary>Your &lt;i&gt;code&lt;/i&gt;</summary>')
    expect(text).toContain('<iframe sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(text).toContain('&lt;p&gt;&quot;It&quot; is &lt;b&gt;111111')
    expect(text.indexOf('222222')).toBeLessThan(text.indexOf('111111'))
    const mail = JSON.parse((await send('/mailbox.json', { headers: { host: own() } })).text)
    expect(mail.map(({ code }: { code: string }) => code)).toEqual(['222222', '111111'])
  })
})
