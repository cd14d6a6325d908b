import { userNotFound } from './errors'
import type { User } from './records'
import { emailKey, userKey } from './store/keys'
import type { Store } from './store/store'
import { usernameOf } from './username-of'

/**
 * The username behind what a caller calls a user by: the e-mail address of a local user, in any case, or the username.
 * As on AWS, the `sub` of a federated user is neither.
 */
export const findUsername = async (store: Store, name: string): Promise<string> =>
  (name.includes('@') ? await store.get(emailKey(name)) : undefined) ?? name

export const findUser = async (store: Store, name: string): Promise<User | undefined> =>
  store.get(userKey(await findUsername(store, name)))

/** Throws UserNotFoundException. */
export const requireUser = async (store: Store, name: string): Promise<User> => {
  const user = await findUser(store, name)
  if (!user) throw userNotFound()
  return user
}

/** Throws UserNotFoundException. */
export const requireUsername = async (store: Store, name: string) => usernameOf(await requireUser(store, name))
