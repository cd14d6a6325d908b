import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import { type Failure, fail } from '../domain/result'
import { words } from './words'

type Refusal = Schema['Refusal']['type']

const refusals: Record<Refusal, Failure> = {
  FORBIDDEN: { code: 'forbidden', message: words.failure.forbidden },
  NOT_FOUND: { code: 'not_found', message: words.repair.gone },
  NAME_TAKEN: { code: 'conflict', message: words.displayName.taken, fields: { name: words.displayName.taken } },
  NAME_INVALID: { code: 'invalid', message: words.displayName.invalid, fields: { name: words.displayName.invalid } },
  INVALID: { code: 'invalid', message: words.failure.invalid },
  TOO_LARGE: { code: 'unavailable', message: words.users.tooLarge },
  SELF: { code: 'forbidden', message: words.acts.self },
  LAST_ADMIN: { code: 'conflict', message: words.acts.lastAdmin },
  KEPT_OUT: { code: 'conflict', message: words.acts.keptOut },
  CHANGED: { code: 'conflict', message: words.failure.conflict },
  EMAIL_TAKEN: { code: 'conflict', message: words.acts.emailTaken, fields: { email: words.acts.emailTaken } },
  EMAIL_INVALID: { code: 'invalid', message: words.acts.emailInvalid, fields: { email: words.acts.emailInvalid } },
  NOT_CONFIRMED: {
    code: 'invalid',
    message: words.acts.notConfirmed,
    fields: { confirmation: words.acts.notConfirmed },
  },
  WRONG_STATUS: { code: 'conflict', message: words.acts.wrongStatus },
  GROUP_MISSING: { code: 'unavailable', message: words.repair.noGroup },
  THROTTLED: { code: 'rate_limited', message: words.repair.throttled },
}

/** What the membership function refused, in words. */
export const failAs = (refusal: Refusal) => {
  const { code, message, fields } = refusals[refusal]
  return fail(code, message, fields)
}

/** The same of an operation on a run. */
export const failAsRun = (refusal: Refusal) =>
  refusal === 'NOT_FOUND' ? fail('not_found', words.run.gone) : failAs(refusal)
