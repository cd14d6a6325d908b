import { isCognitoName } from './cognito-name'
import type { UserStanding } from './user'

export const SEARCH_FIELDS = ['EMAIL', 'NAME', 'ID'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

const USER_ORDERS = ['EMAIL', 'CREATED', 'STATUS'] as const
export type UserOrder = (typeof USER_ORDERS)[number]

export const USER_STATUSES = [
  'CONFIRMED',
  'FORCE_CHANGE_PASSWORD',
  'UNCONFIRMED',
  'EXTERNAL_PROVIDER',
  'RESET_REQUIRED',
] as const
type UserStatus = (typeof USER_STATUSES)[number]

/** Which users are asked for, and in which order: all of it stands in the address. */
export interface UserQuery {
  /** What the searched field begins with. */
  search?: string
  searchField: SearchField
  status?: UserStatus
  isEnabled?: boolean
  group?: string
  standing?: Exclude<UserStanding, 'UNKNOWN'>
  order?: UserOrder
  isDescending: boolean
  /** Opaque. */
  cursor?: string
}

export type Search = Record<string, string | string[] | undefined>

const STANDINGS = ['MEMBER', 'MISSING', 'KEPT_OUT'] as const
const CURSOR_LIMIT = 8192
/** How long a search may be. Cognito takes a filter of 256 characters; a longer search finds nothing anyway. */
export const SEARCH_LIMIT = 128

/** A word as addresses have it: `kept-out`. */
export const wordInAddress = (word: string) => word.toLowerCase().replaceAll('_', '-')

const wordOf = <Word extends string>(words: readonly Word[], slug: string | undefined): Word | undefined =>
  words.find((word) => wordInAddress(word) === slug)

const textIn = (value: string | string[] | undefined) => (typeof value === 'string' && value.trim()) || undefined

/** Reads what the address asks for. What means nothing is left out; a search is kept as it was typed. */
export const readUserQuery = (search: Search): UserQuery => {
  const text = (name: string) => textIn(search[name])
  const [enabled, group, cursor] = [text('enabled'), text('group'), text('after')]
  return {
    search: text('q'),
    searchField: wordOf(SEARCH_FIELDS, text('in')) ?? 'EMAIL',
    status: wordOf(USER_STATUSES, text('status')),
    isEnabled: enabled === 'yes' ? true : enabled === 'no' ? false : undefined,
    group: group && isCognitoName(group) ? group : undefined,
    standing: wordOf(STANDINGS, text('show')),
    order: wordOf(USER_ORDERS, text('sort')),
    isDescending: text('down') === '1',
    cursor: cursor && cursor.length <= CURSOR_LIMIT ? cursor : undefined,
  }
}

export const isSearchTooLong = ({ search = '' }: UserQuery) => search.length > SEARCH_LIMIT

const FILTERS = ['show', 'q', 'in', 'status', 'enabled', 'group'] as const
export type UserFilter = (typeof FILTERS)[number]

/** Filters that are given and mean nothing: a list without them would pass for the answer to another question. */
export const unreadFilters = (search: Search): UserFilter[] => {
  const query = readUserQuery(search)
  const read: Record<UserFilter, unknown> = {
    show: query.standing,
    q: isSearchTooLong(query) ? undefined : query.search,
    in: wordOf(SEARCH_FIELDS, textIn(search.in)),
    status: query.status,
    enabled: query.isEnabled,
    group: query.group,
  }
  const isGiven = (value: string | string[] | undefined) => Array.isArray(value) || textIn(value) !== undefined
  return FILTERS.filter((name) => isGiven(search[name]) && read[name] === undefined)
}

/** The same as the address says it: pairs of names and values, none for what is left out. */
const userQueryPairs = (query: UserQuery): [string, string][] => {
  const pairs: [string, string | undefined][] = [
    ['show', query.standing && wordInAddress(query.standing)],
    ['q', query.search],
    ['in', query.search && query.searchField !== 'EMAIL' ? wordInAddress(query.searchField) : undefined],
    ['status', query.status && wordInAddress(query.status)],
    ['enabled', query.isEnabled === undefined ? undefined : query.isEnabled ? 'yes' : 'no'],
    ['group', query.group],
    ['sort', query.order && wordInAddress(query.order)],
    ['down', query.order && query.isDescending ? '1' : undefined],
    ['after', query.cursor],
  ]
  return pairs.filter((pair): pair is [string, string] => pair[1] !== undefined)
}

/** The address at which the users are listed so. */
export const usersPath = (query: UserQuery, path = '/admin/users'): string => {
  const pairs = userQueryPairs(query)
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path
}

/** True when some users are left out. */
export const isFiltered = ({ search, status, isEnabled, group, standing }: UserQuery) =>
  Boolean(search || status || group || standing) || isEnabled !== undefined
