import type { ShownTodo } from '../domain/shown-todo'
import type { Todo, TodoPage } from '../domain/todo'
import { fieldsOf, type NewTodo, type TodoPatch } from '../domain/todo-change'
import { newTodoId } from '../domain/todo-id'
import { belongsTo, compareInView, type TodoView } from '../domain/todo-view'
import type { SendChanges } from './send-changes'
import { createEntries } from './todo-entries'
import { type Entry, entryOf, giveUp, insist, isUnsaved, learn, rowOf, want } from './todo-entry'
import { createOutbox } from './todo-outbox'

export interface TodoSnapshot {
  rows: ShownTodo[]
  /** Ids of todos that others added: shown when asked for, so that nothing moves by itself. */
  waiting: Todo[]
  names: Record<string, string>
  nextCursor?: string
  /** How many todos have something that is not saved. */
  unsaved: number
}

export interface ListEnd {
  last?: Todo
  cursor?: string
}

interface StoreOptions {
  view: TodoView
  actorId: string
  page: TodoPage
  /** The page is the first of its view: what is newer belongs above it. */
  isHead: boolean
  send: SendChanges
  /** Milliseconds since the epoch, by the server's clock. */
  now: () => number
  random: () => Uint8Array
}

// An index of DynamoDB follows its table a little later.
const INDEX_LAG_MS = 5_000
// What was sent while the page before this one was left arrives about now.
const OWN_LAG_MS = 3_000

/** The same object when nothing is new: what is painted by it stays. */
const merged = (names: Record<string, string>, more: Record<string, string>) =>
  Object.entries(more).every(([id, name]) => names[id] === name) ? names : { ...names, ...more }

export type TodoStore = ReturnType<typeof createTodoStore>

/**
 * The list that a browser shows: paints at once, sends in order, and takes in what the server and others say. One batch is on
 * its way at a time; what is changed meanwhile goes with the next.
 */
