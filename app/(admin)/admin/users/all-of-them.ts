import { usersWords as words } from '../../../../components/words/admin-users'
import type { UserPage } from '../../../../lib/domain/user'
import { isFiltered, type UserQuery, usersPath } from '../../../../lib/domain/user-query'

/**
 * What a plan of more users than the page shows is to be made of: all who are missing, or those of them who match. The number
 * where it is known; else the plan tells it before anything is done.
 */
export const allOfThem = (
  query: UserQuery,
  page: UserPage | undefined,
): { isMatching: boolean; words: string; query?: string } | undefined => {
  if (!page || (query.standing && query.standing !== 'MISSING')) return undefined
  const { total } = page
  const isOfMissing = query.standing === 'MISSING'
  if (!isFiltered({ ...query, standing: undefined }))
    return isOfMissing && total ? { isMatching: false, words: words.planAll(total) } : undefined
  if (!page.nextCursor && !page.previousCursor) return undefined
  const search = usersPath({ ...query, cursor: undefined }).split('?')[1]
  return { isMatching: true, words: words.planMatching(isOfMissing ? total : undefined), query: search }
}
