import type { Todo } from './todo'

/** Every way in which something asked of Commons can fail, and no other. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'invalid'
  | 'rate_limited'
  | 'unavailable'

export interface Failure {
  code: ErrorCode
  /** Words for the person: what happened, then what to do. */
  message: string
  /** Field name to what is wrong with it. */
  fields?: Record<string, string>
}

export type Result<T> = { ok: true; data: T } | { ok: false; error: Failure }

export const ok = <T>(data: T): Result<T> => ({ ok: true, data })

export const fail = (code: ErrorCode, message: string, fields?: Record<string, string>): Result<never> => ({
  ok: false,
  error: fields ? { code, message, fields } : { code, message },
})

/** What a form shows after it was sent: nothing yet, what went wrong with what was typed, or what was done. */
export interface FormState {
  error?: Failure
  /** What the person typed, never a password, so that nothing typed is lost. */
  values?: Record<string, string>
  /** In a conflict: the todo as it is saved. */
  saved?: Todo
  /** What did happen, in words. */
  notice?: string
}
