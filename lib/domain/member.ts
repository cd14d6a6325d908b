export const EVERYONE = 'everyone'
export const ADMINS = 'admins'
export const DISPLAY_NAME_LIMIT = 60

/** Who asks: the caller's id and groups as their verified token says. */
export interface Actor {
  /** Cognito sub. */
  id: string
  username: string
  groups: readonly string[]
}

/**
 * Where a signed-in person stands: in the group `everyone`; put into it since their tokens were made, which do not know it
 * yet; waiting for an administrator; or kept out by one.
 */
export type Standing = 'member' | 'added' | 'waiting' | 'removed'

/** A Cognito user as the administrator sees them. */
export interface ListedUser {
  id: string
  username: string
  email: string
  isEmailVerified: boolean
  status: string
  isEnabled: boolean
  /** Groups people gave, of those Commons knows. */
  groups: string[]
  /** ISO 8601. */
  createdAt: string
  isMissing: boolean
}

export type UserFilter = 'ALL' | 'MISSING'

/** A page of users, in no order that means anything. */
export interface UserPage {
  users: ListedUser[]
  /** Opaque; absent on the last page. */
  nextCursor?: string
}

/** How many there are, and how many of them the group `everyone` lacks. */
export interface MembershipHealth {
  users: number
  members: number
  missing: number
  /** ISO 8601: when it was counted. */
  countedAt: string
}
