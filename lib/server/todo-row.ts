import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { Todo } from '../domain/todo'

/** A todo as AppSync answers it. */
export type TodoRow = Pick<
  Schema['Todo']['type'],
  'id' | 'name' | 'notes' | 'due' | 'state' | 'doneAt' | 'version' | 'expiresAt' | 'owner' | 'createdAt' | 'updatedAt'
>

/** Every field of a todo. A mutation asks for all of them: subscribers are sent what it selected, and no more. */
export const TODO_FIELDS = 'id name notes due state doneAt version expiresAt owner createdAt updatedAt'

/** Undefined for what cannot be shown: a row that a direct call left without an owner or a time. */
export const toTodo = (row: TodoRow | null): Todo | undefined =>
  row?.owner && row.createdAt
    ? {
        id: row.id,
        name: row.name,
        notes: row.notes ?? undefined,
        due: row.due ?? undefined,
        state: row.state,
        ownerId: row.owner,
        createdAt: row.createdAt,
        updatedAt: row.updatedAt,
        doneAt: row.doneAt ?? undefined,
        expiresAt: row.expiresAt ?? undefined,
        version: row.version ?? 0,
      }
    : undefined
