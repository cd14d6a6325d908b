import type { User } from './records'
import {
  allGrants,
  allSessions,
  attemptsKey,
  codeAttemptsKey,
  emailKey,
  grantKey,
  memberKey,
  membershipKey,
  membershipsOf,
  originKey,
  sessionKey,
  sharedEmailKey,
  subKey,
  userKey,
} from './store/keys'
import { type Change, remove, type Store } from './store/store'
import { usernameOf } from './username-of'

/** The changes that make a user never have been: their address is free again, and no token finds them. */
export const allTracesOf = async (store: Store, user: User): Promise<Change[]> => {
  const username = usernameOf(user)
  const { email = '' } = user.attributes
  const changes = [
    remove(userKey(username)),
    remove(user.username === undefined ? emailKey(email) : sharedEmailKey(email, username)),
    remove(subKey(user.sub)),
    remove(attemptsKey(username)),
    remove(codeAttemptsKey(username)),
  ]
  for await (const { name } of store.scan(membershipsOf(username))) {
    changes.push(remove(memberKey(name, username)), remove(membershipKey(username, name)))
  }
  for await (const { name, value } of store.scan(allSessions)) {
    if (value.sub === user.sub) changes.push(remove(sessionKey(name)))
  }
  for await (const { name, value } of store.scan(allGrants)) {
    if (value.sub === user.sub) changes.push(remove(grantKey(name)), remove(originKey(value.originJti)))
  }
  return changes
}
