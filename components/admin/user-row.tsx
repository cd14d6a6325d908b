// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import type { ListedUser } from '../../lib/domain/member'
import { buttonLook } from '../ui/button-look'
import { Moment } from '../ui/moment'
import { statusWords, adminWords as words } from '../words/admin'
import { REPAIR_FORM_ID } from './repair-form-id'

const CELL = 'wide:h-hit wide:border-t wide:border-line wide:pr-4'
const SECOND_LINE = 'text-s wide:text-m'

/** One user, with Repair where the group `everyone` lacks them. The button belongs to the page's repair form. */
export function UserRow({ user, now }: { user: ListedUser; now: string }) {
  const mailId = `mail-${user.id}`
  return (
    <tr
      role="row"
      className="grid min-h-16 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 border-b border-line px-bleed py-2 hover:bg-sunk motion-safe:hover:transition-colors wide:table-row wide:p-0"
    >
      <td role="cell" className={`col-span-2 wide:pl-bleed ${CELL}`}>
        <span className="block wide:max-w-88 wide:truncate">
          <b id={mailId}>{user.email || words.noEmail}</b>
          {!user.isEmailVerified && <span className="text-s text-ink-2"> {words.notVerified}</span>}
        </span>
      </td>
      <td role="cell" className={`row-start-2 ${SECOND_LINE} ${CELL}`}>
        {statusWords(user.status, user.isEnabled)}
      </td>
      <td role="cell" className={`hidden whitespace-nowrap wide:table-cell ${CELL}`}>
        {user.groups.join(', ') || words.none}
      </td>
      <td role="cell" className={`hidden whitespace-nowrap wide:table-cell ${CELL}`}>
        <Moment at={user.createdAt} now={now} />
      </td>
      <td role="cell" className={`row-start-2 ${SECOND_LINE} ${CELL}`}>
        {user.isMissing ? (
          <span className="dashed-round inline-flex items-center gap-1.5 font-semibold whitespace-nowrap text-alert">
            {words.missing}
          </span>
        ) : (
          words.member
        )}
      </td>
      <td role="cell" className={`col-start-3 row-span-2 row-start-1 wide:text-right ${CELL} wide:pr-0`}>
        {user.isMissing && (
          <button
            type="submit"
            form={REPAIR_FORM_ID}
            name="userId"
            value={user.id}
            aria-describedby={mailId}
            className={`${buttonLook.bare} -mr-3 wide:mr-[calc(var(--bleed)_-_.8125rem)] wide:-my-px`}
          >
            {words.repair}
          </button>
        )}
      </td>
    </tr>
  )
}
