import type {
  ConfirmForgotPasswordRequest,
  ConfirmForgotPasswordResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { checkCode } from '../confirmation-code'
import { codeExpired, userDisabled, userNotFound } from '../errors'
import { findUsername } from '../find-user'
import { operation } from '../operation'
import type { Parts } from '../parts'
import { hashPassword } from '../password-hash'
import { enforcePolicy } from '../password-policy'
import { isReachable } from '../password-reset'
import type { User } from '../records'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'
import { attemptsKey, userKey } from '../store/keys'
import { put, remove } from '../store/store'
import { triggerAttributes } from '../trigger'

const schema = z.object({
  ClientId: shapes.clientId,
  Username: shapes.username,
  ConfirmationCode: shapes.code,
  Password: shapes.password,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<ConfirmForgotPasswordRequest>

const setPassword = async ({ store, clock, random }: Parts, user: User, code: string, password: string) => {
  if (!user.enabled) throw userDisabled()
  // The code of a sign-up is none for a password.
  if (!isReachable(user)) throw codeExpired()
  const check = checkCode(user, code, clock())
  if (!check.ok) {
    await store.write(put(userKey(user.sub), check.user))
    throw check.error
  }
  const { code: _, wrongCodes: __, sentCodes: ___, ...rest } = user
  const hash = await hashPassword(password, random)
  const changed: User = { ...rest, password: hash, status: 'CONFIRMED', modifiedAt: clock() }
  await store.write(put(userKey(user.sub), changed), remove(attemptsKey(user.sub)))
  return changed
}

/** A new password for a code. The trigger fires here too, so one that ignores its source would put removed members back. */
export const confirmForgotPassword = operation(schema, async (parts, input): Promise<ConfirmForgotPasswordResponse> => {
  const { pool, store, lock, fireTrigger } = parts
  const client = requireClient(pool, input.ClientId)
  enforcePolicy(input.Password, pool.passwordPolicy)
  const username = await findUsername(store, input.Username)
  const user = await lock(username, async () => {
    const known = await store.get(userKey(username))
    if (!known) throw client.preventUserExistenceErrors ? codeExpired() : userNotFound()
    return setPassword(parts, known, input.ConfirmationCode, input.Password)
  })
  await fireTrigger('PostConfirmation', {
    source: 'ConfirmForgotPassword',
    userName: user.sub,
    clientId: client.id,
    request: {
      userAttributes: triggerAttributes(user),
      ...(input.ClientMetadata && { clientMetadata: input.ClientMetadata }),
    },
  })
  return {}
})
