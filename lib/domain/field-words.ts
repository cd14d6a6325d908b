import { DISPLAY_NAME_LIMIT } from './member'
import { TODO_NAME_LIMIT, TODO_NOTES_LIMIT } from './todo'

/** What a form says beneath a field. */
export const fieldWords = {
  email: 'Write an address like ada@example.com.',
  password: 'Write your password.',
  newPassword: 'Take at least 12 characters, with a small letter, a capital, a number and a sign such as ! or -.',
  passwordEnds: 'A password may not begin or end with a space.',
  code: 'Write the code of six digits from the message.',
  todoNameEmpty: 'Write what there is to do.',
  todoNameLong: `Make it shorter: at most ${TODO_NAME_LIMIT} characters.`,
  todoNotesLong: `Make them shorter: at most ${TODO_NOTES_LIMIT} characters.`,
  openQuote: 'A quotation mark begins here and does not end, so that the rest of the file cannot be told apart.',
  due: 'Write a day as 2026-11-25, or none.',
  displayName: `Write a name of 1 to ${DISPLAY_NAME_LIMIT} letters or numbers, in any script.`,
  percent: 'Write a whole number from 1 to 100.',
  perSecond: 'Write a whole number from 1 to 1000.',
  nobodyTicked: 'Nobody is ticked. Tick whom to repair, then send it again.',
  tooManyTicked: 'At most 100 users at once. Take fewer, or plan a repair of all who are missing.',
  unknown: 'This form is out of date. Load the page again.',
} as const
