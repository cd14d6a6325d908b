import { AwsError, type InvocationResult, type InvokeFunction, type UserPool } from '../contract'
import type { User } from './records'

const TRIES = 3

/** Where AWS names a client and no client has called: an administrator's operations. */
export const NO_CLIENT = 'CLIENT_ID_NOT_APPLICABLE'

type Fields = Record<string, unknown>

// What the functions find in `response`, and may fill in.
const RESPONSES = {
  PreSignUp: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  PreAuthentication: {},
  PostConfirmation: {},
  CustomMessage: { smsMessage: null, emailMessage: null, emailSubject: null },
} satisfies Record<string, Fields>

type TriggerName = keyof typeof RESPONSES

interface TriggerCall {
  /** The part behind the trigger's name: `ConfirmSignUp`. */
  source: string
  userName: string
  clientId: string
  request: Fields
}

/** Answers what the function put into `response`; undefined when the pool has no such trigger. */
export type FireTrigger = (trigger: TriggerName, call: TriggerCall) => Promise<Fields | undefined>

const TIMED_OUT = { ok: false, errorType: 'Timeout', errorMessage: '', timedOut: true } as const

const within = (milliseconds: number, result: Promise<InvocationResult>) => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<InvocationResult>((resolve) => {
    timer = setTimeout(() => resolve(TIMED_OUT), milliseconds)
  })
  return Promise.race([result, late]).finally(() => clearTimeout(timer))
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const responseOf = (trigger: string, result: InvocationResult): Fields => {
  if (!result.ok && result.timedOut) {
    throw new AwsError(
      'UnexpectedLambdaException',
      `${trigger} invocation failed due to error Socket timeout while invoking Lambda function.`,
    )
  }
  if (!result.ok) {
    throw new AwsError('UserLambdaValidationException', `${trigger} failed with error ${result.errorMessage}.`)
  }
  if (!isRecord(result.payload)) {
    throw new AwsError('InvalidLambdaResponseException', 'Unrecognizable lambda output')
  }
  return isRecord(result.payload.response) ? result.payload.response : {}
}

/** A user's attributes as the functions see them. */
export const triggerAttributes = ({ sub, status, attributes }: User) => ({
  sub,
  'cognito:user_status': status,
  ...attributes,
})

/**
 * Calls the pool's triggers. Cognito waits 5 s for a function, whatever its own limit, and calls it three times at most.
 * The one that fires rejects with UserLambdaValidationException, UnexpectedLambdaException or InvalidLambdaResponseException.
 */
export const createTriggers =
  (pool: UserPool, invoke: InvokeFunction, patienceMs: number): FireTrigger =>
  async (trigger, { source, userName, clientId, request }) => {
    const functionName = pool.triggers[trigger]
    if (functionName === undefined) return undefined
    const event = {
      version: '1',
      region: pool.region,
      userPoolId: pool.id,
      userName,
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
      triggerSource: `${trigger}_${source}`,
      request,
      response: RESPONSES[trigger],
    }
    let result: InvocationResult = TIMED_OUT
    for (let tries = 0; tries < TRIES && !result.ok && result.timedOut; tries++) {
      result = await within(patienceMs, invoke(functionName, event))
    }
    return responseOf(trigger, result)
  }
