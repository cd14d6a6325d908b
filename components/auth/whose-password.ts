import type { TextFieldProps } from '../ui/text-field'
import { authWords } from '../words/auth'

/** Whose password it is: for the person to see, and for the program that keeps their passwords. */
export const whosePassword = (email: string): TextFieldProps => ({
  name: 'email',
  label: authWords.email,
  type: 'email',
  autoComplete: 'username',
  defaultValue: email,
  readOnly: true,
})
