import { describe, expect, test } from 'vitest'
import { ask } from '../../../scripts/aws/ask'
import { toFailure } from '../../../scripts/aws/failure'
import { failureWords } from '../../../scripts/aws/failure-words'

const named = (name: string, message = 'Said so.') => Object.assign(new Error(message), { name })
const ACTION = 'cognito-idp:ListUsers'

describe('an error of the SDK', () => {
  test.each([
    ['CredentialsProviderError', 'no-credentials'],
    ['ExpiredTokenException', 'bad-credentials'],
    ['InvalidClientTokenId', 'bad-credentials'],
    ['SignatureDoesNotMatch', 'bad-credentials'],
    ['AccessDenied', 'denied'],
    ['UnauthorizedException', 'denied'],
    ['TooManyRequestsException', 'throttled'],
    ['ThrottlingException', 'throttled'],
    ['TimeoutError', 'late'],
    ['ResourceNotFoundException', 'not-found'],
    ['UserNotFoundException', 'no-user'],
    ['InvalidParameterException', 'refused'],
    // Not everything that has a beginning like one of them is one.
    ['AccessDeniedForNow', 'refused'],
  ])('named %s is %s', (name, kind) => {
    expect(toFailure(named(name), ACTION)).toMatchObject({ kind, action: ACTION })
  })

  test.each([
    ['ENOTFOUND', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['SELF_SIGNED_CERTIFICATE', 'unreachable'],
    ['ETIMEDOUT', 'late'],
  ])('of the network, %s, is %s, be it wrapped or not', (code, kind) => {
    const bare = Object.assign(new Error('x'), { code })
    expect(toFailure(bare, ACTION).kind).toBe(kind)
    expect(toFailure(new Error('wrapped', { cause: bare }), ACTION)).toMatchObject({ kind, detail: code })
  })

  test('that is none of these keeps its name and what it says', () => {
    const failure = toFailure(named('InvalidParameterException', 'Limit is too large.'), ACTION)
    expect(failureWords(failure, { isLocal: false, region: 'us-east-1' }).sentence).toBe(
      'Cognito refused ListUsers: InvalidParameterException: Limit is too large.',
    )
    expect(toFailure('text', ACTION)).toMatchObject({ kind: 'refused', detail: 'Error: text' })
  })
})

describe('a question to AWS', () => {
  test('is given up at its limit, though what is called does not listen to the signal', async () => {
    let signal: AbortSignal | undefined
    const never = ({ abortSignal }: { abortSignal: AbortSignal }) => {
      signal = abortSignal
      return new Promise<never>(() => {})
    }
    expect(await ask(ACTION, never, 20)).toEqual({
      failure: { kind: 'late', action: ACTION, detail: 'within 0.02 seconds' },
    })
    expect(signal?.aborted).toBe(true)
  })

  test('is answered with the value, and its failure is an answer, too', async () => {
    expect(await ask(ACTION, async () => 7)).toEqual({ value: 7 })
    expect(await ask(ACTION, async () => Promise.reject(named('AccessDenied', 'No.')))).toEqual({
      failure: { kind: 'denied', action: ACTION, detail: 'No.' },
    })
  })
})
