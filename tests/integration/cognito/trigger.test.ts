import {
  AdminAddUserToGroupCommand,
  AdminGetUserCommand,
  ConfirmSignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, describe, expect, it } from 'vitest'
import type { InvocationResult, InvokeFunction } from '../../../local/contract'
import { claimsOf, confirm, lastCode, signUp, tokensOf } from './people'
import { CLIENT, POOL, type Pool, pool, startPool } from './serve'

const EMAIL = 'ann@example.com'
let twin: Pool
afterEach(() => twin.close())

const calls: { name: string; event: unknown }[] = []

/** A pool whose function answers as told, after someone has signed up. */
const startWith = async (invoke: InvokeFunction, options = {}) => {
  calls.length = 0
  twin = await startPool({
    invoke: (name, event) => {
      calls.push({ name, event })
      return invoke(name, event)
    },
    ...options,
  })
  return (await signUp(twin, EMAIL)).UserSub ?? ''
}

const statusOf = async (username: string) =>
  (await twin.sdk.send(new AdminGetUserCommand({ UserPoolId: POOL, Username: username }))).UserStatus

describe('the trigger of a confirmation', () => {
  it('gets exactly the event that AWS sends, once', async () => {
    const sub = await startWith(async (_name, event) => ({ ok: true, payload: event }))
    await twin.sdk.send(
      new ConfirmSignUpCommand({
        ClientId: CLIENT,
        Username: EMAIL,
        ConfirmationCode: lastCode(twin, EMAIL),
        ClientMetadata: { from: 'a test' },
      }),
    )
    expect(calls).toEqual([
      {
        name: 'post-confirmation',
        event: {
          version: '1',
          region: 'us-east-1',
          userPoolId: POOL,
          userName: sub,
          callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: CLIENT },
          triggerSource: 'PostConfirmation_ConfirmSignUp',
          request: {
            userAttributes: { sub, 'cognito:user_status': 'CONFIRMED', email_verified: 'true', email: EMAIL },
            clientMetadata: { from: 'a test' },
          },
          response: {},
        },
      },
    ])
  })

  it('may call back about the same user before it answers', async () => {
    await startWith(async (_name, event) => {
      const { userName } = event as { userName: string }
      const input = { UserPoolId: POOL, Username: userName, GroupName: 'everyone' }
      await twin.sdk.send(new AdminAddUserToGroupCommand(input))
      return { ok: true, payload: event }
    })
    await confirm(twin, EMAIL)
    const { AccessToken } = await tokensOf(twin, EMAIL)
    expect(claimsOf(AccessToken)['cognito:groups']).toEqual(['everyone'])
  })

  it('does not fire for a wrong code', async () => {
    await startWith(async () => ({ ok: true, payload: {} }))
    await expect(confirm(twin, EMAIL, 'wrong')).rejects.toMatchObject({ name: 'CodeMismatchException' })
    expect(calls).toEqual([])
  })

  it('is not missed where the pool has none', async () => {
    await startWith(async () => ({ ok: true, payload: {} }), { pool: { ...pool, triggers: {} } })
    await confirm(twin, EMAIL)
    expect(calls).toEqual([])
  })
})

describe('a trigger that fails', () => {
  const failed: InvocationResult = { ok: false, errorType: 'Error', errorMessage: 'no such group', timedOut: false }
  const timedOut: InvocationResult = { ok: false, errorType: 'Timeout', errorMessage: 'late', timedOut: true }

  it.each([
    ['throws', failed, 1, 'UserLambdaValidationException', 'PostConfirmation failed with error no such group.'],
    [
      'is late each time',
      timedOut,
      3,
      'UnexpectedLambdaException',
      'PostConfirmation invocation failed due to error Socket timeout while invoking Lambda function.',
    ],
    [
      'answers with text',
      { ok: true, payload: 'done' },
      1,
      'InvalidLambdaResponseException',
      'Unrecognizable lambda output',
    ],
    [
      'answers with nothing',
      { ok: true, payload: null },
      1,
      'InvalidLambdaResponseException',
      'Unrecognizable lambda output',
    ],
  ] as const)('because it %s fails the answer and not the confirmation', async (_why, result, times, name, message) => {
    await startWith(async () => result)
    await expect(confirm(twin, EMAIL)).rejects.toMatchObject({ name, message })
    expect(calls).toHaveLength(times)
    expect(await statusOf(EMAIL)).toBe('CONFIRMED')
    await expect(confirm(twin, EMAIL)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('once by being late is tried again, and then all is well', async () => {
    await startWith(async (_name, event) => (calls.length < 3 ? timedOut : { ok: true, payload: event }))
    await confirm(twin, EMAIL)
    expect(calls).toHaveLength(3)
  })

  it('by never answering is not waited for longer than Cognito waits', async () => {
    await startWith(() => new Promise(() => {}), { triggerPatienceMs: 20 })
    await expect(confirm(twin, EMAIL)).rejects.toMatchObject({ name: 'UnexpectedLambdaException' })
    expect(calls).toHaveLength(3)
  })
})
