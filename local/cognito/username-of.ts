import type { User } from './records'

/** The name that a user is kept and addressed by. */
export const usernameOf = ({ username, sub }: User) => username ?? sub
