import { csvWriter, type ExportColumns, jsonWriter } from './row-export'
import type { Todo } from './todo'

const columns = (names: Record<string, string>): ExportColumns<Todo> => ({
  name: ({ name }) => name,
  notes: ({ notes }) => notes,
  due: ({ due }) => due,
  state: ({ state }) => state.toLowerCase(),
  owner: ({ ownerId }) => names[ownerId],
  ownerId: ({ ownerId }) => ownerId,
  created: ({ createdAt }) => createdAt,
  changed: ({ updatedAt }) => updatedAt,
  done: ({ doneAt }) => doneAt,
  id: ({ id }) => id,
})

/** Todos as a file that a spreadsheet runs nothing of, and that can be imported again. `names`: by owner's id. */
export const todoWriter = (format: 'csv' | 'json', names: Record<string, string>) =>
  format === 'csv' ? csvWriter(columns(names)) : jsonWriter(columns(names))
