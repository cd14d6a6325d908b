import type { GetGroupRequest, GetGroupResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { describeGroup } from '../describe-group'
import { groupNotFound } from '../errors'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { groupKey } from '../store/keys'
import type { Wire } from '../wire'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  GroupName: shapes.groupName,
}) satisfies z.ZodType<GetGroupRequest>

export const getGroup = operation(
  schema,
  async ({ pool, store }, { UserPoolId, GroupName }): Promise<Wire<GetGroupResponse>> => {
    requirePool(pool, UserPoolId)
    const group = await store.get(groupKey(GroupName))
    if (!group) throw groupNotFound()
    return { Group: describeGroup(group, pool.id) }
  },
)
