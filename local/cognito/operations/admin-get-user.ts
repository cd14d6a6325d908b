import type { AdminGetUserRequest, AdminGetUserResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { listAttributes } from '../attributes'
import { describeFactors, describeState } from '../describe-user'
import { requireUser } from '../find-user'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { usernameOf } from '../username-of'
import type { Wire } from '../wire'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
}) satisfies z.ZodType<AdminGetUserRequest>

export const adminGetUser = operation(
  schema,
  async ({ pool, store }, { UserPoolId, Username }): Promise<Wire<AdminGetUserResponse>> => {
    requirePool(pool, UserPoolId)
    const user = await requireUser(store, Username)
    return {
      Username: usernameOf(user),
      UserAttributes: listAttributes(user),
      ...describeState(user),
      ...describeFactors(user),
    }
  },
)
