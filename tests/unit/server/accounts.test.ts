import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pool } from '../../../lib/server/pool'
import { refreshTokens } from '../../../lib/server/refresh'
import { refreshAtEdge } from '../../../lib/server/refresh-at-edge'
import { answerNewPassword, signIn } from '../../../lib/server/sign-in'
import { resendCode, signUp } from '../../../lib/server/sign-up'
import { wafAgent } from '../../../lib/server/waf-agent'
import { words } from '../../../lib/server/words'

let server: Server
let pool: Pool
let url: string
let agent: string | undefined
let answer: { status: number; body: object } | undefined
// Longer than a busy machine takes for its first call.
let patience = 10_000

beforeAll(async () => {
  server = createServer((request, response) => {
    agent = request.headers['user-agent']
    request.resume().on('end', () => {
      if (answer) response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' })
      if (answer) response.end(JSON.stringify(answer.body))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const cognito = new CognitoIdentityProviderClient({ region: 'us-east-1', endpoint: url, maxAttempts: 1 })
  pool = { cognito, clientId: 'c', metadata: {}, inTime: () => ({ abortSignal: AbortSignal.timeout(patience) }) }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const refuse = (__type: string, message = 'no') => {
  answer = { status: 400, body: { __type, message } }
}
const tokens = { AccessToken: 'a', IdToken: 'i', RefreshToken: 'r' }

describe('signing in', () => {
  it.each(['NotAuthorizedException', 'UserNotFoundException', 'PasswordResetRequiredException'])(
    'answers %s in the same words',
    async (type) => {
      refuse(type)
      const refused = { ok: false, error: { code: 'invalid', message: words.signIn.wrong } }
      expect(await signIn(pool, 'a@b.de', 'x')).toEqual(refused)
    },
  )

  it('says so when there were too many tries', async () => {
    refuse('NotAuthorizedException', 'Password attempts exceeded')
    expect(await signIn(pool, 'a@b.de', 'x')).toMatchObject({ error: { code: 'rate_limited' } })
  })

  it('says so when a web ACL in front of Cognito holds the server', async () => {
    refuse('ForbiddenException', 'Request not allowed due to WAF block.')
    const refused = { code: 'rate_limited', message: words.failure.rate_limited }
    expect(await signIn(pool, 'a@b.de', 'x')).toEqual({ ok: false, error: refused })
  })

  it.each([
    [42, 'Try again in 42 s.'],
    [150, 'Try again in 3 minutes.'],
  ])('says how long to wait where that is known: %i s', async (seconds, told) => {
    refuse(
      'UserLambdaValidationException',
      `PreAuthentication failed with error Too many attempts. Try again in ${seconds} s.`,
    )
    const refused = await signIn(pool, 'a@b.de', 'x')
    expect(refused).toMatchObject({ error: { code: 'rate_limited', message: expect.stringContaining(told) } })
  })

  it('says so when Cognito does not answer in time', async () => {
    answer = undefined
    patience = 300
    expect(await signIn(pool, 'a@b.de', 'x')).toMatchObject({ error: { code: 'unavailable' } })
    patience = 10_000
  })

  it('leads on: to the tokens, a new password, or the code', async () => {
    answer = { status: 200, body: { AuthenticationResult: tokens } }
    const done = { step: 'done', tokens: { accessToken: 'a', idToken: 'i', refreshToken: 'r' } }
    expect(await signIn(pool, 'a@b.de', 'x')).toEqual({ ok: true, data: done })
    answer = { status: 200, body: { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's', ChallengeParameters: {} } }
    const challenged = { step: 'new_password', session: 's', username: 'a@b.de' }
    expect(await signIn(pool, 'a@b.de', 'x')).toEqual({ ok: true, data: challenged })
    refuse('UserNotConfirmedException')
    expect(await signIn(pool, 'a@b.de', 'x')).toEqual({ ok: true, data: { step: 'confirm' } })
  })

  it('tells a weak new password from a challenge that is too old', async () => {
    const challenge = { session: 's', username: 'u' }
    refuse('InvalidPasswordException')
    const weak = await answerNewPassword(pool, challenge, 'x')
    expect(weak).toMatchObject({ error: { fields: { password: words.newPassword.rule } } })
    refuse('NotAuthorizedException')
    const late = await answerNewPassword(pool, challenge, 'x')
    expect(late).toMatchObject({ error: { message: words.newPassword.tooLate } })
  })
})

describe('signing up', () => {
  it('answers a taken address as a new one', async () => {
    answer = { status: 200, body: { UserConfirmed: false, UserSub: 's' } }
    const fresh = await signUp(pool, 'a@b.de', 'x')
    refuse('UsernameExistsException')
    expect(await signUp(pool, 'a@b.de', 'x')).toEqual(fresh)
  })

  it.each(['CodeMismatchException', 'ExpiredCodeException', 'UserNotFoundException', 'NotAuthorizedException'])(
    'tells nobody after %s whether another code was sent',
    async (type) => {
      refuse(type)
      expect(await resendCode(pool, 'a@b.de')).toEqual({ ok: true, data: null })
    },
  )
})

describe('fresh tokens', () => {
  it('come from the SDK and by plain fetch alike', async () => {
    answer = { status: 200, body: { AuthenticationResult: { ...tokens, RefreshToken: undefined } } }
    const fresh = { accessToken: 'a', idToken: 'i', refreshToken: undefined }
    expect(await refreshTokens(pool, 'r')).toEqual({ ok: true, data: fresh })
    expect(await refreshAtEdge(url, 'c', 'r')).toEqual(fresh)
  })

  it('are asked for under the name that a web ACL lets through, where there is a pass', async () => {
    answer = { status: 200, body: { AuthenticationResult: tokens } }
    const pass = 'a-pass_of-16-or-more'
    const options = { region: 'us-east-1', endpoint: url, maxAttempts: 1, customUserAgent: wafAgent(pass) }
    await refreshTokens({ ...pool, cognito: new CognitoIdentityProviderClient(options) }, 'r')
    expect(agent).toContain(` waf-pass/${pass}`)
    await refreshAtEdge(url, 'c', 'r', pass)
    expect(agent).toBe(`waf-pass/${pass}`)
    for (const ask of [() => refreshTokens(pool, 'r'), () => refreshAtEdge(url, 'c', 'r')]) {
      await ask()
      expect(agent).not.toContain('waf-pass')
    }
  })

  it('are refused for good only when Cognito says so', async () => {
    refuse('NotAuthorizedException')
    expect(await refreshTokens(pool, 'r')).toMatchObject({ error: { code: 'unauthenticated' } })
    expect(await refreshAtEdge(url, 'c', 'r')).toBe('refused')
    refuse('ForbiddenException')
    expect(await refreshTokens(pool, 'r')).toMatchObject({ error: { code: 'rate_limited' } })
    expect(await refreshAtEdge(url, 'c', 'r')).toBeUndefined()
    answer = { status: 500, body: { __type: 'InternalErrorException' } }
    expect(await refreshTokens(pool, 'r')).toMatchObject({ error: { code: 'unavailable' } })
    expect(await refreshAtEdge(url, 'c', 'r')).toBeUndefined()
  })
})
