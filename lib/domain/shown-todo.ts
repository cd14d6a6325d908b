import type { Failure } from './result'
import type { Todo } from './todo'
import type { TodoPatch } from './todo-change'

/** A todo as its row shows it. */
export interface ShownTodo {
  todo: Todo
  /** As the server last said it: what stays in the row when a change could not be saved. */
  saved: Todo
  isAdded: boolean
  isSaving: boolean
  isGone: boolean
  failure?: Failure
  isConflict: boolean
  /** What is not saved, and must not be lost. */
  unsaved: TodoPatch
}
