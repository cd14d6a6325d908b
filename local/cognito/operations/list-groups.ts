import type { ListGroupsRequest, ListGroupsResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { describeGroup } from '../describe-group'
import { operation } from '../operation'
import { cutPage, pageLimit } from '../paging'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { allGroups } from '../store/keys'
import type { Wire } from '../wire'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Limit: shapes.pageSize,
  NextToken: shapes.pageToken,
}) satisfies z.ZodType<ListGroupsRequest>

export const listGroups = operation(
  schema,
  async ({ pool, store, pages }, input): Promise<Wire<ListGroupsResponse>> => {
    requirePool(pool, input.UserPoolId)
    const query = ['ListGroups', input.UserPoolId]
    const limit = pageLimit(input.Limit)
    const after = pages.open(query, input.NextToken)
    const found = await store.page(allGroups, { ...(after !== undefined && { after }), limit: limit + 1 })
    const { rows, next } = cutPage(found, limit, pages, query)
    return {
      Groups: rows.map(({ value }) => describeGroup(value, pool.id)),
      ...(next !== undefined && { NextToken: next }),
    }
  },
)
