import type { ReactNode } from 'react'
import type { UserPage } from '../../lib/domain/user'
import type { UserQuery } from '../../lib/domain/user-query'
import { UserTable } from './user-table'

interface UserSheetProps {
  title: string
  /** Absent where what was asked for could not be. */
  page?: UserPage
  now: string
  /** What is said where there is nobody to list. */
  none: ReactNode
  /** Tabs that stand on the rule in the title's place. */
  tabs?: ReactNode
  /** Between the rule and the rows. */
  filters?: ReactNode
  /** Absent where users are neither chosen nor put in order. */
  query?: UserQuery
  /** Under the rows. */
  children?: ReactNode
}

/** Users on an ink rule, under a title or under tabs. */
export function UserSheet({ title, page, now, none, tabs, filters, query, children }: UserSheetProps) {
  return (
    <section className={`sheet ${tabs ? 'mt-2 wide:mt-4' : 'mt-8 wide:mt-12'}`} aria-labelledby="users-title">
      <div className="sheet-head">
        <h2 id="users-title" className={tabs ? 'sr-only' : 'pb-2 text-l font-bold'}>
          {title}
        </h2>
        {tabs}
      </div>
      {filters}
      {page && page.users.length > 0 ? (
        <UserTable
          users={page.users}
          now={now}
          label={title}
          isPickable={query !== undefined}
          sortedBy={page.isSortable ? query : undefined}
        />
      ) : (
        <div className="border-b border-line px-bleed py-4">{none}</div>
      )}
      {children}
    </section>
  )
}
