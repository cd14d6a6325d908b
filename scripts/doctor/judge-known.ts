import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { failureWords } from '../aws/failure-words'
import { type Facts, type Known, regionOf } from './facts'
import { fault, type Judgement, skipped, warning } from './finding'
import { NO_POOL } from './unasked'

/** Judges what AWS answered. What may not be asked is a warning: it was not checked, and may be well. */
export const judgeKnown = <Value>(facts: Facts, known: Known<Value>, judge: (value: Value) => Judgement): Judgement => {
  if ('unasked' in known) return skipped(known.unasked, known.remedy)
  if ('value' in known) return judge(known.value)
  const { isLocal, machine } = facts
  const place = { isLocal, region: regionOf(facts), profile: machine.environment.AWS_PROFILE }
  const { sentence, remedy } = failureWords(known.failure, place)
  return known.failure.kind === 'denied'
    ? warning(`This could not be checked: ${sentence}`, remedy)
    : fault(sentence, remedy)
}

/** Judges what the pool says of itself; that it does not answer is said once, by the check of the pool. */
export const judgePool = (facts: Facts, judge: (pool: UserPoolType) => Judgement): Judgement =>
  'failure' in facts.userPool ? skipped(NO_POOL.unasked) : judgeKnown(facts, facts.userPool, judge)
