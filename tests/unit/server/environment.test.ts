import { describe, expect, it } from 'vitest'
import { acceptedOverride, forbiddenOverrides } from '../../../lib/server/addresses'
import { contentSecurityPolicy } from '../../../lib/server/content-security-policy'
import { parseEnvironment } from '../../../lib/server/environment'
import { pickOutputs } from '../../../lib/server/outputs'
import { realtimeAddress } from '../../../lib/server/realtime-address'

const local = 'http://127.0.0.1:4566/'

describe('the environment', () => {
  it('needs nothing on a developer’s machine', () => {
    expect(parseEnvironment({}).appOrigin).toBe('http://localhost:3000')
  })

  it('must say the origin in production', () => {
    expect(() => parseEnvironment({ NODE_ENV: 'production' })).toThrow('AMPLIFY_APP_ORIGIN is not set')
    expect(() => parseEnvironment({ NODE_ENV: 'production', AMPLIFY_APP_ORIGIN: '' })).toThrow('AMPLIFY_APP_ORIGIN')
  })

  it.each(['commons.example', 'https://commons.example/', 'https://commons.example/x', 'ftp://commons.example'])(
    'refuses the origin %s',
    (AMPLIFY_APP_ORIGIN) => {
      expect(() => parseEnvironment({ AMPLIFY_APP_ORIGIN })).toThrow('is no origin')
    },
  )

  it('takes addresses on this machine for an app on this machine', () => {
    const parsed = parseEnvironment({
      AMPLIFY_APP_ORIGIN: 'http://localhost:3000',
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: local,
      COMMONS_APPSYNC_URL: `${local}graphql`,
    })
    expect(parsed).toMatchObject({ cognitoUrl: local, appsyncUrl: `${local}graphql` })
  })

  it('names every bad variable at once', () => {
    const parse = () =>
      parseEnvironment({
        AMPLIFY_APP_ORIGIN: 'https://commons.example',
        AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: local,
        COMMONS_APPSYNC_URL: 'http://evil.example/graphql',
      })
    expect(parse).toThrow(/AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER .*COMMONS_APPSYNC_URL /)
  })

  it.each([
    [local, 'http://localhost:3000', local],
    [local, 'https://commons.example', undefined],
    ['http://evil.example', 'http://localhost:3000', undefined],
    ['http://localhost.evil.example', 'http://localhost:3000', undefined],
    ['http://127.0.0.1@evil.example', 'http://localhost:3000', undefined],
    [local, undefined, undefined],
    [undefined, 'http://localhost:3000', undefined],
  ])('lets %s replace AWS for the app at %s: %s', (override, origin, accepted) => {
    expect(acceptedOverride(override, origin)).toBe(accepted)
  })

  it('hands on the key of its proofs and the pass of a web ACL, and needs neither', () => {
    const parsed = parseEnvironment({ CALLER_KEY: 'k'.repeat(32), WAF_PASS: 'a-pass_of-16-or-more' })
    expect(parsed).toMatchObject({ callerKey: 'k'.repeat(32), wafPass: 'a-pass_of-16-or-more' })
    expect(parseEnvironment({ CALLER_KEY: '', WAF_PASS: '' })).not.toMatchObject({ callerKey: expect.anything() })
  })

  it.each([
    ['CALLER_KEY', 'k'.repeat(31), 'CALLER_KEY is shorter than 32 characters'],
    ['CALLER_KEY', `${'k'.repeat(32)}$HOME`, 'CALLER_KEY has other signs than letters, digits'],
    ['CALLER_KEY', `${'k'.repeat(32)}#k`, 'CALLER_KEY has other signs than letters, digits'],
    ['CALLER_KEY', `${'k'.repeat(32)}\nAWS_REGION=x`, 'CALLER_KEY has other signs than letters, digits'],
    ['CALLER_KEY', ' '.repeat(40), 'CALLER_KEY has other signs than letters, digits'],
    ['WAF_PASS', 'too-short', 'WAF_PASS is not 16 to 128'],
    ['LIVE_UPDATES', 'sometimes', 'LIVE_UPDATES is neither on nor off'],
    ['WAF_PASS', 'sixteen or more, with blanks', 'WAF_PASS is not 16 to 128'],
  ])('names %s when it is %s, and does not repeat it', (name, value, said) => {
    const parse = () => parseEnvironment({ [name]: value })
    expect(parse).toThrow(said)
    expect(parse).not.toThrow(value)
  })

  it('has live updates unless they are switched off', () => {
    const isOn = (LIVE_UPDATES?: string) => parseEnvironment({ LIVE_UPDATES }).hasLiveUpdates
    expect([isOn(), isOn(''), isOn('on'), isOn('off')]).toEqual([true, true, true, false])
  })

  it('may hold no override on Amplify Hosting', () => {
    expect(forbiddenOverrides({ AWS_APP_ID: 'd1', COMMONS_APPSYNC_URL: local })).toEqual(['COMMONS_APPSYNC_URL'])
    expect(forbiddenOverrides({ AWS_BRANCH: 'main' })).toEqual([])
    expect(forbiddenOverrides({ COMMONS_APPSYNC_URL: local })).toEqual([])
    expect(() => parseEnvironment({ AWS_BRANCH: 'main', COMMONS_APPSYNC_URL: local })).toThrow('Amplify Hosting')
  })
})

