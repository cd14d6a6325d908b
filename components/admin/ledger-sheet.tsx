import type { ReactNode } from 'react'
import type { LedgerEntry } from '../../lib/domain/ledger'
import { Moment } from '../ui/moment'
import { Refusal } from '../ui/refusal'
import { ledgerWords as words } from '../words/ledger'
import { LedgerRow } from './ledger-row'
import { SheetTable } from './sheet-table'

interface LedgerSheetProps {
  entries: LedgerEntry[]
  names: Record<string, string>
  now: string
  /** Filters, on the rule. */
  filters: ReactNode
  isFiltered: boolean
  searchedTo?: string
  older?: string
  newest?: string
  files: { csv: string; json: string }
}

const { columns } = words
const LINK = 'inline-flex min-h-hit items-center'

/** The filters alone, and why there is no list under them. */
export function LedgerUnread({ filters, message }: { filters: ReactNode; message: string }) {
  return (
    <section className="sheet mt-6" aria-label={words.list}>
      <div className="border-b-2 border-ink px-bleed pb-4">{filters}</div>
      <div className="border-b border-line px-bleed py-4">
        <Refusal message={message} />
      </div>
    </section>
  )
}

/** Acts on an ink rule, newest first. */
export function LedgerSheet({
  entries,
  names,
  now,
  isFiltered,
  searchedTo,
  older,
  newest,
  ...props
}: LedgerSheetProps) {
  return (
    <section className="sheet mt-6" aria-labelledby="ledger-title">
      <h2 id="ledger-title" className="sr-only">
        {words.list}
      </h2>
      <div className="border-b-2 border-ink px-bleed pb-4">{props.filters}</div>
      {entries.length > 0 ? (
        <SheetTable
          label={words.list}
          columns={[columns.when, columns.who, columns.act, columns.whom, columns.outcome, columns.run].map(
            (label) => ({
              label,
            }),
          )}
        >
          {entries.map((entry) => (
            <LedgerRow key={`${entry.event.chain} ${entry.event.seq}`} entry={entry} names={names} now={now} />
          ))}
        </SheetTable>
      ) : (
        <p className="border-b border-line px-bleed py-4">{isFiltered ? words.noneMatches : words.none}</p>
      )}
      {searchedTo && (
        <p className="px-bleed pt-3 text-s text-ink-2">
          {words.searchedBack}
          <Moment isExact at={searchedTo} now={now} />
        </p>
      )}
      <p className="flex min-h-14 flex-wrap items-center gap-x-6 px-bleed print:hidden">
        {older && (
          <a href={older} className={LINK}>
            {words.older}
          </a>
        )}
        {newest && (
          <a href={newest} className={LINK}>
            {words.newest}
          </a>
        )}
        <span className="flex items-center gap-x-3 wide:ml-auto">
          <span className="text-ink-2">{words.export}</span>
          <a href={props.files.csv} className={LINK} download>
            CSV
          </a>
          <a href={props.files.json} className={LINK} download>
            JSON
          </a>
        </span>
      </p>
    </section>
  )
}
