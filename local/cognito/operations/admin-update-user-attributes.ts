import type {
  AdminUpdateUserAttributesRequest,
  AdminUpdateUserAttributesResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { AwsError } from '../../contract'
import { sentAttributes } from '../attributes'
import { changeUser } from '../change-user'
import { invalidParameter } from '../errors'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  UserAttributes: shapes.userAttributes.unwrap(),
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<AdminUpdateUserAttributesRequest>

/** An administrator may say that an address is verified: no code is asked for. What is sent empty is deleted. */
export const adminUpdateUserAttributes = operation(
  schema,
  async (parts, { UserPoolId, Username, UserAttributes }): Promise<AdminUpdateUserAttributesResponse> => {
    requirePool(parts.pool, UserPoolId)
    const { email, ...others } = sentAttributes(UserAttributes, 'administrator')
    await changeUser(parts, Username, (user) => {
      const { email: own = '' } = user.attributes
      // Cognito moves them, after a code to the new one unless it is said to be verified.
      if (email !== undefined && email.toLowerCase() !== own.toLowerCase())
        throw new AwsError('UnsupportedOperationException', 'This twin changes no address for an administrator.')
      if (others.email_verified !== undefined && own === '')
        throw invalidParameter('Email is required to verify/un-verify an email')
      const attributes = Object.entries({ ...user.attributes, ...others }).filter(([, value]) => value !== '')
      return { user: { ...user, attributes: Object.fromEntries(attributes) } }
    })
    return {}
  },
)
