import type { Todo } from '../lib/domain/todo'

/** Fifty todos, every second one the first owner's, every fifth one done. */
export const benchTodos = (owner: string, other: string): Todo[] =>
  Array.from({ length: 50 }, (_, index) => ({
    id: `todo-${index}`,
    name: `Todo number ${index}, with a name of an ordinary length`,
    state: index % 5 === 0 ? 'DONE' : 'OPEN',
    ownerId: index % 2 === 0 ? owner : other,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 60 - index)).toISOString(),
    version: 1,
    updatedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 60 - index)).toISOString(),
  }))
