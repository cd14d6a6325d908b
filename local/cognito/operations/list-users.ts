import type { ListUsersRequest, ListUsersResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { requireKnownAttributes } from '../attributes'
import { describeUser } from '../describe-user'
import { operation } from '../operation'
import { cutPage, pageLimit } from '../paging'
import { requirePool } from '../require-client'
import { searchUsers } from '../search-users'
import * as shapes from '../shapes'
import { parseFilter } from '../user-filter'
import type { Wire } from '../wire'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  AttributesToGet: z.array(z.string().min(1).max(32)).optional(),
  Limit: shapes.pageSize,
  PaginationToken: shapes.pageToken,
  Filter: z.string().max(256).optional(),
}) satisfies z.ZodType<ListUsersRequest>

/** In the order of the username, which says nothing about a user. */
export const listUsers = operation(schema, async ({ pool, store, pages }, input): Promise<Wire<ListUsersResponse>> => {
  requirePool(pool, input.UserPoolId)
  requireKnownAttributes(input.AttributesToGet)
  const filter = parseFilter(input.Filter)
  const query = ['ListUsers', input.UserPoolId, input.Filter ?? '']
  const limit = pageLimit(input.Limit)
  const after = pages.open(query, input.PaginationToken)
  const found = await searchUsers(store, filter, { ...(after !== undefined && { after }), limit: limit + 1 })
  const { rows, next } = cutPage(found, limit, pages, query)
  return {
    Users: rows.flatMap(({ value }) => (value ? [describeUser(value, input.AttributesToGet)] : [])),
    ...(next !== undefined && { PaginationToken: next }),
  }
})
