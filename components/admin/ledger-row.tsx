// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import type { LedgerEntry } from '../../lib/domain/ledger'
import { Moment } from '../ui/moment'
import { detailWords, ledgerWords as words } from '../words/ledger'
import { spanWords } from '../words/numbers'
import { personWords } from './person-words'
import { sheetLook } from './sheet-table'

interface LedgerRowProps {
  entry: LedgerEntry
  names: Record<string, string>
  now: string
}

// Below this an act was as good as at once.
const LONG_MS = 5_000

const IS_SUB = /^[\da-f-]{36}$/

function Person({ id, names }: { id: string; names: Record<string, string> }) {
  const name = <bdi className="wide:block wide:max-w-44 wide:truncate">{personWords(id, names)}</bdi>
  return IS_SUB.test(id) ? <a href={`/admin/users/${id}`}>{name}</a> : name
}

/** One act: when, who, what, on whom, and what came of it. */
export function LedgerRow({ entry: { event, begunAt }, names, now }: LedgerRowProps) {
  const isUnknown = event.outcome === 'BEGUN'
  const isBad = event.outcome === 'FAILED' || event.outcome === 'REFUSED'
  const took = begunAt ? Date.parse(event.at) - Date.parse(begunAt) : 0
  return (
    <tr role="row" className={`${sheetLook.row} grid-cols-[minmax(0,1fr)_minmax(0,1fr)]`}>
      <td
        role="cell"
        className={`${sheetLook.cell} order-2 text-right text-s whitespace-nowrap text-ink-2 wide:text-left`}
      >
        <Moment isExact at={event.at} now={now} />
      </td>
      <td role="cell" className={`${sheetLook.cell} order-4 text-right text-s wide:text-left wide:text-m`}>
        <Person id={event.actor} names={names} />
      </td>
      <td role="cell" className={`${sheetLook.cell} order-1 font-semibold wide:font-normal wide:whitespace-nowrap`}>
        {words.acts[event.act]}
      </td>
      <td
        role="cell"
        className={`${sheetLook.cell} order-3 text-s wide:text-m ${event.subject ? '' : 'max-wide:hidden'}`}
      >
        {event.subject && <Person id={event.subject} names={names} />}
      </td>
      <td
        role="cell"
        className={`${sheetLook.cell} order-5 text-s wide:py-1 wide:text-m ${event.subject ? '' : 'max-wide:col-span-2'}`}
      >
        {isUnknown ? (
          <b>{words.endUnknown}</b>
        ) : (
          <span className={isBad ? 'font-semibold text-alert' : ''}>{words.outcomes[event.outcome]}</span>
        )}
        {event.detail && <span className="text-s text-ink-2"> {detailWords(event.act, event.detail)}</span>}
        {took > LONG_MS && <span className="text-s text-ink-2"> {words.took(spanWords(took / 1000))}</span>}
      </td>
      <td
        role="cell"
        className={`${sheetLook.cell} text-s whitespace-nowrap wide:text-left wide:text-m ${event.subject ? 'order-6 text-right' : 'order-3'}`}
      >
        {event.runId && <a href={`/admin/runs/${event.runId}`}>{words.run}</a>}
      </td>
    </tr>
  )
}
