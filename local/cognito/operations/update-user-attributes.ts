import type {
  CodeDeliveryDetailsType,
  UpdateUserAttributesRequest,
  UpdateUserAttributesResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { userOfToken } from '../access'
import { aliasExists, movedTo, sendAddressCode } from '../address-code'
import { sentAttributes } from '../attributes'
import { operation } from '../operation'
import * as shapes from '../shapes'
import { emailKey, userKey } from '../store/keys'
import { put } from '../store/store'

const schema = z.object({
  AccessToken: shapes.token,
  UserAttributes: shapes.userAttributes.unwrap(),
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<UpdateUserAttributesRequest>

/** Another address gets a code; where the pool says so, the address of before stays until the code comes back. */
export const updateUserAttributes = operation(schema, async (parts, input): Promise<UpdateUserAttributesResponse> => {
  const { pool, store, lock, clock, tokens } = parts
  const { sub } = await userOfToken(parts, input.AccessToken)
  const { client_id: clientId } = await tokens.readAccess(input.AccessToken)
  const { email, ...others } = sentAttributes(input.UserAttributes, 'client')
  const keepsAddress = pool.verifiesBeforeUpdate.includes('email')
  const write = async (): Promise<CodeDeliveryDetailsType[]> => {
    const user = await userOfToken(parts, input.AccessToken)
    const isOther = email !== undefined && email.toLowerCase() !== user.attributes.email?.toLowerCase()
    if (isOther && (await store.get(emailKey(email)))) throw aliasExists()
    const isMoved = isOther && !keepsAddress
    const attributes = { ...user.attributes, ...others, ...(isMoved && { email, email_verified: 'false' }) }
    const changed = { ...user, attributes, modifiedAt: clock() }
    await store.write(put(userKey(sub), changed), ...(isMoved ? movedTo(user, email) : []))
    if (!isOther) return []
    const call = { source: 'UpdateUserAttribute', clientId, clientMetadata: input.ClientMetadata } as const
    return [await sendAddressCode(parts, changed, email, call)]
  }
  const locked = () => lock(sub, write)
  // Nobody signs up meanwhile with the address that is taken here.
  return { CodeDeliveryDetailsList: await (email === undefined ? locked() : lock(emailKey(email).text, locked)) }
})
