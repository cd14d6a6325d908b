import type { Todo } from '../lib/domain/todo'

export const ALICE = '94289478-a041-7017-b1d5-3d8c6f1a2b3c'
export const BOB = 'a4d8f438-5071-70e2-9f0e-1b2c3d4e5f60'

/** As long as the one that AppSync answers. */
export const CURSOR = 'eyJ2ZXJzaW9u'.repeat(24)

/** Fifty open todos, every second one the first owner's. What they are is as long as what the app shows. */
export const benchTodos = (owner: string, other: string): Todo[] =>
  Array.from({ length: 50 }, (_, index) => ({
    id: `0190a000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    name: `Todo number ${index}, with a name of an ordinary length`,
    state: 'OPEN',
    ownerId: index % 2 === 0 ? owner : other,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 60 - index)).toISOString(),
    version: 1,
    updatedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 60 - index)).toISOString(),
  }))