export const createTodoStore = ({ view, actorId, page, isHead, send, now, random }: StoreOptions) => {
  const entries = createEntries(now)
  const { heard, deleted } = entries
  const rows = new Map<string, { entry: Entry; row: ShownTodo }>()
  const waiting = new Map<string, Todo>()
  const listeners = new Set<() => void>()
  const compare = compareInView(view)
  const [first] = page.todos
  const openedAt = now()
  let order: string[] = []
  let names = page.names
  let nextCursor = page.nextCursor
  let snapshot: TodoSnapshot | undefined

  const rowFor = (id: string): ShownTodo | undefined => {
    const entry = entries.get(id)
    if (!entry || isOut(entry)) return
    const known = rows.get(id)
    if (known?.entry === entry) return known.row
    const row = rowOf(entry, new Date(now()).toISOString())
    rows.set(id, { entry, row })
    return row
  }

  const makeSnapshot = (): TodoSnapshot => ({
    rows: order.flatMap((id) => rowFor(id) ?? []),
    waiting: [...waiting.values()],
    names,
    nextCursor,
    unsaved: entries.unsaved().size,
  })

  const changed = () => {
    snapshot = undefined
    outbox.tell()
    for (const listener of listeners) listener()
  }

  const put = (id: string, entry: Entry | null) => {
    if (entry) return entries.put(id, entry)
    entries.forget(id)
    rows.delete(id)
    order = order.filter((each) => each !== id)
  }

  const outbox = createOutbox({ entries, send, put, onAnswer: changed })

  const change = (id: string, alter: (entry: Entry) => Entry | null) => {
    const entry = entries.get(id)
    if (!entry) return
    const next = alter(entry)
    if (!next) entries.dropped.add(id)
    put(id, next)
    changed()
    outbox.flush()
  }

  const isBeforeEnd = (todo: Todo) => {
    const last = entries.get(order.at(-1) ?? '')
    return !last || compare(todo, last.todo) < 0
  }

  // A page that is not the first begins with its first todo; one's own additions stand above it.
  const isAfterStart = (todo: Todo) => isHead || (first !== undefined && compare(todo, first) >= 0)

  const take = (todo: Todo): void => {
    if (deleted.has(todo.id)) return
    const entry = entries.get(todo.id)
    if (entry) {
      const learnt = learn(entry, todo)
      if (learnt !== entry) put(todo.id, learnt)
      return
    }
    if ((heard.get(todo.id)?.version ?? -1) > todo.version) return
    heard.set(todo.id, todo)
    if (!belongsTo(todo, view, actorId)) waiting.delete(todo.id)
    // What lies beyond the end of what is loaded comes when that is loaded.
    else if ((!nextCursor || isBeforeEnd(todo)) && isAfterStart(todo)) {
      if (isOwnFromBefore(todo)) place([todo])
      else waiting.set(todo.id, todo)
      entries.touch(todo.id)
    }
  }

  // Its owner did it before they came here, and looks for it.
  const isOwnFromBefore = ({ ownerId, updatedAt }: Todo) =>
    ownerId === actorId && Date.parse(updatedAt) <= openedAt + OWN_LAG_MS

  /** Puts todos that are not in the list where they belong. */
  const place = (todos: Todo[]) => {
    for (const todo of todos) {
      put(todo.id, entryOf(todo))
      heard.delete(todo.id)
    }
    order = [...order, ...todos.map(({ id }) => id)].toSorted((a, b) => {
      const [left, right] = [entries.get(a), entries.get(b)]
      return left && right ? compare(left.todo, right.todo) : 0
    })
  }

  const append = (todos: Todo[]) => {
    for (const todo of todos) {
      if (deleted.has(todo.id)) continue
      const entry = learn(entries.get(todo.id) ?? entryOf(todo), todo)
      const newest = heard.get(todo.id)
      entries.keep(todo.id, newest ? learn(entry, newest) : entry)
      waiting.delete(todo.id)
      heard.delete(todo.id)
    }
    const known = new Set(order)
    order = [...order, ...todos.map(({ id }) => id).filter((id) => entries.get(id) && !known.has(id))]
  }
  append(page.todos)

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
      for (const todo of made.toReversed()) put(todo.id, entryOf(todo, false))
      order = [...made.map(({ id }) => id), ...order]
      changed()
      outbox.flush()
      return made.map(({ id }) => id)
    },
    /** Changes one's own todo. `seen`: as it was when its owner began; what is shown now, when they did not begin earlier. */
    edit: (id: string, patch: TodoPatch, seen?: Todo) =>
      change(id, (entry) => {
        if (fieldsOf(patch).length === 0) return entry
        const wanted = { ...want(entry, patch, seen ?? entry.todo), isGone: deleted.has(id) || undefined }
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
      for (const [id, entry] of [...entries.unsaved()]) if (entry.failure) put(id, insist(entry))
      changed()
      outbox.flush()
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
      for (const todo of todos) take(todo)
      changed()
      // What was heard may have settled a conflict, and left something to send.
      outbox.flush()
    },
    /** It was deleted for good. */
    lose: (id: string) => {
      const entry = entries.get(id)
      waiting.delete(id)
      heard.delete(id)
      deleted.add(id)
      if (entry) put(id, { ...entry, isGone: true })
      changed()
    },
    /** Whether the owner of a todo is one whose name is known. */
    isKnown: (ownerId: string) => ownerId === actorId || names[ownerId] !== undefined,
    showWaiting: () => {
      const fresh = [...waiting.values()].filter(({ id }) => !entries.get(id))
      place(fresh)
      waiting.clear()
      changed()
      return fresh.map(({ id }) => id)
    },
    /** The next page, at the end. */
    append: (more: TodoPage) => {
      names = merged(names, more.names)
      append(more.todos)
      nextCursor = more.nextCursor
      changed()
      outbox.flush()
    },
    /**
     * Pages of the same view, read anew from the top: what is missing in them has left the view. `askedAt`: when they were
     * asked for, by the clock of this store; what was heard of since, or just before, they may not know.
     */
    catchUp: (fresh: TodoPage, askedAt = Number.POSITIVE_INFINITY) => {
      names = merged(names, fresh.names)
      const present = new Set(fresh.todos.map(({ id }) => id))
      const isRecent = (id: string) => entries.touchedAt(id) > askedAt - INDEX_LAG_MS
      const last = fresh.nextCursor ? fresh.todos.at(-1) : undefined
      for (const id of order) {
        const entry = entries.get(id)
        const isCovered = entry && isAfterStart(entry.todo) && (!last || compare(entry.todo, last) <= 0)
        if (!isCovered || present.has(id) || !entry.isAdded || !belongsTo(entry.todo, view, actorId)) continue
        if (!isRecent(id) && !isUnsaved(entry)) put(id, { ...entry, isGone: true })
      }
      for (const id of waiting.keys()) if (!present.has(id) && !isRecent(id)) waiting.delete(id)
      for (const todo of fresh.todos) take(todo)
      changed()
      outbox.flush()
    },
    /** Where the list ends now. */
    end: (): ListEnd => ({ last: entries.get(order.at(-1) ?? '')?.todo, cursor: nextCursor }),
    /** Forgets what was loaded since the list ended there: a search had asked for it. */
    shrink: ({ last, cursor }: ListEnd) => {
      // A list that was whole has grown by nothing but what was added to it.
      if (!last || !cursor) return
      for (const id of [...order]) {
        const entry = entries.get(id)
        if (entry && !isUnsaved(entry) && compare(entry.todo, last) > 0) put(id, null)
      }
      nextCursor = cursor
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
