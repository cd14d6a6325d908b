import type { FormState } from '../../lib/domain/result'

/** A server action as forms take it: what was shown before and what was sent in, what to show next out. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

/** The state of a form that was not sent yet: a form that was sent has another object, even an empty one. */
export const UNSENT: FormState = {}
