import type { FormAction } from '../ui/form-action'

/** What an owner can do to a todo. */
export interface OwnActions {
  rename: FormAction
  setState: FormAction
  remove: FormAction
}
