import type { Failure } from '../domain/result'
import type { ShownTodo } from '../domain/shown-todo'
import type { Todo } from '../domain/todo'
import { fieldsOf, patched, type TodoChange, type TodoOutcome, type TodoPatch } from '../domain/todo-change'

/** What a browser knows of one todo: what the server said last, and what its owner wants beyond that. Never changed in place. */
export interface Entry {
  todo: Todo
  /** False until the server has said that it was added. */
  isAdded: boolean
  wanted: TodoPatch
  /** For each field that is wanted: what its owner saw there when they changed it. */
  seen: TodoPatch
  isRemovalWanted?: boolean
  /** The patch on its way, if one is. */
  sent?: TodoPatch
  /** What is on its way is its removal. */
  isRemovalSent?: boolean
  /** Something was sent, and nothing newer heard since: what is known may be older than what is saved. */
  isUnsure?: boolean
  failure?: Failure
  /** The saved texts are others than its owner saw: they choose. */
  isConflict?: boolean
  /** It is not in this list any more: deleted, or in another state that this browser was not told. */
  isGone?: boolean
  /** Put away here and now, out of the list. */
  isHidden?: boolean
  /** Conflicts in a row that were settled by sending once more. */
  rebased: number
}

const MOST_REBASES = 8

export const entryOf = (todo: Todo, isAdded = true): Entry => ({ todo, isAdded, wanted: {}, seen: {}, rebased: 0 })

const isAnythingWanted = ({ wanted, isAdded, isRemovalWanted }: Entry) =>
  !isAdded || Boolean(isRemovalWanted) || fieldsOf(wanted).length > 0

/** True when there is something to send, and nothing that its owner has to decide first. */
export const isDue = (entry: Entry) => isAnythingWanted(entry) && !entry.failure && !entry.isConflict && !entry.sent

/** True while something of it is not saved. */
export const isUnsaved = (entry: Entry) => isAnythingWanted(entry)

const without = (patch: TodoPatch, isDropped: (field: keyof TodoPatch) => boolean): TodoPatch =>
  Object.fromEntries(Object.entries(patch).filter(([field]) => !isDropped(field as keyof TodoPatch)))

const at = (todo: Todo, field: keyof TodoPatch) => todo[field] ?? null

/** Drops what is saved as it is wanted, and finds out whether what is saved is another text than was seen. */
const settled = (entry: Entry): Entry => {
  const { todo, isUnsure } = entry
  const isSame = (field: keyof TodoPatch) => !isUnsure && at(todo, field) === entry.wanted[field]
  const [wanted, seen] = [without(entry.wanted, isSame), without(entry.seen, isSame)]
  // A state is no text: the last click on it is what counts.
  const isConflict = fieldsOf(wanted).some((field) => field !== 'state' && at(todo, field) !== (seen[field] ?? null))
  const next = { ...entry, wanted, seen, isConflict: isConflict || undefined }
  // It was saved all the same; or there is a choice to make, which says more than why it failed.
  return isConflict || !isAnythingWanted(next) ? { ...next, failure: undefined } : next
}

/** Wants a change. `seen`: the todo as its owner saw it when they began. */
export const want = (entry: Entry, patch: TodoPatch, seen: Todo): Entry => {
  const fresh = Object.fromEntries(
    fieldsOf(patch)
      .filter((field) => entry.wanted[field] === undefined)
      .map((field) => [field, at(seen, field)]),
  )
  const next: Entry = {
    ...entry,
    wanted: { ...entry.wanted, ...patch },
    seen: { ...entry.seen, ...fresh },
    failure: undefined,
    isGone: undefined,
    isRemovalWanted: undefined,
    rebased: 0,
  }
  return entry.sent || !entry.isAdded ? next : settled(next)
}

