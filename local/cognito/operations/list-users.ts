import type { ListUsersRequest, ListUsersResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { requireKnownAttributes } from '../attributes'
import { describeUser } from '../describe-user'
import { findUser } from '../find-user'
import { operation } from '../operation'
import { cutPage, pageLimit } from '../paging'
import type { User } from '../records'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { allUsers } from '../store/keys'
import type { Row, Store } from '../store/store'
import { parseFilter, type UserFilter } from '../user-filter'
import type { Wire } from '../wire'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  AttributesToGet: z.array(z.string().min(1).max(32)).optional(),
  Limit: shapes.pageSize,
  PaginationToken: shapes.pageToken,
  Filter: z.string().max(256).optional(),
}) satisfies z.ZodType<ListUsersRequest>

const UNIQUE = new Set(['email', 'sub', 'username'])

const findRows = async (
  store: Store,
  filter: UserFilter | undefined,
  after: string | undefined,
  count: number,
): Promise<Row<User>[]> => {
  if (!filter) return store.page(allUsers, { ...(after !== undefined && { after }), limit: count })
  if (filter.isExact && UNIQUE.has(filter.attribute)) {
    const user = await findUser(store, filter.value)
    return user && filter.matches(user) ? [{ name: user.sub, value: user }] : []
  }
  const rows: Row<User>[] = []
  for await (const row of store.scan(allUsers, after)) {
    if (filter.matches(row.value)) rows.push(row)
    if (rows.length === count) break
  }
  return rows
}

/** In the order of `sub`, which says nothing about a user. */
export const listUsers = operation(schema, async ({ pool, store, pages }, input): Promise<Wire<ListUsersResponse>> => {
  requirePool(pool, input.UserPoolId)
  requireKnownAttributes(input.AttributesToGet)
  const filter = parseFilter(input.Filter)
  const query = ['ListUsers', input.UserPoolId, input.Filter ?? '']
  const limit = pageLimit(input.Limit)
  const found = await findRows(store, filter, pages.open(query, input.PaginationToken), limit + 1)
  const { rows, next } = cutPage(found, limit, pages, query)
  return {
    Users: rows.map(({ value }) => describeUser(value, input.AttributesToGet)),
    ...(next !== undefined && { PaginationToken: next }),
  }
})
