import { userNotFound } from './errors'
import type { User } from './records'
import { emailKey, userKey } from './store/keys'
import type { Store } from './store/store'

/** The `sub` behind a username, which is an e-mail address in any case or the `sub` itself. */
export const findSub = (store: Store, username: string): Promise<string | undefined> =>
  username.includes('@') ? store.get(emailKey(username)) : Promise.resolve(username)

export const findUser = async (store: Store, username: string): Promise<User | undefined> => {
  const sub = await findSub(store, username)
  return sub === undefined ? undefined : store.get(userKey(sub))
}

/** Throws UserNotFoundException. */
export const requireUser = async (store: Store, username: string): Promise<User> => {
  const user = await findUser(store, username)
  if (!user) throw userNotFound()
  return user
}
