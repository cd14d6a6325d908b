import type { ShownTodo } from '../domain/shown-todo'
import type { Todo, TodoPage } from '../domain/todo'
import { fieldsOf, type NewTodo, type TodoPatch } from '../domain/todo-change'
import { newTodoId } from '../domain/todo-id'
import type { TodoView } from '../domain/todo-view'
import type { SendChanges } from './send-changes'
import { createEntries } from './todo-entries'
import { type Entry, entryOf, giveUp, insist, rowOf, want } from './todo-entry'
import { createTodoList, type ListEnd } from './todo-list'
import { createOutbox } from './todo-outbox'

export interface TodoSnapshot {
  rows: ShownTodo[]
  /** What others added: shown when asked for, so that nothing moves by itself. */
  waiting: Todo[]
  names: Record<string, string>
  nextCursor?: string
  /** How many todos have something that is not saved. */
  unsaved: number
}

interface StoreOptions {
  view: TodoView
  actorId: string
  page: TodoPage
  /** The page is the first of its view: what is newer belongs above it. */
  isHead: boolean
  send: SendChanges
  /** Runs once what was done is painted: nothing that is sent is in the way of that. */
  afterPaint: (run: () => void) => void
  /** Milliseconds since the epoch, by the server's clock. */
  now: () => number
  random: () => Uint8Array
}

export type TodoStore = ReturnType<typeof createTodoStore>

/**
 * The list that a browser shows: paints at once, sends in order, and takes in what the server and others say. One batch is on
 * its way at a time; what is changed meanwhile goes with the next.
 */
export const createTodoStore = ({ view, actorId, page, isHead, send, afterPaint, now, random }: StoreOptions) => {
  const entries = createEntries(now)
  const list = createTodoList({ entries, view, actorId, page, isHead, openedAt: now() })
  const rows = new WeakMap<Entry, ShownTodo>()
  const listeners = new Set<() => void>()
  let snapshot: TodoSnapshot | undefined

  const rowFor = (id: string): ShownTodo | undefined => {
    const entry = entries.get(id)
    if (!entry || isOut(entry)) return
    const row = rows.get(entry) ?? rowOf(entry, new Date(now()).toISOString())
    rows.set(entry, row)
    return row
  }

  const makeSnapshot = (): TodoSnapshot => {
    const { order, ...known } = list.read()
    return { rows: order.flatMap((id) => rowFor(id) ?? []), ...known, unsaved: entries.unsaved().size }
  }

  const changed = () => {
    snapshot = undefined
    outbox.tell()
    for (const listener of listeners) listener()
  }

  const outbox = createOutbox({ entries, send, afterPaint, put: list.put, onAnswer: changed })

  // What was learnt may have settled a conflict, and left something to send.
  const settle = () => {
    changed()
    outbox.flush()
  }

  const change = (id: string, alter: (entry: Entry) => Entry | null) => {
    const entry = entries.get(id)
    if (!entry) return
    const next = alter(entry)
    if (!next) entries.dropped.add(id)
    list.put(id, next)
    settle()
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    now,
    read: (): TodoSnapshot => {
      snapshot ??= makeSnapshot()
      return snapshot
    },
    find: (id: string): ShownTodo | undefined => rowFor(id),
    /** A todo as the server last said it, put away or not. */
    peek: (id: string): Todo | undefined => entries.get(id)?.todo,

    /** Adds todos, the first on top. Answers their ids. */
    add: (todos: NewTodo[]): string[] => {
      const at = now()
      const made = todos.map((todo, index): Todo => {
        const createdAt = new Date(at).toISOString()
        const state = todo.state ?? 'OPEN'
        const id = newTodoId(at + todos.length - index, random())
        return { ...todo, id, state, ownerId: actorId, createdAt, updatedAt: createdAt, version: 0 }
      })
      // Sent from the last to the first: the server, too, has the first on top.
      for (const todo of made.toReversed()) list.put(todo.id, entryOf(todo, false))
      const ids = made.map(({ id }) => id)
      list.addOnTop(ids)
      settle()
      return ids
    },
    /** Changes one's own todo. `seen`: as it was when its owner began; what is shown now, when they did not begin earlier. */
    edit: (id: string, patch: TodoPatch, seen?: Todo) =>
      change(id, (entry) => {
        if (fieldsOf(patch).length === 0) return entry
        const wanted = want(entry, patch, seen ?? entry.todo)
        return patch.state === undefined ? wanted : { ...wanted, isHidden: isPutAway(patch.state) }
      }),
    /** Deletes for good. An addition that never arrived is simply dropped. */
    remove: (id: string) =>
      change(id, (entry) =>
        entry.isAdded || entry.sent ? { ...entry, isRemovalWanted: true, isHidden: true, failure: undefined } : null,
      ),
    retry: (id: string) => change(id, insist),
    giveUp: (id: string) => change(id, giveUp),
    retryAll: () => {
      for (const [id, entry] of [...entries.unsaved()]) if (entry.failure) list.put(id, insist(entry))
      settle()
    },

    /** Whether nothing of these todos is left to be saved. */
    isSaved: outbox.isSaved,
    whenSaved: outbox.whenSaved,
    /** The page is left: what waits for its turn is sent at once. */
    sendRest: outbox.sendRest,
    /** Whether something waits for its owner: it was refused, or is in conflict. */
    isAnythingStuck: () => [...entries.unsaved().values()].some((entry) => entry.failure || entry.isConflict),

    /** Takes in what another browser did. */
    receive: (todos: Todo[]) => {
      for (const todo of todos) list.take(todo)
      settle()
    },
    /** It was deleted for good. */
    lose: (id: string) => {
      list.lose(id)
      changed()
    },
    /** Whether the owner of a todo is one whose name is known. */
    isKnown: (ownerId: string) => ownerId === actorId || list.read().names[ownerId] !== undefined,
    showWaiting: () => {
      const ids = list.showWaiting()
      changed()
      return ids
    },
    /** The next page, at the end. */
    append: (more: TodoPage) => {
      list.append(more)
      settle()
    },
    /** Pages of the same view, read anew from the top. `askedAt`: when they were asked for, by the clock of this store. */
    catchUp: (fresh: TodoPage, askedAt = Number.POSITIVE_INFINITY) => {
      list.catchUp(fresh, askedAt)
      settle()
    },
    /** Where the list ends now. */
    end: list.end,
    /** Forgets what was loaded since the list ended there: a search had asked for it. */
    shrink: (end: ListEnd) => {
      list.shrink(end)
      changed()
    },
  }

  // Until something of it needs its owner, or another device has put it back.
  function isOut({ isHidden, isRemovalWanted, wanted, todo, failure, isConflict }: Entry) {
    return isHidden && (isRemovalWanted || isPutAway(wanted.state ?? todo.state)) && !failure && !isConflict
  }
  function isPutAway(state: Todo['state']) {
    return state === 'TRASH' ? view.state !== 'TRASH' : view.state === 'TRASH'
  }
}
