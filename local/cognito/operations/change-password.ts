import type { ChangePasswordRequest, ChangePasswordResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { userOfToken } from '../access'
import { incorrectPassword, limitExceeded, missingParameter } from '../errors'
import { operation } from '../operation'
import { guardAttempt } from '../password-attempts'
import { hashPassword, matchesPassword } from '../password-hash'
import { enforcePolicy } from '../password-policy'
import * as shapes from '../shapes'
import { attemptsKey, userKey } from '../store/keys'
import { put } from '../store/store'

const schema = z.object({
  AccessToken: shapes.token,
  PreviousPassword: shapes.password.optional(),
  ProposedPassword: shapes.password,
}) satisfies z.ZodType<ChangePasswordRequest>

/** A new password for the old one. Sign-ins of before go on. */
export const changePassword = operation(schema, async (parts, input): Promise<ChangePasswordResponse> => {
  const { pool, store, clock, random, lock } = parts
  const { sub } = await userOfToken(parts, input.AccessToken)
  const { PreviousPassword, ProposedPassword } = input
  if (PreviousPassword === undefined) throw missingParameter('PreviousPassword')
  enforcePolicy(ProposedPassword, pool.passwordPolicy)
  return lock(sub, async () => {
    const user = await userOfToken(parts, input.AccessToken)
    await guardAttempt(parts, attemptsKey(sub), () => matchesPassword(PreviousPassword, user.password), {
      locked: limitExceeded,
      wrong: incorrectPassword,
    })
    const password = await hashPassword(ProposedPassword, random)
    await store.write(put(userKey(sub), { ...user, password, modifiedAt: clock() }))
    return {}
  })
})
