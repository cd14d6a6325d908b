import { AwsError, type PasswordPolicy } from '../contract'
import type { Random } from './random'

// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-policies.html (an inner space counts too)
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/

const firstBreach = (password: string, policy: PasswordPolicy) => {
  if (password.length < policy.minimumLength) return 'Password not long enough'
  if (policy.requireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters'
  if (policy.requireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters'
  if (policy.requireNumbers && !/[0-9]/.test(password)) return 'Password must have numeric characters'
  if (policy.requireSymbols && !SYMBOL.test(password)) return 'Password must have symbol characters'
  return undefined
}

/** Throws InvalidPasswordException, naming the first rule that is broken. */
export const enforcePolicy = (password: string, policy: PasswordPolicy) => {
  const breach = firstBreach(password, policy)
  if (breach) throw new AwsError('InvalidPasswordException', `Password did not conform with policy: ${breach}`)
}

/** A temporary password that keeps any policy. */
export const generatePassword = (policy: PasswordPolicy, random: Random) =>
  `Aa1!${random(Math.max(policy.minimumLength, 12)).toString('base64url')}`
