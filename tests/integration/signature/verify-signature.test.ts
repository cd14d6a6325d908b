import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AwsError } from '../../../local/contract'
import { canonicalRequest, type SignableRequest, signatureOf } from '../../../local/signature/canonical-request'
import { openKeyring } from '../../../local/signature/keyring'
import { type SignedService, verifySignature } from '../../../local/signature/verify-signature'
import { writeFunction } from '../lambda/function-fixture'
import { temporaryDirectory } from '../server/twin-fixture'

const directory = temporaryDirectory()
const NOW = Date.parse('2026-03-01T12:00:00Z')
const functions = [writeFunction('worker', '')]
const keyring = openKeyring(directory, { accountId: '000000000000', functions })
const { accessKeyId, secretAccessKey } = keyring.administrator

const sign = ({
  url = '/',
  body = '{}',
  date = '20260301T120000Z',
  region = 'us-east-1',
  service = 'dynamodb' as SignedService,
  signedHeaders = ['host', 'x-amz-date'],
  key = { accessKeyId, secretAccessKey },
} = {}): SignableRequest => {
  const request = {
    method: 'POST',
    url,
    headers: { host: '127.0.0.1:4566', 'x-amz-date': date },
    body: Buffer.from(body),
  }
  const signature = signatureOf(canonicalRequest(request, signedHeaders), {
    secret: key.secretAccessKey,
    date,
    region,
    service,
  })
  const credential = `${key.accessKeyId}/${date.slice(0, 8)}/${region}/${service}/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`
  return { ...request, headers: { ...request.headers, authorization } }
}

const verify = (request: SignableRequest, service: SignedService = 'dynamodb') =>
  verifySignature(request, { keyring, region: 'us-east-1', service, clock: () => NOW })

const refusalOf = (request: SignableRequest, service?: SignedService) => {
  try {
    verify(request, service)
  } catch (error) {
    if (error instanceof AwsError) return { code: error.code, message: error.message, status: error.status }
    throw error
  }
  return undefined
}

const without = (request: SignableRequest, header: string) => ({
  ...request,
  headers: { ...request.headers, [header]: undefined },
})

describe('a signature', () => {
  it('is the one of the published example', () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/signing-elements.html: ListUsers of IAM, with AWS's example key.
    const request = {
      method: 'GET',
      url: '/?Action=ListUsers&Version=2010-05-08',
      headers: {
        host: 'iam.amazonaws.com',
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-amz-date': '20150830T123600Z',
      },
      body: Buffer.alloc(0),
    }
    const canonical = canonicalRequest(request, ['content-type', 'host', 'x-amz-date'])
    expect(createHash('sha256').update(canonical).digest('hex')).toBe(
      'f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
    )
    const scope = {
      secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      date: '20150830T123600Z',
      region: 'us-east-1',
      service: 'iam',
    }
    expect(signatureOf(canonical, scope)).toBe('5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7')
  })

  it('tells whose key it is', () => {
    expect(verify(sign()).arn).toBe('arn:aws:iam::000000000000:user/administrator')
    expect(verify(sign({ key: keyring.forFunction('worker') }))).toMatchObject({
      arn: 'arn:aws:sts::000000000000:assumed-role/worker/worker',
      policy: [],
    })
  })

  it.each([
    ['with a query out of order', { url: '/?b=2&a=1&a=0' }],
    ['with a path that is encoded', { url: '/2015-03-31/functions/arn%3Aaws%3Aa/invocations' }],
    ['four minutes old', { date: '20260301T115600Z' }],
    ['four minutes ahead', { date: '20260301T120400Z' }],
  ])('is taken %s', (_, change) => {
    expect(refusalOf(sign(change))).toBeUndefined()
  })

  it.each([
    [
      'no Authorization',
      without(sign(), 'authorization'),
      'MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
    ],
    [
      'a bearer token',
      { ...sign(), headers: { authorization: 'Bearer abc' } },
      'IncompleteSignatureException',
      'Unsupported AWS',
    ],
    [
      'parts missing',
      { ...sign(), headers: { authorization: 'AWS4-HMAC-SHA256 Credential=a' } },
      'IncompleteSignatureException',
      "'Signature'",
    ],
    ['no date', without(sign(), 'x-amz-date'), 'IncompleteSignatureException', 'Date must be'],
    [
      'an unknown key',
      sign({ key: { accessKeyId: 'AKIANOBODY', secretAccessKey } }),
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ],
    [
      'another secret',
      sign({ key: { accessKeyId, secretAccessKey: 'x' } }),
      'InvalidSignatureException',
      'does not match the signature you provided',
    ],
    ['another body', { ...sign(), body: Buffer.from('{"a":1}') }, 'InvalidSignatureException', 'does not match'],
    ['another path', { ...sign(), url: '/other' }, 'InvalidSignatureException', 'does not match'],
    ['another region', sign({ region: 'eu-west-1' }), 'InvalidSignatureException', "not 'eu-west-1'"],
    ['another service', sign({ service: 'lambda' }), 'InvalidSignatureException', "correct service: 'dynamodb'"],
    ['its host not signed', sign({ signedHeaders: ['x-amz-date'] }), 'InvalidSignatureException', "'Host' must be"],
    [
      'six minutes of age',
      sign({ date: '20260301T115400Z' }),
      'InvalidSignatureException',
      'Signature expired: 20260301T115400Z',
    ],
    [
      'six minutes to come',
      sign({ date: '20260301T120600Z' }),
      'InvalidSignatureException',
      'Signature not yet current',
    ],
  ])('is refused with %s', (_, request, code, message) => {
    expect(refusalOf(request)).toEqual({ code, message: expect.stringContaining(message), status: 400 })
  })

  it('is refused by Lambda with status 403', () => {
    expect(refusalOf(without(sign(), 'authorization'), 'lambda')).toMatchObject({ status: 403 })
  })
})

describe('the keys', () => {
  it('are the same from start to start, readable by their owner only; a new function gets its own', () => {
    const again = openKeyring(directory, {
      accountId: '000000000000',
      functions: [...functions, writeFunction('new', '')],
    })
    expect(again.administrator).toEqual(keyring.administrator)
    expect(again.forFunction('worker')).toEqual(keyring.forFunction('worker'))
    expect(again.forFunction('new').accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/)
    expect(() => keyring.forFunction('new')).toThrow('no function new')
    expect(statSync(join(directory, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(join(directory, 'keys.json'), 'utf8')).functions).toHaveProperty('new')
    rmSync(directory, { recursive: true })
  })
})
