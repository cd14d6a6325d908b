import type { ListUsersInGroupRequest, ListUsersInGroupResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { describeUser } from '../describe-user'
import { groupNotFound } from '../errors'
import { operation } from '../operation'
import { cutPage, pageLimit } from '../paging'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { groupKey, membersOf, userKey } from '../store/keys'
import type { Wire } from '../wire'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  GroupName: shapes.groupName,
  Limit: shapes.pageSize,
  NextToken: shapes.pageToken,
}) satisfies z.ZodType<ListUsersInGroupRequest>

export const listUsersInGroup = operation(
  schema,
  async ({ pool, store, pages }, input): Promise<Wire<ListUsersInGroupResponse>> => {
    requirePool(pool, input.UserPoolId)
    if (!(await store.get(groupKey(input.GroupName)))) throw groupNotFound()
    const query = ['ListUsersInGroup', input.UserPoolId, input.GroupName]
    const limit = pageLimit(input.Limit)
    const after = pages.open(query, input.NextToken)
    const found = await store.page(membersOf(input.GroupName), {
      ...(after !== undefined && { after }),
      limit: limit + 1,
    })
    const { rows, next } = cutPage(found, limit, pages, query)
    const users = await store.getMany(rows.map(({ name }) => userKey(name)))
    return {
      Users: users.filter((user) => user !== undefined).map((user) => describeUser(user)),
      ...(next !== undefined && { NextToken: next }),
    }
  },
)
