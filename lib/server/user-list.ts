import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import { ok, type Result } from '../domain/result'
import type { ListedUser, UserPage } from '../domain/user'
import type { UserQuery } from '../domain/user-query'
import type { Ask } from './appsync'
import { askFields } from './ask-fields'
import { failWith } from './graphql-errors'
import { failAs } from './refusals'

interface Answer {
  listUsers: NonNullable<Schema['listUsers']['returnType']>
  listGroups: NonNullable<Schema['listGroups']['returnType']>
}

export const LISTED_FIELDS =
  'id username email isEmailVerified displayName status isEnabled groups systemGroups createdAt memberSince standing'

const TAKES = {
  search: 'String',
  searchField: 'SearchField',
  status: 'String',
  isEnabled: 'Boolean',
  group: 'String',
  standing: 'UserStanding',
  order: 'UserOrder',
  isDescending: 'Boolean',
  cursor: 'String',
}
const PASSED = Object.keys(TAKES).map((name) => `${name}: $${name}`)
const USERS = {
  takes: TAKES,
  asks: `listUsers(${PASSED.join(', ')}) {
    refusal nextCursor previousCursor total standingsAsOf isSortable searched users { ${LISTED_FIELDS} } }`,
}
const GROUPS = { asks: 'listGroups { refusal names }' }

type Row = NonNullable<Answer['listUsers']['users']>[number]

export const toListedUser = (row: Row): ListedUser => ({
  id: row.id,
  username: row.username,
  email: row.email,
  isEmailVerified: row.isEmailVerified,
  displayName: row.displayName ?? undefined,
  status: row.status,
  isEnabled: row.isEnabled,
  groups: row.groups ?? undefined,
  systemGroups: row.systemGroups ?? [],
  createdAt: row.createdAt,
  memberSince: row.memberSince ?? undefined,
  standing: row.standing,
})

const toPage = (answer: Answer['listUsers']): Result<UserPage> => {
  const { refusal, users, nextCursor, previousCursor, total, standingsAsOf, isSortable, searched } = answer
  if (refusal) return failAs(refusal)
  if (!users) return failWith('unavailable')
  return ok({
    users: users.map(toListedUser),
    nextCursor: nextCursor ?? undefined,
    previousCursor: previousCursor ?? undefined,
    total: total ?? undefined,
    standingsAsOf: standingsAsOf ?? undefined,
    isSortable: isSortable ?? false,
    searched: searched ?? undefined,
  })
}

const variablesOf = (query: UserQuery) => ({
  ...query,
  searchField: query.search ? query.searchField : undefined,
  isDescending: query.order ? query.isDescending : undefined,
})

/** One page of the pool's users. A cursor that means nothing shows the first page. */
export const listUsers = async (ask: Ask, query: UserQuery): Promise<Result<UserPage>> => {
  type Asked = Pick<Answer, 'listUsers'>
  const { listUsers: answer } = await askFields<Asked>(ask, { listUsers: USERS }, variablesOf(query))
  if (!answer.ok) return answer
  if (answer.data.refusal === 'INVALID' && query.cursor) return listUsers(ask, { ...query, cursor: undefined })
  return toPage(answer.data)
}

const namesIn = (groups: Result<Answer['listGroups']>) => (groups.ok && groups.data.names) || []

/** Names of groups; none when they could not be had. */
export const listGroups = async (ask: Ask): Promise<string[]> =>
  namesIn((await askFields<Pick<Answer, 'listGroups'>>(ask, { listGroups: GROUPS })).listGroups)

export interface UserList {
  page: Result<UserPage>
  /** Names to choose from; empty when they could not be had. */
  groups: string[]
}

/** One page of the pool's users, and the groups to filter by, in one call. */
export const listUsersAndGroups = async (ask: Ask, query: UserQuery): Promise<UserList> => {
  const fields = { listUsers: USERS, listGroups: GROUPS }
  const { listUsers: answer, listGroups: groups } = await askFields<Answer>(ask, fields, variablesOf(query))
  if (answer.ok && answer.data.refusal === 'INVALID' && query.cursor)
    return listUsersAndGroups(ask, { ...query, cursor: undefined })
  return { page: answer.ok ? toPage(answer.data) : answer, groups: namesIn(groups) }
}