describe('the outputs of the backend', () => {
  const auth = { user_pool_id: 'p', user_pool_client_id: 'c', aws_region: 'us-east-1' }
  const data = { url: 'https://x.example/graphql', aws_region: 'us-east-1' }

  it('are reduced to what the server needs: no identity pool', () => {
    const text = JSON.stringify({
      auth: { ...auth, identity_pool_id: 'i' },
      data: { ...data, api_key: 'k' },
      version: '1',
    })
    expect(pickOutputs(text, 'x.json')).toEqual({ auth, data })
  })

  it.each([
    [undefined, 'There is no x.json'],
    ['{', 'x.json is not JSON'],
    [JSON.stringify({ auth }), 'x.json lacks data'],
    [JSON.stringify({ auth: { ...auth, user_pool_id: 1 }, data }), 'x.json lacks auth.user_pool_id'],
  ])('say what to run when they are %j', (text, sentence) => {
    expect(() => pickOutputs(text, 'x.json')).toThrow(sentence)
    expect(() => pickOutputs(text, 'x.json')).toThrow('npm start')
  })
})

describe('the content security policy', () => {
  it('runs only scripts with the nonce, and nothing inline or evaluated', () => {
    const policy = contentSecurityPolicy('abc', false, 'wss://x.example')
    expect(policy).toContain("default-src 'none'; script-src 'nonce-abc' 'strict-dynamic';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toContain('ws:')
  })

  it('takes scripts and markup from no text but by the one policy', () => {
    const end = "; require-trusted-types-for 'script'; trusted-types default"
    expect(contentSecurityPolicy('abc', false, 'wss://x.example').endsWith(end)).toBe(true)
  })

  it('lets a page reach its own server and the socket, and no other', () => {
    expect(contentSecurityPolicy('abc', false, 'wss://x.example')).toContain("; connect-src 'self' wss://x.example;")
  })
})

describe('the address of the socket', () => {
  it.each([
    [
      'https://abc123.appsync-api.eu-central-1.amazonaws.com/graphql',
      'wss://abc123.appsync-realtime-api.eu-central-1.amazonaws.com/graphql',
    ],
    [
      'https://abc123.appsync-api.cn-north-1.amazonaws.com.cn/graphql',
      'wss://abc123.appsync-realtime-api.cn-north-1.amazonaws.com.cn/graphql',
    ],
    ['https://api.commons.example/graphql', 'wss://api.commons.example/graphql/realtime'],
    ['http://127.0.0.1:4566/graphql', 'ws://127.0.0.1:4566/graphql/realtime'],
    ['http://localhost:4566/graphql/', 'ws://localhost:4566/graphql/realtime'],
  ])('of %s is %s', (api, socket) => {
    expect(realtimeAddress(api)).toBe(socket)
  })
})
