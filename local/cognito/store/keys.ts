import type { Attempts, Grant, Group, Message, Session, User } from '../records'

// No name that Cognito takes holds a control character, so no name can reach into another's keys.
const SEPARATOR = '\u0000'
/** Behind every character of a name. */
export const AFTER_ALL = '\u{10ffff}'

/** A key that knows the type of what it holds. */
export interface Key<T> {
  text: string
  holds?: T
}

/** All keys under a prefix. */
export interface Range<T> {
  prefix: string
  end: string
  holds?: T
}

const key = <T>(...parts: string[]): Key<T> => ({ text: parts.join(SEPARATOR) })

const range = <T>(...parts: string[]): Range<T> => {
  const prefix = [...parts, ''].join(SEPARATOR)
  return { prefix, end: prefix + AFTER_ALL }
}

export const userKey = (username: string) => key<User>('user', username)
export const allUsers = range<User>('user')

/** From an address to the username of its local user. Addresses that differ in case only are one. */
export const emailKey = (email: string) => key<string>('email', email.toLowerCase())
/** For federated users, whose address is no name to sign in with and may be another's too. Next to the local user's. */
export const sharedEmailKey = (email: string, username: string) => key<string>('email', email.toLowerCase(), username)
export const allEmails = range<string>('email')
/** From the `sub` of a federated user to the username. Local users need none: their `sub` is their username. */
export const subKey = (sub: string) => key<string>('sub', sub)
export const allSubs = range<string>('sub')

export const groupKey = (name: string) => key<Group>('group', name)
export const allGroups = range<Group>('group')
/** Of a group that DeleteGroup took away: the next start does not bring it back from the template. */
export const deletedGroupKey = (name: string) => key<true>('deleted-group', name)

export const memberKey = (group: string, username: string) => key<true>('member', group, username)
export const allMembers = range<true>('member')
export const membersOf = (group: string) => range<true>('member', group)
export const membershipKey = (username: string, group: string) => key<true>('membership', username, group)
export const membershipsOf = (username: string) => range<true>('membership', username)

export const sessionKey = (hash: string) => key<Session>('session', hash)
export const allSessions = range<Session>('session')

export const grantKey = (hash: string) => key<Grant>('grant', hash)
export const allGrants = range<Grant>('grant')
/** From `origin_jti`, which every token of a sign-in carries, to the hash of its refresh token. */
export const originKey = (originJti: string) => key<string>('origin', originJti)

export const attemptsKey = (identity: string) => key<Attempts>('attempts', identity)
/** Of an app's codes: a right password, which comes before each, must not forget the wrong ones. */
export const codeAttemptsKey = (username: string) => key<Attempts>('attempts', username, 'code')
export const allAttempts = range<Attempts>('attempts')

export const messageKey = (number: number) => key<Message>('message', String(number).padStart(12, '0'))
export const allMessages = range<Message>('message')
