import type {
  AdminListGroupsForUserRequest,
  AdminListGroupsForUserResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { describeGroup } from '../describe-group'
import { requireUsername } from '../find-user'
import { operation } from '../operation'
import { cutPage, pageLimit } from '../paging'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { groupKey, membershipsOf } from '../store/keys'
import type { Wire } from '../wire'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  Limit: shapes.pageSize,
  NextToken: shapes.pageToken,
}) satisfies z.ZodType<AdminListGroupsForUserRequest>

export const adminListGroupsForUser = operation(
  schema,
  async ({ pool, store, pages }, input): Promise<Wire<AdminListGroupsForUserResponse>> => {
    requirePool(pool, input.UserPoolId)
    const username = await requireUsername(store, input.Username)
    const query = ['AdminListGroupsForUser', input.UserPoolId, username]
    const limit = pageLimit(input.Limit)
    const after = pages.open(query, input.NextToken)
    const found = await store.page(membershipsOf(username), { ...(after !== undefined && { after }), limit: limit + 1 })
    const { rows, next } = cutPage(found, limit, pages, query)
    const groups = await store.getMany(rows.map(({ name }) => groupKey(name)))
    return {
      Groups: groups.filter((group) => group !== undefined).map((group) => describeGroup(group, pool.id)),
      ...(next !== undefined && { NextToken: next }),
    }
  },
)
