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
