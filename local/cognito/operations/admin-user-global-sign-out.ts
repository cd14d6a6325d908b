import type { AdminUserGlobalSignOutRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { changeUser, signedOut } from '../change-user'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
}) satisfies z.ZodType<AdminUserGlobalSignOutRequest>

/** Tokens that were given before are over for Cognito. AppSync, which asks nobody, takes them until they expire. */
export const adminUserGlobalSignOut = operation(
  schema,
  async (parts, { UserPoolId, Username }): Promise<Record<string, never>> => {
    requirePool(parts.pool, UserPoolId)
    await changeUser(parts, Username, (user) => ({ user: signedOut(user) }))
    return {}
  },
)
