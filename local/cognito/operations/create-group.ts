import type { CreateGroupRequest, CreateGroupResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { AwsError } from '../../contract'
import { describeGroup } from '../describe-group'
import { operation } from '../operation'
import type { Group } from '../records'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { deletedGroupKey, groupKey } from '../store/keys'
import { put, remove } from '../store/store'
import type { Wire } from '../wire'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  GroupName: shapes.groupName,
  Description: z.string().max(2048).optional(),
  Precedence: z.number().int().min(0).optional(),
}) satisfies z.ZodType<CreateGroupRequest>

export const createGroup = operation(
  schema,
  async (
    { pool, store, clock, lock },
    { UserPoolId, GroupName, Description, Precedence },
  ): Promise<Wire<CreateGroupResponse>> => {
    requirePool(pool, UserPoolId)
    const key = groupKey(GroupName)
    return lock(key.text, async () => {
      if (await store.get(key)) {
        throw new AwsError('GroupExistsException', 'A group with the name already exists.')
      }
      const group: Group = {
        name: GroupName,
        ...(Description !== undefined && { description: Description }),
        ...(Precedence !== undefined && { precedence: Precedence }),
        createdAt: clock(),
        modifiedAt: clock(),
      }
      await store.write(put(key, group), remove(deletedGroupKey(GroupName)))
      return { Group: describeGroup(group, pool.id) }
    })
  },
)
