// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import type { ListedUser } from '../../lib/domain/user'
import { buttonLook } from '../ui/button-look'
import { Moment } from '../ui/moment'
import { statusWords } from '../words/admin'
import { usersWords as words } from '../words/admin-users'
import { REPAIR_FORM_ID, SELECTION_FORM_ID } from './desk-forms'
import { Standing } from './standing'
import { UserGroups } from './user-groups'

const EDGE = 'wide:h-hit wide:border-t wide:border-line'
// Words stay whole: the columns of a table are as narrow as their narrowest part.
const CELL = `${EDGE} wide:wrap-break-word wide:pr-4`
const SECOND_LINE = 'row-start-2 text-s wide:text-m'

interface UserRowProps {
  user: ListedUser
  now: string
  /** Rows have boxes where users can be chosen. */
  isPickable: boolean
}

/** One user. The box belongs to the page's selection, the button to its repair form. */
export function UserRow({ user, now, isPickable }: UserRowProps) {
  const mailId = `mail-${user.username}`
  const email = user.email || words.noEmail
  const canRepair = user.standing === 'MISSING' || user.standing === 'UNKNOWN'
  return (
    <tr
      role="row"
      className={`grid min-h-16 items-center gap-x-2 border-b border-line py-2 pr-bleed hover:bg-sunk has-checked:bg-wash motion-safe:hover:transition-colors wide:table-row wide:p-0 ${isPickable ? 'grid-cols-[calc(var(--bleed)_+_1.9375rem)_auto_minmax(0,1fr)_auto]' : 'grid-cols-[0_auto_minmax(0,1fr)_auto] pl-2'}`}
    >
      <td
        role="cell"
        className={`row-span-2 row-start-1 ${EDGE} ${isPickable ? 'wide:w-[calc(var(--bleed)_+_2.1875rem)]' : 'wide:w-bleed'}`}
      >
        {isPickable && (
          <label className="-my-px ml-[calc(var(--bleed)_-_.8125rem)] grid size-hit place-items-center">
            <input
              type="checkbox"
              className="pick box"
              form={SELECTION_FORM_ID}
              name="usernames"
              value={user.username}
              aria-label={words.pick(email)}
              data-repairable={canRepair || undefined}
              autoComplete="off"
            />
          </label>
        )}
      </td>
      <td role="cell" className={`col-span-2 col-start-2 ${CELL}`}>
        <span className="flex items-baseline gap-x-2 wide:max-w-56 full:max-w-88">
          <a
            id={mailId}
            href={`/admin/users/${encodeURIComponent(user.username)}`}
            className="min-w-0 truncate font-semibold text-ink no-underline -outline-offset-2 hover:underline wide:leading-[2.625rem]"
          >
            {email}
          </a>
          {!user.isEmailVerified && <span className="flex-none text-s text-ink-2">{words.notVerified}</span>}
        </span>
      </td>
      <td role="cell" className={`hidden wide:table-cell ${CELL}`}>
        <bdi className={`block max-w-28 truncate full:max-w-40 ${user.displayName ? '' : 'text-ink-2'}`}>
          {user.displayName ?? words.noName}
        </bdi>
      </td>
      <td role="cell" className={`col-start-2 ${SECOND_LINE} ${CELL}`}>
        {statusWords(user)}
      </td>
      <td role="cell" className={`hidden full:table-cell ${CELL}`}>
        <UserGroups user={user} />
      </td>
      <td role="cell" className={`hidden whitespace-nowrap full:table-cell ${CELL}`}>
        <Moment at={user.createdAt} now={now} />
      </td>
      <td role="cell" className={`col-start-3 whitespace-nowrap ${SECOND_LINE} ${CELL}`}>
        <Standing user={user} now={now} />
      </td>
      <td role="cell" className={`col-start-4 row-span-2 row-start-1 wide:pr-bleed wide:text-right ${EDGE}`}>
        {user.standing === 'MISSING' && (
          <button
            type="submit"
            form={REPAIR_FORM_ID}
            name="username"
            value={user.username}
            aria-describedby={mailId}
            className={`${buttonLook.bare} -mr-3 wide:-my-px`}
          >
            {words.repair}
          </button>
        )}
      </td>
    </tr>
  )
}
