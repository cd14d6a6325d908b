import type { UserPage } from '../../lib/domain/user'
import { type UserQuery, usersPath } from '../../lib/domain/user-query'
import { ActionForm } from '../ui/action-form'
import type { FormAction } from '../ui/form-action'
import { Moment } from '../ui/moment'
import { usersWords as words } from '../words/admin-users'

const LINK = 'inline-flex min-h-hit items-center'

interface UserPagerProps {
  page: UserPage
  query: UserQuery
  now: string
  countAgain: FormAction
}

/** Forwards and back, and what is known of how many there are, and since when. */
export function UserPager({ page, query, now, countAgain }: UserPagerProps) {
  const at = (cursor: string | undefined) => usersPath({ ...query, cursor })
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-5 px-bleed print:hidden">
      {(page.nextCursor || page.previousCursor || query.cursor) && (
        <nav aria-label={words.pages} className="contents">
          {query.cursor && (
            <a className={LINK} href={at(undefined)}>
              {words.first}
            </a>
          )}
          {page.previousCursor && (
            <a className={LINK} rel="prev" href={at(page.previousCursor)}>
              {words.previous}
            </a>
          )}
          {page.nextCursor && (
            <a className={LINK} rel="next" href={at(page.nextCursor)}>
              {words.next}
            </a>
          )}
        </nav>
      )}
      <p className="text-s text-ink-2">{words.shown(page.users.length, page.total)}</p>
      {page.searched !== undefined && page.searched > page.users.length && (
        <p className="text-s text-ink-2">{words.searched(page.searched)}</p>
      )}
      {page.standingsAsOf && (
        <div className="flex flex-wrap items-center gap-x-2 text-s text-ink-2">
          <span>
            {words.asOf} <Moment at={page.standingsAsOf} now={now} />.
          </span>
          <ActionForm action={countAgain}>
            <button type="submit" className="min-h-hit text-accent underline decoration-1 underline-offset-[.2em]">
              {words.countAgain}
            </button>
          </ActionForm>
        </div>
      )}
    </div>
  )
}
