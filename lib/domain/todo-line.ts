import { cleanLine, isBlank } from './clean-text'
import { TODO_NAME_LIMIT, TODO_NOTES_LIMIT } from './todo'
import type { NewTodo } from './todo-change'

/** The lines of a pasted text that say something. */
export const linesOf = (text: string): string[] =>
  text.split(/\r\n?|\n/u).flatMap((line) => {
    const clean = cleanLine(line)
    return isBlank(clean) ? [] : clean
  })

/** Longer than a name may be: the whole of it goes into the notes. */
export const isLongLine = (line: string) => line.length > TODO_NAME_LIMIT
/** Longer than a todo can hold anywhere. */
export const isTooLongLine = (line: string) => line.length > TODO_NOTES_LIMIT

/** A line as a new todo. Nothing of a long one is lost: its name is the beginning, its notes the whole. */
export const todoOfLine = (line: string): NewTodo =>
  isLongLine(line) ? { name: cleanLine(line.slice(0, TODO_NAME_LIMIT)), notes: line } : { name: line }
