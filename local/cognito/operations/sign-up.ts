import type { SignUpRequest, SignUpResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { newAttributes, usernameExists } from '../attributes'
import { newAddressCode } from '../confirmation-code'
import { invalidParameter, notAuthorized } from '../errors'
import { deliveryTo, writeLetter } from '../letters'
import { operation } from '../operation'
import { hashPassword } from '../password-hash'
import { enforcePolicy } from '../password-policy'
import { firePreSignUp } from '../pre-sign-up'
import { uuid } from '../random'
import type { User } from '../records'
import { requireClient } from '../require-client'
import * as shapes from '../shapes'
import { emailKey, userKey } from '../store/keys'
import { put } from '../store/store'

const schema = z.object({
  ClientId: shapes.clientId,
  Username: shapes.username,
  Password: shapes.password.optional(),
  UserAttributes: shapes.userAttributes,
  ValidationData: shapes.userAttributes,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<SignUpRequest>

export const signUp = operation(schema, async (parts, input): Promise<SignUpResponse> => {
  const { pool, store, clock, random, lock, mailbox } = parts
  const client = requireClient(pool, input.ClientId)
  if (pool.adminCreateUserOnly) throw notAuthorized('SignUp is not permitted for this user pool')
  if (input.Password === undefined) throw invalidParameter('Password is required')
  const { Password } = input
  const attributes = newAttributes(input.Username, input.UserAttributes, 'client')
  enforcePolicy(Password, pool.passwordPolicy)
  const email = attributes.email ?? ''
  const sub = uuid(random)
  await firePreSignUp(parts, { source: 'SignUp', userName: sub, clientId: client.id }, attributes, input)

  return lock(emailKey(email).text, async () => {
    if (await store.get(emailKey(email))) throw usernameExists()
    const now = clock()
    const code = newAddressCode(parts)
    const user: User = {
      sub,
      attributes,
      status: 'UNCONFIRMED',
      enabled: true,
      createdAt: now,
      modifiedAt: now,
      password: await hashPassword(Password, random),
      code,
    }
    const letter = await writeLetter(parts, {
      source: 'SignUp',
      user,
      code: code.value,
      clientId: client.id,
      clientMetadata: input.ClientMetadata,
    })
    const mail = mailbox.prepare(letter)
    await store.write(put(userKey(user.sub), user), put(emailKey(email), user.sub), ...mail.changes)
    mail.deliver()
    return { UserConfirmed: false, UserSub: user.sub, CodeDeliveryDetails: deliveryTo(email) }
  })
})
