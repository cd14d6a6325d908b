import { z } from 'zod'
import { cleanLine, isBlank } from './clean-text'
import { fieldWords } from './field-words'
import { TODO_NAME_LIMIT } from './todo'

/** Trimmed, 1 to 200 UTF-16 units, which is what AppSync counts. */
const todoName = z
  .string({ error: fieldWords.todoNameEmpty })
  .transform(cleanLine)
  .refine((name) => !isBlank(name), { error: fieldWords.todoNameEmpty, abort: true })
  .refine((name) => name.length <= TODO_NAME_LIMIT, { error: fieldWords.todoNameLong })

const todoId = z.string({ error: fieldWords.unknown }).regex(/^[\w-]{1,64}$/, { error: fieldWords.unknown })

// Where a page without script goes on to: its address still asks for the form that was sent.
const back = z.string().max(2048).optional().catch(undefined)

export const createTodoForm = z.object({ name: todoName })
export const renameTodoForm = z.object({ id: todoId, name: todoName, back })
export const setTodoStateForm = z.object({ id: todoId, state: z.enum(['OPEN', 'DONE'], { error: fieldWords.unknown }) })
export const deleteTodoForm = z.object({ id: todoId })
