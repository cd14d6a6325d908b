// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import type { ListedUser } from '../../lib/domain/member'
import { adminWords as words } from '../words/admin'
import { UserRow } from './user-row'

const HEAD = 'h-8 pr-4 text-left text-s font-normal whitespace-nowrap text-ink-2 first:pl-bleed'

/** Users in rows. On phones each is two lines: the roles keep it a table there, where the layout is a grid. */
export function UserTable({ users, now, label }: { users: ListedUser[]; now: string; label: string }) {
  return (
    <table role="table" aria-label={label} className="block w-full border-collapse text-left wide:table">
      <thead role="rowgroup" className="sr-only wide:not-sr-only wide:table-header-group">
        <tr role="row">
          <th role="columnheader" scope="col" className={HEAD}>
            {words.email}
          </th>
          <th role="columnheader" scope="col" className={HEAD}>
            {words.status}
          </th>
          <th role="columnheader" scope="col" className={HEAD}>
            {words.groups}
          </th>
          <th role="columnheader" scope="col" className={HEAD}>
            {words.created}
          </th>
          <th role="columnheader" scope="col" className={HEAD}>
            {words.membership}
          </th>
          <th role="columnheader" scope="col" className={HEAD}>
            <span className="sr-only">{words.acts}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block wide:table-row-group">
        {users.map((user) => (
          <UserRow key={user.id} user={user} now={now} />
        ))}
      </tbody>
    </table>
  )
}
