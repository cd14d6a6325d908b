import type { Todo } from '../../lib/domain/todo'

/** What the reader's clock says. */
export interface ReadersTime {
  /** ISO 8601. */
  now: string
  /** The day, as `2026-11-25`. */
  today: string
  /** Absent: the reader's own. */
  timeZone?: string
}

/** What a row's buttons do, by the name that they carry; the list listens for all of them. */
export type RowAct =
  | 'toggle'
  | 'edit'
  | 'trash'
  | 'restore'
  | 'remove'
  | 'open'
  | 'select'
  | 'retry'
  | 'discard'
  | 'keep-mine'
  | 'keep-saved'

/** Id of the one form that a list's buttons send before there is script. */
export const ACTS_FORM = 'acts'

/** What such a button sends: which state to go to, of which todo, in which version and state. */
export const actValue = (to: Todo['state'], { id, version, state }: Todo) => `${to} ${id} ${version} ${state}`
