import type { Todo } from '../domain/todo'
import { type Entry, isUnsaved } from './todo-entry'

export type TodoEntries = ReturnType<typeof createEntries>

/**
 * What a browser knows of the todos of a list. Those of which something is not saved are kept apart too: they are few where
 * a list is long. `now`: milliseconds since the epoch.
 */
export const createEntries = (now: () => number) => {
  const all = new Map<string, Entry>()
  const unsaved = new Map<string, Entry>()
  const touchedAt = new Map<string, number>()
  // Of todos that are not in the list: the newest that was heard, since what is told may come in any order.
  const heard = new Map<string, Todo>()
  const deleted = new Set<string>()
  // Additions that were taken back before they were sent: they never were.
  const dropped = new Set<string>()

  const keep = (id: string, given: Entry) => {
    // What was deleted for good stays gone, whatever an answer says that was on its way.
    const entry = deleted.has(id) && !given.isGone ? { ...given, isGone: true } : given
    all.set(id, entry)
    // In the order in which they were changed, which is that in which they are sent.
    if (isUnsaved(entry)) unsaved.set(id, entry)
    else unsaved.delete(id)
  }

  return {
    ...{ heard, deleted, dropped },
    get: (id: string) => all.get(id),
    unsaved: (): ReadonlyMap<string, Entry> => unsaved,
    /** Takes in what a page holds: nothing has happened to it. */
    keep,
    /** Takes in what was done to it, here or elsewhere. */
    put: (id: string, entry: Entry) => {
      touchedAt.set(id, now())
      keep(id, entry)
    },
    forget: (id: string) => {
      touchedAt.set(id, now())
      all.delete(id)
      unsaved.delete(id)
    },
    touch: (id: string) => void touchedAt.set(id, now()),
    /** When it was last changed here, or heard of; 0 for never. */
    touchedAt: (id: string) => touchedAt.get(id) ?? 0,
  }
}