/** Takes in what the server says a todo is. What is older than what is known changes nothing. */
export const learn = (entry: Entry, todo: Todo): Entry => {
  const isNews = !entry.isAdded || todo.version > entry.todo.version
  if (!isNews && (!entry.isGone || todo.version < entry.todo.version)) return entry
  const next = isNews
    ? { ...entry, todo, isAdded: true, isGone: undefined, isUnsure: undefined }
    : { ...entry, isGone: undefined }
  return entry.sent ? next : settled(next)
}

/** The change to send now. */
export const changeOf = ({ todo, isAdded, wanted, isRemovalWanted }: Entry): TodoChange => {
  const { id, name, notes, due, version } = todo
  if (!isAdded)
    return {
      kind: 'add',
      id,
      name,
      ...(notes && { notes }),
      ...(due && { due }),
      ...(todo.state === 'DONE' && { state: 'DONE' }),
    }
  if (isRemovalWanted) return { kind: 'remove', id, version }
  return { kind: 'edit', id, version, from: todo.state, patch: wanted }
}

/** Marks what is on its way. */
export const depart = (entry: Entry): Entry => {
  const isRemovalSent = (entry.isAdded && entry.isRemovalWanted) || undefined
  return { ...entry, sent: entry.isAdded && !isRemovalSent ? entry.wanted : {}, isRemovalSent, isUnsure: true }
}

/** Takes in what came of the change that was sent; null when the todo is no more, as was wanted. */
export const arrive = (entry: Entry, outcome: TodoOutcome): Entry | null => {
  const { sent = {}, isRemovalSent } = entry
  const back: Entry = { ...entry, sent: undefined, isRemovalSent: undefined }
  if (outcome.ok) {
    if (isRemovalSent) return null
    // What was wanted meanwhile was seen on top of what has been saved now.
    const wanted = without(entry.wanted, (field) => entry.wanted[field] === sent[field])
    const next = { ...back, wanted, seen: { ...entry.seen, ...sent }, isUnsure: undefined, rebased: 0 }
    return settled(outcome.data ? learn(next, outcome.data) : { ...next, isAdded: true })
  }
  if (outcome.current && back.rebased < MOST_REBASES) {
    const learnt = { ...learn(back, outcome.current), isUnsure: undefined }
    // What another device took out of the trash meanwhile is not deleted for good without being asked again.
    if (isRemovalSent && outcome.current.state !== entry.todo.state) return { ...learnt, failure: outcome.error }
    return settled({ ...learnt, rebased: back.rebased + 1 })
  }
  const isGone = outcome.error.code === 'not_found' || undefined
  // What was heard meanwhile may be this very change, or a text that its owner has not seen.
  const next = settled(back)
  if (next.isConflict || !isAnythingWanted(next)) return { ...next, isGone: next.isGone ?? isGone }
  return { ...next, failure: outcome.error, isGone: next.isGone ?? isGone }
}

/** Its owner gives up what could not be saved. Null when nothing of it ever was. */
export const giveUp = (entry: Entry): Entry | null =>
  entry.isAdded
    ? { ...entry, wanted: {}, seen: {}, failure: undefined, isConflict: undefined, isRemovalWanted: undefined }
    : null

/** Its owner wants it sent again; in a conflict: their text in place of the saved one. */
export const insist = (entry: Entry): Entry => ({
  ...entry,
  failure: undefined,
  isConflict: undefined,
  seen: Object.fromEntries(fieldsOf(entry.wanted).map((field) => [field, at(entry.todo, field)])),
  rebased: 0,
})

/** What the row shows: what is wanted while it may still be saved, or nothing is saved at all; else what is saved. */
export const rowOf = (entry: Entry, now: string): ShownTodo => {
  const { todo, wanted, failure, isConflict = false, isAdded } = entry
  return {
    todo: (isAdded && (failure || isConflict)) || fieldsOf(wanted).length === 0 ? todo : patched(todo, wanted, now),
    saved: todo,
    isAdded,
    isSaving: !failure && !isConflict && isAnythingWanted(entry),
    isGone: entry.isGone ?? false,
    failure,
    isConflict,
    unsaved: wanted,
  }
}
