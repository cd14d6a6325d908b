import type { PageTokens } from './page-token'
import type { Row } from './store/store'

const MOST = 60

/** A limit of 0, or none, is the most: 60. */
export const pageLimit = (limit: number | undefined) => limit || MOST

/** One row more than the page holds tells whether there is a next one: the page, and the token that leads on. */
export const cutPage = <T>(
  rows: Row<T>[],
  limit: number,
  pages: PageTokens,
  query: string[],
): { rows: Row<T>[]; next: string | undefined } => {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? pages.seal(query, last.name) : undefined }
}
