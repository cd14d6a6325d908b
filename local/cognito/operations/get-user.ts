import type { GetUserRequest, GetUserResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { userOfToken } from '../access'
import { listAttributes } from '../attributes'
import { describeFactors } from '../describe-user'
import { operation } from '../operation'
import * as shapes from '../shapes'

const schema = z.object({ AccessToken: shapes.token }) satisfies z.ZodType<GetUserRequest>

export const getUser = operation(schema, async (parts, { AccessToken }): Promise<GetUserResponse> => {
  const user = await userOfToken(parts, AccessToken)
  return { Username: user.sub, UserAttributes: listAttributes(user), ...describeFactors(user) }
})
