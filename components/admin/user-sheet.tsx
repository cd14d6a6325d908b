import type { ReactNode } from 'react'
import type { UserPage } from '../../lib/domain/member'
import { UserTable } from './user-table'

interface UserSheetProps {
  title: string
  page: UserPage
  now: string
  /** What is said where there is nobody to list. */
  none: string
  /** Tabs that stand on the rule in the title's place. */
  tabs?: ReactNode
  more?: { href: string; label: string }
}

/** Users on an ink rule, under a title or under tabs. */
export function UserSheet({ title, page, now, none, tabs, more }: UserSheetProps) {
  return (
    <section className={`sheet ${tabs ? 'mt-2 wide:mt-4' : 'mt-8 wide:mt-12'}`} aria-labelledby="users-title">
      <div className="sheet-head">
        <h2 id="users-title" className={tabs ? 'sr-only' : 'pb-2 text-l font-bold'}>
          {title}
        </h2>
        {tabs}
      </div>
      {page.users.length > 0 ? (
        <UserTable users={page.users} now={now} label={title} />
      ) : (
        <p className="border-b border-line px-bleed py-4">{none}</p>
      )}
      {more && (
        <p className="flex min-h-14 items-center px-bleed print:hidden">
          <a href={more.href} className="inline-flex min-h-hit items-center">
            {more.label}
          </a>
        </p>
      )}
    </section>
  )
}
