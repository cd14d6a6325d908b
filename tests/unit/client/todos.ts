import type { Todo } from '../../../lib/domain/todo'

export const NOW = Date.parse('2026-11-25T12:00:00Z')
export const at = (second: number) => new Date(NOW + second * 1_000).toISOString()

/** A saved todo of Ann's; `age` in seconds says where it stands among others. */
export const saved = (id: string, changes: Partial<Todo> & { age?: number } = {}): Todo => {
  const { age = 0, ...rest } = changes
  return {
    id,
    name: `Name of ${id}`,
    state: 'OPEN',
    ownerId: 'ann',
    createdAt: at(-age),
    updatedAt: at(-age),
    version: 1,
    ...rest,
  }
}
