import type { AdminAddUserToGroupRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { groupNotFound } from '../errors'
import { requireUsername } from '../find-user'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { groupKey, memberKey, membershipKey } from '../store/keys'
import { put } from '../store/store'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  GroupName: shapes.groupName,
}) satisfies z.ZodType<AdminAddUserToGroupRequest>

/** Adding twice is nothing, as on AWS. */
export const adminAddUserToGroup = operation(
  schema,
  async ({ pool, store, lock }, { UserPoolId, Username, GroupName }): Promise<Record<string, never>> => {
    requirePool(pool, UserPoolId)
    const username = await requireUsername(store, Username)
    const group = groupKey(GroupName)
    // Looked at under the locks: a group or a user who is deleted meanwhile must leave nothing behind.
    await lock(group.text, async () => {
      if (!(await store.get(group))) throw groupNotFound()
      await lock(username, async () => {
        await requireUsername(store, username)
        await store.write(put(memberKey(GroupName, username), true), put(membershipKey(username, GroupName), true))
      })
    })
    return {}
  },
)
