import type {
  ResendConfirmationCodeRequest,
  ResendConfirmationCodeResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { newAddressCode } from '../confirmation-code'
import { countOneMore, isUsedUp } from '../count-limit'
import { invalidParameter, limitExceeded, userNotFound } from '../errors'
import { findUsername } from '../find-user'
import { deliveryTo, writeLetter } from '../letters'
import { operation } from '../operation'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'
import { userKey } from '../store/keys'
import { put } from '../store/store'

const schema = z.object({
  ClientId: shapes.clientId,
  Username: shapes.username,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<ResendConfirmationCodeRequest>

export const resendConfirmationCode = operation(
  schema,
  async (parts, input): Promise<ResendConfirmationCodeResponse> => {
    const { pool, store, clock, lock, mailbox } = parts
    const client = requireClient(pool, input.ClientId)
    const sub = await findUsername(store, input.Username)
    return lock(sub, async () => {
      const user = await store.get(userKey(sub))
      const now = clock()
      if (!user?.enabled && client.preventUserExistenceErrors) {
        return { CodeDeliveryDetails: deliveryTo(input.Username) }
      }
      if (!user) throw userNotFound()
      if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.')
      if (isUsedUp(user.sentCodes, now)) throw limitExceeded()
      const code = newAddressCode(parts)
      const letter = await writeLetter(parts, {
        source: 'ResendCode',
        user,
        code: code.value,
        clientId: client.id,
        clientMetadata: input.ClientMetadata,
      })
      const renewed = { ...user, code, sentCodes: countOneMore(user.sentCodes, now) }
      const mail = mailbox.prepare(letter)
      await store.write(put(userKey(sub), renewed), ...mail.changes)
      mail.deliver()
      return { CodeDeliveryDetails: deliveryTo(user.attributes.email ?? '') }
    })
  },
)
