import { isCognitoName } from '../../../../lib/domain/cognito-name'
import { SEARCH_LIMIT } from '../../../../lib/domain/user-query'
import type { DescribedUser } from '../../../directory/describe-user'
import { nameKey } from '../../../records/name-key'
import type { UserStanding } from '../../../records/scan-notes'
import type { ListedUser } from './listed-user'

export interface ListUsersInput {
  search?: string | null
  searchField?: 'EMAIL' | 'NAME' | 'ID' | null
  status?: string | null
  isEnabled?: boolean | null
  group?: string | null
  standing?: UserStanding | null
  order?: 'EMAIL' | 'CREATED' | 'STATUS' | null
  isDescending?: boolean | null
  cursor?: string | null
}

export interface UserQuery {
  search?: { field: 'EMAIL' | 'NAME' | 'ID'; text: string }
  status?: string
  isEnabled?: boolean
  group?: string
  standing?: UserStanding
}

const STATUS = /^[A-Z_]{1,40}$/

/** What is asked for, without where and in which order. Undefined when it could not mean anything. */
export const readQuery = (input: ListUsersInput): UserQuery | undefined => {
  const text = input.search?.trim() ?? ''
  const { status, group } = input
  if (text.length > SEARCH_LIMIT || (status && !STATUS.test(status)) || (group && !isCognitoName(group)))
    return undefined
  return {
    ...(text && { search: { field: input.searchField ?? 'EMAIL', text } }),
    ...(status && { status }),
    ...(typeof input.isEnabled === 'boolean' && { isEnabled: input.isEnabled }),
    ...(group && { group }),
    ...(input.standing && { standing: input.standing }),
  }
}

const begins = (whole: string | null, beginning: string) =>
  whole?.toLowerCase().startsWith(beginning.toLowerCase()) === true

/** What Cognito's own description of a user is enough for. */
export const matchesUser =
  ({ search, status, isEnabled }: UserQuery) =>
  (user: DescribedUser) =>
    (search?.field !== 'EMAIL' || begins(user.email, search.text)) &&
    (search?.field !== 'ID' || begins(user.id, search.text) || begins(user.username, search.text)) &&
    (status === undefined || user.status === status) &&
    (isEnabled === undefined || user.isEnabled === isEnabled)

/** The rest: where they stand, and the name they go by. */
export const matchesListed =
  ({ search, standing }: UserQuery) =>
  (user: ListedUser) =>
    (standing === undefined || user.standing === standing) &&
    (search?.field !== 'NAME' ||
      begins(user.displayName, search.text) ||
      begins(user.givenName, search.text) ||
      (user.displayName !== null && nameKey(user.displayName) === nameKey(search.text)))
