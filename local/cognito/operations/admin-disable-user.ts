import type { AdminDisableUserRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { changeUser, signedOut } from '../change-user'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
}) satisfies z.ZodType<AdminDisableUserRequest>

/** The user stays in the lists and in the groups, and every sign-in is over. */
export const adminDisableUser = operation(
  schema,
  async (parts, { UserPoolId, Username }): Promise<Record<string, never>> => {
    requirePool(parts.pool, UserPoolId)
    await changeUser(parts, Username, (user) => ({ user: { ...signedOut(user), enabled: false } }))
    return {}
  },
)
