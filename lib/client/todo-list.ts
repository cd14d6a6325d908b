import type { Todo, TodoPage } from '../domain/todo'
import { belongsTo, compareInView, type TodoView } from '../domain/todo-view'
import type { TodoEntries } from './todo-entries'
import { type Entry, entryOf, isUnsaved, learn } from './todo-entry'

export interface ListEnd {
  last?: Todo
  cursor?: string
}

interface ListOptions {
  entries: TodoEntries
  view: TodoView
  actorId: string
  page: TodoPage
  /** The page is the first of its view: what is newer belongs above it. */
  isHead: boolean
  /** When the page was opened; milliseconds since the epoch, by the server's clock. */
  openedAt: number
}

// An index of DynamoDB follows its table a little later.
const INDEX_LAG_MS = 5_000
// What was sent while the page before this one was left arrives about now.
const OWN_LAG_MS = 3_000

/** The same object when nothing is new: what is painted by it stays. */
const merged = (names: Record<string, string>, more: Record<string, string>) =>
  Object.entries(more).every(([id, name]) => names[id] === name) ? names : { ...names, ...more }

/**
 * Which todos a list holds, and in which order: by pages of its view, and by what is heard of others. What they add waits
 * until it is asked for, so that nothing moves by itself.
 */
export const createTodoList = ({ entries, view, actorId, page, isHead, openedAt }: ListOptions) => {
  const { heard, deleted } = entries
  const waiting = new Map<string, Todo>()
  const compare = compareInView(view)
  const [first] = page.todos
  let order: string[] = []
  let names = page.names
  let nextCursor = page.nextCursor

  const last = () => entries.get(order.at(-1) ?? '')?.todo

  const put = (id: string, entry: Entry | null) => {
    if (entry) return entries.put(id, entry)
    entries.forget(id)
    order = order.filter((each) => each !== id)
  }

  const isBeforeEnd = (todo: Todo) => {
    const end = last()
    return !end || compare(todo, end) < 0
  }

  // A page that is not the first begins with its first todo; one's own additions stand above it.
  const isAfterStart = (todo: Todo) => isHead || (first !== undefined && compare(todo, first) >= 0)

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

  /** Takes in what another browser did. */
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

  const append = (more: TodoPage) => {
    for (const todo of more.todos) {
      if (deleted.has(todo.id)) continue
      const entry = learn(entries.get(todo.id) ?? entryOf(todo), todo)
      const newest = heard.get(todo.id)
      entries.keep(todo.id, newest ? learn(entry, newest) : entry)
      waiting.delete(todo.id)
      heard.delete(todo.id)
    }
    const known = new Set(order)
    order = [...order, ...more.todos.map(({ id }) => id).filter((id) => entries.get(id) && !known.has(id))]
    names = merged(names, more.names)
    nextCursor = more.nextCursor
  }
  append(page)

  return {
    put,
    take,
    /** Takes in the next page, at the end. */
    append,
    read: () => ({ order, waiting: [...waiting.values()], names, nextCursor }),
    addOnTop: (ids: string[]) => {
      order = [...ids, ...order]
    },
    /** It was deleted for good. */
    lose: (id: string) => {
      const entry = entries.get(id)
      waiting.delete(id)
      heard.delete(id)
      deleted.add(id)
      if (entry) put(id, entry)
    },
    /** Answers the ids of those that are new in the list, in its order. */
    showWaiting: (): string[] => {
      const fresh = [...waiting.values()].filter(({ id }) => !entries.get(id))
      place(fresh)
      waiting.clear()
      const shown = new Set(fresh.map(({ id }) => id))
      return order.filter((id) => shown.has(id))
    },
    /**
     * Takes in pages of the same view, read anew from the top: what is missing in them has left the view. `askedAt`: when they
     * were asked for; what was heard of since, or just before, they may not know.
     */
    catchUp: (fresh: TodoPage, askedAt: number) => {
      names = merged(names, fresh.names)
      const present = new Set(fresh.todos.map(({ id }) => id))
      const isRecent = (id: string) => entries.touchedAt(id) > askedAt - INDEX_LAG_MS
      const end = fresh.nextCursor ? fresh.todos.at(-1) : undefined
      for (const id of order) {
        const entry = entries.get(id)
        const isCovered = entry && isAfterStart(entry.todo) && (!end || compare(entry.todo, end) <= 0)
        if (!isCovered || present.has(id) || !entry.isAdded || !belongsTo(entry.todo, view, actorId)) continue
        if (!isRecent(id) && !isUnsaved(entry)) put(id, { ...entry, isGone: true })
      }
      for (const id of waiting.keys()) if (!present.has(id) && !isRecent(id)) waiting.delete(id)
      for (const todo of fresh.todos) take(todo)
    },
    /** Where the list ends now. */
    end: (): ListEnd => ({ last: last(), cursor: nextCursor }),
    /** Forgets what was loaded since the list ended there. */
    shrink: ({ last: end, cursor }: ListEnd) => {
      // A list that was whole has grown by nothing but what was added to it.
      if (!end || !cursor) return
      for (const id of [...order]) {
        const entry = entries.get(id)
        if (entry && !isUnsaved(entry) && compare(entry.todo, end) > 0) put(id, null)
      }
      nextCursor = cursor
    },
  }
}
