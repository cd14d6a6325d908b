import type { ForgotPasswordRequest, ForgotPasswordResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { newResetCode } from '../confirmation-code'
import { countOneMore, isUsedUp } from '../count-limit'
import { limitExceeded, userDisabled, userNotFound } from '../errors'
import { findUsername } from '../find-user'
import { deliveryTo, writeLetter } from '../letters'
import { operation } from '../operation'
import { isReachable, requireResettable } from '../password-reset'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'
import { userKey } from '../store/keys'
import { put } from '../store/store'

const schema = z.object({
  ClientId: shapes.clientId,
  Username: shapes.username,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<ForgotPasswordRequest>

/** Mails a code. Where existence is hidden, whoever is unknown, disabled or unreachable is answered as if it had. */
export const forgotPassword = operation(schema, async (parts, input): Promise<ForgotPasswordResponse> => {
  const { pool, store, clock, lock, mailbox } = parts
  const client = requireClient(pool, input.ClientId)
  const username = await findUsername(store, input.Username)
  return lock(username, async () => {
    const user = await store.get(userKey(username))
    if (client.preventUserExistenceErrors && !(user?.enabled && isReachable(user))) {
      return { CodeDeliveryDetails: deliveryTo(input.Username) }
    }
    if (!user) throw userNotFound()
    if (!user.enabled) throw userDisabled()
    requireResettable(user)
    if (isUsedUp(user.sentCodes, clock())) throw limitExceeded()
    const code = newResetCode(parts)
    const letter = await writeLetter(parts, {
      source: 'ForgotPassword',
      user,
      code: code.value,
      clientId: client.id,
      clientMetadata: input.ClientMetadata,
    })
    const renewed = { ...user, code, sentCodes: countOneMore(user.sentCodes, clock()) }
    const mail = mailbox.prepare(letter)
    await store.write(put(userKey(username), renewed), ...mail.changes)
    mail.deliver()
    return { CodeDeliveryDetails: deliveryTo(user.attributes.email ?? '') }
  })
})
