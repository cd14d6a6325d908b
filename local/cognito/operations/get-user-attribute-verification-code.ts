import type {
  GetUserAttributeVerificationCodeRequest,
  GetUserAttributeVerificationCodeResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { userOfToken } from '../access'
import { sendAddressCode } from '../address-code'
import { invalidParameter } from '../errors'
import { operation } from '../operation'
import * as shapes from '../shapes'

const schema = z.object({
  AccessToken: shapes.token,
  AttributeName: shapes.attributeName,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<GetUserAttributeVerificationCodeRequest>

/** A code to the address that the user has, or that is to come in its place. */
export const getUserAttributeVerificationCode = operation(
  schema,
  async (parts, input): Promise<GetUserAttributeVerificationCodeResponse> => {
    const { lock, tokens } = parts
    const { sub } = await userOfToken(parts, input.AccessToken)
    const { client_id: clientId } = await tokens.readAccess(input.AccessToken)
    if (input.AttributeName !== 'email') throw invalidParameter(`${input.AttributeName} cannot be verified.`)
    return lock(sub, async () => {
      const user = await userOfToken(parts, input.AccessToken)
      const email = user.addressCode?.email ?? user.attributes.email
      if (!email) throw invalidParameter('User does not have email.')
      const call = { source: 'VerifyUserAttribute', clientId, clientMetadata: input.ClientMetadata } as const
      return { CodeDeliveryDetails: await sendAddressCode(parts, user, email, call) }
    })
  },
)
