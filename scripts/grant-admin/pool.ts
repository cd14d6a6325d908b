import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Answer } from '../aws/ask'
import { ask } from '../aws/ask'
import { failureWords, type Place } from '../aws/failure-words'
import type { Target } from '../aws/target'
import { Stop } from '../settings'

/** What looking up and adding work with. */
export interface Pool {
  cognito: CognitoIdentityProviderClient
  target: Target
  wait: (milliseconds: number) => Promise<void>
  limitMs?: number
}

const placeOf = ({ outputs, twin }: Target): Place => ({
  isLocal: twin !== undefined,
  region: outputs.region,
  profile: process.env.AWS_PROFILE,
})

/** One call of Cognito, and its failure as it is. */
export const tryCall = <Value>(
  { limitMs }: Pool,
  operation: string,
  call: (options: { abortSignal: AbortSignal }) => Promise<Value>,
): Promise<Answer<Value>> => ask(`cognito-idp:${operation}`, call, limitMs)

/** Throws Stop with words for what went wrong; `before` is said first. */
export const requireValue = <Value>(answer: Answer<Value>, { target }: Pool, before = ''): Value => {
  if ('value' in answer) return answer.value
  const { sentence, remedy } = failureWords(answer.failure, placeOf(target))
  throw new Stop(`${before}${sentence} ${remedy}`)
}
