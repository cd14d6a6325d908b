import type { AdminDeleteUserRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { requireUser, requireUsername } from '../find-user'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { allTracesOf } from '../traces-of'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
}) satisfies z.ZodType<AdminDeleteUserRequest>

export const adminDeleteUser = operation(
  schema,
  async ({ pool, store, lock }, { UserPoolId, Username }): Promise<Record<string, never>> => {
    requirePool(pool, UserPoolId)
    const username = await requireUsername(store, Username)
    await lock(username, async () => store.write(...(await allTracesOf(store, await requireUser(store, username)))))
    return {}
  },
)
