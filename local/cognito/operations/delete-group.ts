import type { DeleteGroupRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { groupNotFound } from '../errors'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { deletedGroupKey, groupKey, memberKey, membershipKey, membersOf } from '../store/keys'
import { put, remove } from '../store/store'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  GroupName: shapes.groupName,
}) satisfies z.ZodType<DeleteGroupRequest>

/** With all its memberships, as AWS. Tokens that name the group keep it until they end. */
export const deleteGroup = operation(
  schema,
  async ({ pool, store, lock }, { UserPoolId, GroupName }): Promise<Record<string, never>> => {
    requirePool(pool, UserPoolId)
    const key = groupKey(GroupName)
    await lock(key.text, async () => {
      if (!(await store.get(key))) throw groupNotFound()
      const changes = [remove(key), put(deletedGroupKey(GroupName), true)]
      for await (const { name } of store.scan(membersOf(GroupName))) {
        changes.push(remove(memberKey(GroupName, name)), remove(membershipKey(name, GroupName)))
      }
      await store.write(...changes)
    })
    return {}
  },
)
