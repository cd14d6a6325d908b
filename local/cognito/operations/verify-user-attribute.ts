import type { VerifyUserAttributeRequest, VerifyUserAttributeResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { userOfToken } from '../access'
import { aliasExists, movedTo } from '../address-code'
import { checkCode } from '../confirmation-code'
import { codeExpired, invalidParameter } from '../errors'
import { operation } from '../operation'
import * as shapes from '../shapes'
import { emailKey, userKey } from '../store/keys'
import { put } from '../store/store'

const schema = z.object({
  AccessToken: shapes.token,
  AttributeName: shapes.attributeName,
  Code: shapes.code,
}) satisfies z.ZodType<VerifyUserAttributeRequest>

/** The address that a code was mailed to is the user's, and verified. */
export const verifyUserAttribute = operation(schema, async (parts, input): Promise<VerifyUserAttributeResponse> => {
  const { store, lock, clock } = parts
  const { sub, addressCode: asked } = await userOfToken(parts, input.AccessToken)
  if (input.AttributeName !== 'email') throw invalidParameter(`${input.AttributeName} cannot be verified.`)
  if (!asked) throw codeExpired()
  const write = async () => {
    const user = await userOfToken(parts, input.AccessToken)
    const check = checkCode(user, input.Code, clock(), user.addressCode)
    if (!check.ok) {
      await store.write(put(userKey(sub), check.user))
      throw check.error
    }
    const { addressCode, wrongCodes: _, sentCodes: __, ...rest } = user
    // Another code was asked for in the meantime, for another address.
    if (addressCode?.email !== asked.email) throw codeExpired()
    const { email } = asked
    const owner = await store.get(emailKey(email))
    if (owner !== undefined && owner !== sub) throw aliasExists()
    const attributes = { ...user.attributes, email, email_verified: 'true' }
    await store.write(...movedTo(user, email), put(userKey(sub), { ...rest, attributes, modifiedAt: clock() }))
    return {}
  }
  return lock(emailKey(asked.email).text, () => lock(sub, write))
})
