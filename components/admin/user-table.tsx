// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import type { ListedUser } from '../../lib/domain/user'
import { type UserOrder, type UserQuery, usersPath } from '../../lib/domain/user-query'
import { usersWords as words } from '../words/admin-users'
import { PickAll } from './pick-all'
import { UserRow } from './user-row'

const HEAD = 'h-hit pr-4 text-left text-s font-normal whitespace-nowrap text-ink-2'
// Heard on phones, where the columns are not to be seen.
const SILENT = `${HEAD} max-wide:sr-only`

interface UserTableProps {
  users: ListedUser[]
  now: string
  label: string
  isPickable?: boolean
  /** Present where all who match can be put in order. */
  sortedBy?: UserQuery
}

function SortHead({ order, query, className = '' }: { order: UserOrder; query?: UserQuery; className?: string }) {
  const isCurrent = query?.order === order
  const isDown = isCurrent && query.isDescending
  const next = query && { ...query, order, isDescending: isCurrent && !isDown, cursor: undefined }
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={isCurrent ? (isDown ? 'descending' : 'ascending') : undefined}
      className={`${next ? HEAD : SILENT} ${className}`}
    >
      {next ? (
        <a
          href={usersPath(next)}
          title={next.isDescending ? words.sortDown : words.sortUp}
          className={`inline-flex min-h-hit items-center gap-1 no-underline hover:text-ink ${isCurrent ? 'font-semibold text-ink' : 'text-ink-2'}`}
        >
          {words.columns[order]}
          {isCurrent && <span aria-hidden="true">{isDown ? '↓' : '↑'}</span>}
        </a>
      ) : (
        words.columns[order]
      )}
    </th>
  )
}

/**
 * Users in rows. On phones each is two lines: the roles keep it a table there, where the layout is a grid, and of its head
 * stands what can be pressed.
 */
export function UserTable({ users, now, label, isPickable = false, sortedBy }: UserTableProps) {
  return (
    <table role="table" aria-label={label} className="block w-full border-collapse text-left wide:table">
      <thead role="rowgroup" className="block wide:table-header-group">
        <tr
          role="row"
          className={`flex wide:table-row ${isPickable || sortedBy ? 'max-wide:border-b max-wide:border-line' : ''}`}
        >
          <th role="columnheader" scope="col" className="p-0">
            {isPickable ? <PickAll /> : <span className="sr-only">{words.acts}</span>}
          </th>
          <SortHead order="EMAIL" query={sortedBy} />
          <th role="columnheader" scope="col" className={SILENT}>
            {words.name}
          </th>
          <SortHead order="STATUS" query={sortedBy} />
          <th role="columnheader" scope="col" className={`${SILENT} wide:hidden full:table-cell`}>
            {words.groups}
          </th>
          <SortHead order="CREATED" query={sortedBy} className="wide:hidden full:table-cell" />
          <th role="columnheader" scope="col" className={SILENT}>
            {words.memberSince}
          </th>
          <th role="columnheader" scope="col" className={SILENT}>
            <span className="sr-only">{words.acts}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block wide:table-row-group">
        {users.map((user) => (
          <UserRow key={user.username} user={user} now={now} isPickable={isPickable} />
        ))}
      </tbody>
    </table>
  )
}
