export const TODO_NAME_LIMIT = 200
export const TODO_NOTES_LIMIT = 2_000
/** How long the trash keeps what is in it. */
export const TRASH_DAYS = 30

export type TodoState = 'OPEN' | 'DONE' | 'TRASH'

export interface Todo {
  /** A UUID of version 7. */
  id: string
  name: string
  /** Plain text of several lines. */
  notes?: string
  /** A day, as `2026-11-25`, wherever one is. */
  due?: string
  state: TodoState
  /** The owner's Cognito sub, which is also their Member's key. */
  ownerId: string
  /** ISO 8601. */
  createdAt: string
  updatedAt: string
  doneAt?: string
  /** Seconds since the epoch: when it leaves the trash for good. */
  expiresAt?: number
  /** One more with each write; a write carries the one that it was based on. */
  version: number
}

/** A page of todos, newest first. */
export interface TodoPage {
  todos: Todo[]
  /** Owner's id to display name, for every owner on the page who has one. */
  names: Record<string, string>
  /** Opaque; absent on the last page. */
  nextCursor?: string
  /** How many todos of this page could not be read. */
  unreadable: number
}
