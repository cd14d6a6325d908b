// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import type { RunItem } from '../../lib/domain/run'
import { Moment } from '../ui/moment'
import { runWords as words } from '../words/runs'
import { sheetLook } from './sheet-table'

const whyOf = (item: RunItem) => {
  if (item.outcomeReason) return words.because[item.outcomeReason]
  return item.shelf === 'CHOSEN' || item.shelf === 'LEFT_ALONE' ? words.reasons[item.reason] : ''
}

/** What came of one user, and why. */
export function RunReportRow({ item, now }: { item: RunItem; now: string }) {
  const isFailed = item.shelf === 'FAILED' || item.shelf === 'REMOVAL_FAILED'
  return (
    <tr role="row" className={`${sheetLook.row} grid-cols-[auto_minmax(0,1fr)_auto]`}>
      <td
        role="cell"
        className={`${sheetLook.cell} col-start-3 row-start-1 text-right text-s whitespace-nowrap text-ink-2 wide:text-left`}
      >
        {item.bookedAt && <Moment at={item.bookedAt} now={now} />}
      </td>
      <td role="cell" className={`${sheetLook.cell} col-span-2 col-start-1 row-start-1`}>
        <span className="block wide:max-w-56 wide:truncate full:max-w-88">
          <a
            href={`/admin/users/${encodeURIComponent(item.username)}`}
            className="font-semibold text-inherit no-underline hover:underline"
          >
            {item.email || words.sheet.noEmail}
          </a>
        </span>
      </td>
      <td role="cell" className={`${sheetLook.cell} col-start-1 row-start-2 text-s wide:text-m`}>
        {isFailed ? <b className="text-alert">{words.outcomes[item.shelf]}</b> : words.outcomes[item.shelf]}
      </td>
      <td role="cell" className={`${sheetLook.cell} col-span-2 col-start-2 row-start-2 text-s wide:py-1 wide:text-m`}>
        {whyOf(item)}
      </td>
    </tr>
  )
}
