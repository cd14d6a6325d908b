import type { TodoState } from './todo'
/** Where a user stands: UNKNOWN where the last count does not know them. */
export type UserStanding = 'MEMBER' | 'MISSING' | 'KEPT_OUT' | 'UNKNOWN'

/** A Cognito user as an administrator sees them. */
export interface ListedUser {
  /** Cognito sub. */
  id: string
  username: string
  email: string
  isEmailVerified: boolean
  /** Absent when they have never been in the workspace. */
  displayName?: string
  status: string
  isEnabled: boolean
  /** Groups that people made; absent when there are too many to know them at the price of a page. */
  groups?: string[]
  /** Groups that Cognito made, for a provider. */
  systemGroups: string[]
  /** ISO 8601. */
  createdAt: string
  memberSince?: string
  standing: UserStanding
}

export interface UserPage {
  users: ListedUser[]
  /** Opaque; absent at the end, and at the beginning. */
  nextCursor?: string
  previousCursor?: string
  /** How many match, where that is known. */
  total?: number
  /** ISO 8601: when the scan was that says who is a member. Absent: it was asked of Cognito now. */
  standingsAsOf?: string
  isSortable: boolean
  /** How many were looked at for this page, when Cognito could not filter by itself. */
  searched?: number
}

export interface UserDetail {
  user: ListedUser
  attributes: { name: string; value: string }[]
  keptOutAt?: string
  keptOutBy?: string
  isSelf: boolean
  isLastAdmin: boolean
}

export interface OwnedTodo {
  id: string
  name: string
  state: TodoState
  createdAt: string
  isTrashed: boolean
}

/** How many users there are, who of them cannot see the workspace, and how that is known. */
export interface MembershipHealth {
  /** Absent: nothing has been counted yet. */
  count?: {
    users: number
    members: number
    missing: number
    keptOut: number
    /** ISO 8601. */
    countedAt: string
    /** The scan that counted; absent when it was counted now. */
    runId?: string
  }
  /** A scan that is under way. */
  scanningRunId?: string
}
