import { AwsError, type InvocationResult, type InvokeFunction, type UserPool } from '../contract'
import type { User } from './records'

const TRIES = 3

export type FireTrigger = (
  trigger: 'PostConfirmation',
  source: 'PostConfirmation_ConfirmSignUp' | 'PostConfirmation_ConfirmForgotPassword',
  about: { user: User; clientId: string; clientMetadata?: Record<string, string> | undefined },
) => Promise<void>

const TIMED_OUT = { ok: false, errorType: 'Timeout', errorMessage: '', timedOut: true } as const

const within = (milliseconds: number, result: Promise<InvocationResult>) => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<InvocationResult>((resolve) => {
    timer = setTimeout(() => resolve(TIMED_OUT), milliseconds)
  })
  return Promise.race([result, late]).finally(() => clearTimeout(timer))
}

const accept = (trigger: string, result: InvocationResult) => {
  if (!result.ok && result.timedOut) {
    throw new AwsError(
      'UnexpectedLambdaException',
      `${trigger} invocation failed due to error Socket timeout while invoking Lambda function.`,
    )
  }
  if (!result.ok) {
    throw new AwsError('UserLambdaValidationException', `${trigger} failed with error ${result.errorMessage}.`)
  }
  if (typeof result.payload !== 'object' || result.payload === null || Array.isArray(result.payload)) {
    throw new AwsError('InvalidLambdaResponseException', 'Unrecognizable lambda output')
  }
}

/**
 * Calls the pool's triggers. Cognito waits 5 s for a function, whatever its own limit, and calls it three times at most.
 * The one that fires rejects with UserLambdaValidationException, UnexpectedLambdaException or InvalidLambdaResponseException.
 */
export const createTriggers =
  (pool: UserPool, invoke: InvokeFunction, patienceMs: number): FireTrigger =>
  async (trigger, triggerSource, { user, clientId, clientMetadata }) => {
    const functionName = pool.triggers[trigger]
    if (functionName === undefined) return
    const event = {
      version: '1',
      region: pool.region,
      userPoolId: pool.id,
      userName: user.sub,
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
      triggerSource,
      request: {
        userAttributes: { sub: user.sub, 'cognito:user_status': user.status, ...user.attributes },
        ...(clientMetadata && { clientMetadata }),
      },
      response: {},
    }
    let result: InvocationResult = TIMED_OUT
    for (let tries = 0; tries < TRIES && !result.ok && result.timedOut; tries++) {
      result = await within(patienceMs, invoke(functionName, event))
    }
    accept(trigger, result)
  }
