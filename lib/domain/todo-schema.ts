import { z } from 'zod'
import { cleanLine, cleanText, isBlank } from './clean-text'
import { isDay } from './day'
import { fieldWords } from './field-words'
import { TODO_NAME_LIMIT, TODO_NOTES_LIMIT } from './todo'
import { CHANGES_AT_ONCE } from './todo-change'
import { todoFieldWords } from './todo-field-words'
import { isTodoId } from './todo-id'

/** Trimmed, 1 to 200 UTF-16 units, which is what AppSync counts. */
const todoName = z
  .string({ error: todoFieldWords.nameEmpty })
  .transform(cleanLine)
  .refine((name) => !isBlank(name), { error: todoFieldWords.nameEmpty, abort: true })
  .refine((name) => name.length <= TODO_NAME_LIMIT, { error: todoFieldWords.nameLong })

/** Empty notes are none. */
const todoNotes = z
  .string({ error: fieldWords.unknown })
  .transform((notes) => cleanText(notes) || null)
  .refine((notes) => notes === null || notes.length <= TODO_NOTES_LIMIT, { error: todoFieldWords.notesLong })

const todoDue = z
  .string({ error: todoFieldWords.due })
  .refine((due) => due === '' || isDay(due), { error: todoFieldWords.due })
  .transform((due) => due || null)

const state = z.enum(['OPEN', 'DONE', 'TRASH'], { error: fieldWords.unknown })
// Todos that were made elsewhere may have other ids: to change them, any will do.
const todoId = z.string({ error: fieldWords.unknown }).regex(/^[\w-]{1,64}$/, { error: fieldWords.unknown })
const newId = z.string({ error: fieldWords.unknown }).refine(isTodoId, { error: fieldWords.unknown })
// As many digits as a form sends: far below what an Int of GraphQL holds.
const version = z
  .int({ error: fieldWords.unknown })
  .min(0, { error: fieldWords.unknown })
  .max(999_999_999, { error: fieldWords.unknown })
const typedVersion = z
  .string({ error: fieldWords.unknown })
  .regex(/^\d{1,9}$/, { error: fieldWords.unknown })
  .transform(Number)

// Where a page without script goes on to.
const back = z.string().max(2048).optional().catch(undefined)

export const createTodoForm = z.object({ id: newId, name: todoName })
export const editTodoForm = z.object({
  id: todoId,
  version: typedVersion,
  from: state,
  name: todoName,
  notes: todoNotes,
  due: todoDue,
  back,
})
export const removeTodoForm = z.object({ id: todoId, version: typedVersion })

/** What a button of a list says without script: what to do, to which todo, in which version and state. */
export const actOnTodoForm = z.object({
  do: z
    .string({ error: fieldWords.unknown })
    .regex(/^(OPEN|DONE|TRASH) [\w-]{1,64} \d{1,9} (OPEN|DONE|TRASH)$/, { error: fieldWords.unknown })
    .transform((text) => {
      const [to = '', id = '', typed = '', from = ''] = text.split(' ')
      return { id, version: Number(typed), from: state.parse(from), patch: { state: state.parse(to) } }
    }),
})

const optional = <T extends z.ZodType>(shape: T) => shape.nullish().transform((value) => value ?? undefined)

const change = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('add'),
      id: newId,
      name: todoName,
      notes: optional(todoNotes),
      due: optional(todoDue),
      state: z.enum(['OPEN', 'DONE'], { error: fieldWords.unknown }).optional(),
    }),
    z.object({
      kind: z.literal('edit'),
      id: todoId,
      version,
      from: state,
      patch: z.object(
        {
          name: todoName.optional(),
          notes: todoNotes.nullish(),
          due: todoDue.nullish(),
          state: state.optional(),
        },
        { error: fieldWords.unknown },
      ),
    }),
    z.object({ kind: z.literal('remove'), id: todoId, version }),
  ],
  { error: fieldWords.unknown },
)

/** Each change is judged by itself: one that is wrong does not stop the others. */
export const todoChange = change
/** The envelope of what the list sends. */
export const todoChanges = z.object({ changes: z.array(z.unknown()).min(1).max(CHANGES_AT_ONCE) })
