import { DISPLAY_NAME_LIMIT } from './member'

/** What a form says beneath a field. */
export const fieldWords = {
  email: 'Write an address like ada@example.com.',
  password: 'Write your password.',
  newPassword:
    'Take at least 12 characters, with an upper-case and a lower-case letter of A to Z, a number and a symbol such as ! or -.',
  passwordEnds: 'A password may not begin or end with a space.',
  code: 'Write the code of six digits.',
  displayName: `Write a name of 1 to ${DISPLAY_NAME_LIMIT} letters or numbers, in any script.`,
  percent: 'Write a whole number from 1 to 100.',
  perSecond: 'Write a whole number from 1 to 1000.',
  nobodyTicked: 'Nobody is ticked. Tick whom to repair, then send it again.',
  tooManyTicked: 'At most 100 users at once. Take fewer, or plan a repair of all who are missing.',
  unknown: 'This form is out of date. Load the page again.',
} as const
