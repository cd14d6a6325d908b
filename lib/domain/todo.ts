export const TODO_NAME_LIMIT = 200

export type TodoState = 'OPEN' | 'DONE'

export interface Todo {
  id: string
  name: string
  state: TodoState
  /** The owner's Cognito sub, which is also their Member's key. */
  ownerId: string
  /** ISO 8601. */
  createdAt: string
  updatedAt: string
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

/** The audience of a todo that is in the trash. */
export const NOBODY = 'nobody'
