import type { DescribedUser } from '../../../directory/describe-user'
import type { UserStanding } from '../../../records/scan-notes'

/** A user in a list: what Cognito says, where they stand, and what the directory of members says. */
export interface ListedUser extends DescribedUser {
  displayName: string | null
  /** Null: not known at the price of a page. */
  groups: string[] | null
  /** Cognito's own, one for each federated provider. */
  systemGroups: string[] | null
  /** ISO 8601: when they first entered the workspace. Null for whoever is not a member, or has not been there. */
  memberSince: string | null
  standing: UserStanding
}

export interface UserPage {
  users: ListedUser[]
  nextCursor: string | null
  previousCursor: string | null
  total: number | null
  standingsAsOf: string | null
  isSortable: boolean
  searched: number | null
}

/** Before the directory of members has been read. */
export type UnnamedUser = Omit<ListedUser, 'displayName' | 'memberSince'>
