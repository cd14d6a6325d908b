// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import { isActive, type Run } from '../../lib/domain/run'
import { Moment } from '../ui/moment'
import { runWords as words } from '../words/runs'
import { personWords } from './person-words'
import { sentenceOf } from './run-sentence'
import { sheetLook } from './sheet-table'

/** One run in the history: when, by whom, and how it stands in the sentence of its own page. */
export function RunRow({ run, names, now }: { run: Run; names: Record<string, string>; now: string }) {
  const { says, alert } = sentenceOf(run)
  return (
    <tr role="row" className={`${sheetLook.row} grid-cols-[minmax(0,1fr)_auto]`}>
      <td role="cell" className={`${sheetLook.cell} order-1 col-span-2`}>
        <a href={`/admin/runs/${run.id}`} className="inline-flex min-h-hit flex-wrap items-center font-semibold">
          <span>
            {says}
            {alert && <span className="text-alert">{alert}</span>}
          </span>
        </a>
      </td>
      <td role="cell" className={`${sheetLook.cell} order-2 text-s wide:text-m`}>
        {isActive(run) || run.state === 'PAUSED' ? <b>{words.state[run.state]}</b> : words.state[run.state]}
      </td>
      <td role="cell" className={`${sheetLook.cell} hidden whitespace-nowrap wide:table-cell`}>
        {words.scopes[run.scope]}
      </td>
      <td role="cell" className={`${sheetLook.cell} hidden wide:table-cell`}>
        <bdi>{personWords(run.startedBy, names)}</bdi>
      </td>
      <td role="cell" className={`${sheetLook.cell} order-3 text-s whitespace-nowrap text-ink-2 wide:text-m`}>
        <Moment at={run.createdAt} now={now} />
      </td>
    </tr>
  )
}
