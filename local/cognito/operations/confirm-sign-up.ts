import type { ConfirmSignUpRequest, ConfirmSignUpResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import type { UserPoolClient } from '../../contract'
import { checkCode } from '../confirmation-code'
import { codeExpired, notAuthorized, userNotFound } from '../errors'
import { findUsername } from '../find-user'
import { operation } from '../operation'
import type { Parts } from '../parts'
import type { User } from '../records'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'
import { userKey } from '../store/keys'
import { put } from '../store/store'
import { triggerAttributes } from '../trigger'

const schema = z.object({
  ClientId: shapes.clientId,
  Username: shapes.username,
  ConfirmationCode: shapes.code,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<ConfirmSignUpRequest>

const unknownUser = (client: UserPoolClient) => (client.preventUserExistenceErrors ? codeExpired() : userNotFound())

const confirm = async ({ store, clock }: Parts, client: UserPoolClient, sub: string, code: string): Promise<User> => {
  const user = await store.get(userKey(sub))
  if (!user) throw unknownUser(client)
  if (user.status !== 'UNCONFIRMED') {
    throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
  }
  const check = checkCode(user, code, clock())
  if (!check.ok) {
    await store.write(put(userKey(sub), check.user))
    throw check.error
  }
  const { code: _, wrongCodes: __, sentCodes: ___, ...rest } = user
  const attributes = { ...user.attributes, email_verified: 'true' }
  const confirmed: User = { ...rest, attributes, status: 'CONFIRMED', modifiedAt: clock() }
  await store.write(put(userKey(sub), confirmed))
  return confirmed
}

export const confirmSignUp = operation(schema, async (parts, input): Promise<ConfirmSignUpResponse> => {
  const { pool, store, lock, fireTrigger } = parts
  const client = requireClient(pool, input.ClientId)
  const sub = await findUsername(store, input.Username)
  const user = await lock(sub, () => confirm(parts, client, sub, input.ConfirmationCode))
  // Outside the lock: the function calls back. As on AWS, its failure fails the answer and not the confirmation.
  await fireTrigger('PostConfirmation', {
    source: 'ConfirmSignUp',
    userName: user.sub,
    clientId: client.id,
    request: {
      userAttributes: triggerAttributes(user),
      ...(input.ClientMetadata && { clientMetadata: input.ClientMetadata }),
    },
  })
  return {}
})
