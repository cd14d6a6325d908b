import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import { dayOf, momentOf } from '../domain/day'
import type { Todo } from '../domain/todo'
import { shownName } from '../domain/todo-name'

/** A todo as AppSync answers it. */
export type TodoRow = Pick<
  Schema['Todo']['type'],
  'id' | 'name' | 'notes' | 'due' | 'state' | 'doneAt' | 'version' | 'expiresAt' | 'owner' | 'createdAt' | 'updatedAt'
>

/** Every field of a todo. A mutation asks for all of them: subscribers are sent what it selected, and no more. */
export const TODO_FIELDS = 'id name notes due state doneAt version expiresAt owner createdAt updatedAt'

/** Undefined for what cannot be shown: a row that a direct call left without an owner or a time. */
export const toTodo = (row: TodoRow | null): Todo | undefined => {
  const createdAt = momentOf(row?.createdAt)
  if (!row?.owner || !createdAt) return undefined
  const { id, name, state, owner: ownerId, notes, expiresAt, version } = row
  const [updatedAt = createdAt, doneAt, due] = [momentOf(row.updatedAt), momentOf(row.doneAt), dayOf(row.due)]
  return {
    ...{ id, name: shownName(name), state, ownerId, createdAt, updatedAt, version: version ?? 0 },
    // A field that holds nothing is left out: a page would carry its name in every row.
    ...(notes != null && { notes }),
    ...(due && { due }),
    ...(doneAt && { doneAt }),
    ...(expiresAt != null && { expiresAt }),
  }
}
