import type { AdminEnableUserRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { changeUser } from '../change-user'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
}) satisfies z.ZodType<AdminEnableUserRequest>

/** Sign-ins that ended when the user was disabled stay ended. */
export const adminEnableUser = operation(
  schema,
  async (parts, { UserPoolId, Username }): Promise<Record<string, never>> => {
    requirePool(parts.pool, UserPoolId)
    await changeUser(parts, Username, (user) => ({ user: { ...user, enabled: true } }))
    return {}
  },
)
