/** A row of the Exclusion table: somebody was removed on purpose, and no run, scan or sign-in puts them back. Key: `username`. */
export interface ExclusionRow {
  username: string
  sub: string
  /** Sub of the administrator. */
  by: string
  /** ISO 8601. */
  at: string
}
