import { TODO_NAME_LIMIT, TODO_NOTES_LIMIT } from './todo'

/** What is said of a todo that cannot be saved as it is written: by a form, by the server and of a line of a file. */
export const todoFieldWords = {
  nameEmpty: 'Write what there is to do.',
  nameLong: `Make it shorter: at most ${TODO_NAME_LIMIT} characters.`,
  notesLong: `Make them shorter: at most ${TODO_NOTES_LIMIT} characters.`,
  due: 'Write a day as 2026-11-25, or none.',
} as const
