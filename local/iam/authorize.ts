import { AwsError, type PolicyStatement } from '../contract'
import type { Principal } from '../signature/keyring'

export interface Right {
  /** `dynamodb:GetItem` */
  action: string
  /** An ARN, or `*` for what belongs to no resource. */
  resource: string
}

const matches = (pattern: string, text: string, flags = '') => {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, `s${flags}`).test(text)
}

const covers = (statement: PolicyStatement, { action, resource }: Right) =>
  statement.actions.some((pattern) => matches(pattern, action, 'i')) &&
  statement.resources.some((pattern) => matches(pattern, resource))

/** True when a statement allows it and none denies it: IAM's order of evaluation. */
export const isAllowed = (policy: PolicyStatement[], right: Right) => {
  const applying = policy.filter((statement) => covers(statement, right))
  return applying.length > 0 && applying.every(({ effect }) => effect === 'Allow')
}

/** Throws AccessDeniedException, in AWS's words, for the first right that the principal does not have. */
export const authorize = (principal: Principal, rights: Right[], status = 400) => {
  const { policy } = principal
  if (!policy) return
  const lacking = rights.find((right) => !isAllowed(policy, right))
  if (!lacking) return
  throw new AwsError(
    'AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: ${lacking.action} on resource: ${lacking.resource} ` +
      `because no identity-based policy allows the ${lacking.action} action`,
    status,
  )
}
