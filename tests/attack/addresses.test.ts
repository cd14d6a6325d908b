// Who uses up the attempts of an address: whoever sends requests from there to the app, and nobody who only says so.
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../amplify/limits/limits'
import { provenCaller, signCaller } from '../../lib/domain/caller-proof'
import { words } from '../../lib/server/words'
import { type App, startApp } from '../app-beside'
import { ownStack } from '../own-stack'
import { type PageForm, readForm, sendForm } from './page-form'

const stack = ownStack()
const { AWS_REGION: region, USER_POOL_CLIENT_ID: ClientId } = stack.environment
const HELD = /Try again in \d+ (s|minutes)\./
const AT_ONCE = 10

const newEmail = () => `${randomUUID()}@example.com`
let cognito: CognitoIdentityProviderClient
let form: PageForm
beforeAll(async () => {
  cognito = new CognitoIdentityProviderClient({ region, endpoint: stack.awsEndpoint, maxAttempts: 1 })
  form = await readForm(stack.origin, '/sign-in', ['email', 'password'])
})
afterAll(() => cognito.destroy())

/** Names of the refusals of so many direct sign-ins, each for another account. */
const direct = async (times: number, said: () => Promise<Record<string, string>>) => {
  const names: string[] = []
  const one = async () => {
    const AuthParameters = { USERNAME: newEmail(), PASSWORD: 'a-wrong-password' }
    const ClientMetadata = await said()
    const command = new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId,
      AuthParameters,
      ClientMetadata,
    })
    await cognito.send(command).catch((error: Error) => names.push(error.name))
  }
  while (names.length < times) await Promise.all(Array.from({ length: AT_ONCE }, one))
  return names
}

/** A sign-in through the app, by a request from that address. */
const throughApp = async (address: string, origin = stack.origin) =>
  (
    await sendForm(...[origin, '/sign-in', form, { email: newEmail(), password: 'a-wrong-password' }], {
      'x-forwarded-for': address,
    })
  ).text

describe('an address', () => {
  it('is not used up by direct calls that only name it', async () => {
    const address = '203.0.113.10'
    const { most } = LIMITS.signIn.address
    const forged = () => signCaller('a-key-that-an-attacker-has-made-up-1', address, Date.now())
    const old = () => signCaller(stack.callerKey, address, Date.now() - 120_000)
    for (const said of [async () => ({ address }), forged, old])
      expect(new Set(await direct(most + AT_ONCE, said))).toEqual(new Set(['NotAuthorizedException']))
    expect(await throughApp(address)).toContain(words.signIn.wrong)
  })

  it('is used up by what comes from there through the app, and no other', async () => {
    const address = '203.0.113.20'
    const proven = () => signCaller(stack.callerKey, address, Date.now())
    // A window may end among them: two of them hold whoever goes on.
    const { most } = LIMITS.signIn.address
    const heard: string[] = []
    for (let times = 0; times <= 2 * most && !heard.some((text) => HELD.test(text)); times += AT_ONCE) {
      const some = await Promise.all(Array.from({ length: AT_ONCE }, () => throughApp(address)))
      heard.push(...some)
    }
    expect(heard.filter((text) => text.includes(words.signIn.wrong)).length).toBeGreaterThanOrEqual(most)
    expect(heard.some((text) => HELD.test(text))).toBe(true)
    // The app's count is the one that proven calls meet.
    expect(await direct(AT_ONCE, proven)).toContain('UserLambdaValidationException')
    expect(await throughApp('203.0.113.21')).toContain(words.signIn.wrong)
  })
})

describe('what the app sends to Cognito', () => {
  const WAF_PASS = 'a-pass-of-this-test'
  const received: { agent: string; metadata: Record<string, string> }[] = []
  let service: Server
  let app: App
  beforeAll(async () => {
    service = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      received.push({ agent: request.headers['user-agent'] ?? '', metadata: JSON.parse(body).ClientMetadata })
      response.writeHead(403, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(JSON.stringify({ __type: 'ForbiddenException', message: 'Request not allowed due to WAF block.' }))
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => service.once('listening', resolve))
    const { port } = service.address() as AddressInfo
    const AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = `http://127.0.0.1:${port}`
    app = await startApp(stack, { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER, WAF_PASS })
  })
  afterAll(async () => {
    await app?.stop()
    service?.close()
  })

  it('proves the address and carries the pass of a web ACL; what that blocks is told as too many attempts', async () => {
    expect(await throughApp('203.0.113.30', app.origin)).toContain(words.failure.rate_limited)
    expect(received).toHaveLength(1)
    const [{ agent = '', metadata = {} } = {}] = received
    expect(agent).toContain(` waf-pass/${WAF_PASS}`)
    expect(await provenCaller(stack.callerKey, metadata, Date.now())).toBe('203.0.113.30')
    expect(Object.keys(metadata).sort()).toEqual(['address', 'at', 'proof'])
  })
})
