import { requireUser, requireUsername } from './find-user'
import type { Parts } from './parts'
import type { User } from './records'
import { userKey } from './store/keys'
import { type Change, put } from './store/store'

interface Changed {
  user: User
  changes?: Change[]
}

/**
 * Puts a changed user in the place of the one of that name, with `changes` in the same batch. Nobody else changes the user
 * meanwhile. Throws UserNotFoundException, or what `change` throws, and has then written nothing.
 */
export const changeUser = async (
  { store, lock, clock }: Parts,
  name: string,
  change: (user: User) => Changed | Promise<Changed>,
): Promise<User> => {
  const username = await requireUsername(store, name)
  return lock(username, async () => {
    const { user, changes = [] } = await change(await requireUser(store, username))
    const changed = { ...user, modifiedAt: clock() }
    await store.write(put(userKey(username), changed), ...changes)
    return changed
  })
}

/** Every sign-in of the user is over: refresh tokens, and the access tokens that came of them. */
export const signedOut = (user: User): User => ({ ...user, signOuts: (user.signOuts ?? 0) + 1 })
