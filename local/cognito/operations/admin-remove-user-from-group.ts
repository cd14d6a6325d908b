import type { AdminRemoveUserFromGroupRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { groupNotFound } from '../errors'
import { requireUsername } from '../find-user'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { groupKey, memberKey, membershipKey } from '../store/keys'
import { remove } from '../store/store'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  GroupName: shapes.groupName,
}) satisfies z.ZodType<AdminRemoveUserFromGroupRequest>

/** Removing someone who is no member is nothing, as on AWS. */
export const adminRemoveUserFromGroup = operation(
  schema,
  async ({ pool, store, lock }, { UserPoolId, Username, GroupName }): Promise<Record<string, never>> => {
    requirePool(pool, UserPoolId)
    const username = await requireUsername(store, Username)
    if (!(await store.get(groupKey(GroupName)))) throw groupNotFound()
    await lock(username, () =>
      store.write(remove(memberKey(GroupName, username)), remove(membershipKey(username, GroupName))),
    )
    return {}
  },
)
