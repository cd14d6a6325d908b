// A world as hard as AWS can be, and harder: off unless asked for, and the same for the same seed.

/** Calls a second that are let through, by category of quota. One that is left out has no limit. */
export interface Quotas {
  /** ListUsers */
  userList?: number
  /** ListUsersInGroup, AdminListGroupsForUser, ListGroups */
  groupRead?: number
  /** AdminAddUserToGroup, AdminRemoveUserFromGroup */
  groupChange?: number
  /** AdminGetUser */
  userRead?: number
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
export const PUBLISHED_QUOTAS: Required<Quotas> = { userList: 30, groupRead: 50, groupChange: 25, userRead: 120 }

/**
 * How the twin fails on purpose. Rates are shares of the calls, from 0 to 1. Only what an AWS signature speaks for is hit,
 * so people sign in as ever; what is left out does not happen.
 */
export interface Unkind {
  /** Which calls are hit follows from it, the operation, and how many calls of that operation came before. */
  seed: number
  /** List pages that hold fewer than asked, with more to come. */
  shortPages?: number
  /** In any second of the twin's clock; what is beyond gets TooManyRequestsException, "Rate exceeded". */
  quotas?: Quotas
  /** TooManyRequestsException below the quota. */
  throttleRate?: number
  /** InternalErrorException, status 500: half of them before the act, half after it. */
  errorRate?: number
  /** The act is done, and the connection ends without an answer. */
  lostReplyRate?: number
  /** ListUsers and ListUsersInGroup show the pool as it was so many milliseconds ago. */
  listLagMs?: number
  /** AdminAddUserToGroup says UserNotFoundException of somebody who exists. */
  userNotFoundRate?: number
  /** Of such a share of the users no group is changed, ever: InternalErrorException. A run fails in part. */
  unluckyUsers?: number
  /** An Event invocation of a function runs twice. */
  duplicateEvents?: number
}

/** A function is asked at each call, so that a test can be kind for a while. */
export type UnkindSetting = Unkind | (() => Unkind | undefined)

export const unkindNow = (setting: UnkindSetting | undefined): Unkind | undefined =>
  typeof setting === 'function' ? setting() : setting
