import { type Actor, ADMINS, EVERYONE } from './member'
import type { Todo } from './todo'

// The pages explain with these; AppSync decides again, whatever they say.
export const isMember = (actor: Actor) => actor.groups.includes(EVERYONE)

export const isAdmin = (actor: Actor) => actor.groups.includes(ADMINS)

/** Rename, complete, reopen and delete alike: only the owner may, and an administrator is no exception. */
export const canEdit = (actor: Actor, todo: Pick<Todo, 'ownerId'>) => actor.id === todo.ownerId

export const canRead = (actor: Actor, todo: Pick<Todo, 'ownerId'>) => isMember(actor) || canEdit(actor, todo)

/** Anybody whose session holds: to make todos, for one, a member need not be. */
export const isSignedIn = (actor: Actor) => actor.id !== ''
