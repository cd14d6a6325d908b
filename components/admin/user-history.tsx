import type { LedgerEntry } from '../../lib/domain/ledger'
import { Moment } from '../ui/moment'
import { userWords as words } from '../words/admin-user'
import { ledgerWords } from '../words/ledger'
import { personWords } from './person-words'

interface UserHistoryProps {
  entries: LedgerEntry[]
  now: string
  viewer: string
  /** Display names by id, as far as they are known. */
  names: Record<string, string>
  /** Where the ledger tells of them. */
  ledger: string
}

const IS_SUB = /^[\da-f-]{36}$/

function Person({ id, viewer, names }: Pick<UserHistoryProps, 'viewer' | 'names'> & { id: string }) {
  if (id === viewer) return words.you
  const name = <bdi>{personWords(id, names)}</bdi>
  return IS_SUB.test(id) ? <a href={`/admin/users/${id}`}>{name}</a> : name
}

/** What the ledger tells of one user, newest first. */
export function UserHistory({ entries, now, viewer, names, ledger }: UserHistoryProps) {
  return (
    <section className="sheet mt-10" aria-labelledby="history-title">
      <div className="sheet-head">
        <h2 id="history-title" className="pb-2 text-l font-bold">
          {words.historyTitle}
        </h2>
      </div>
      {entries.length === 0 && <p className="border-b border-line px-bleed py-4">{words.noHistory}</p>}
      <ol>
        {entries.map(({ event }) => (
          <li
            key={`${event.chain} ${event.seq}`}
            className="grid min-h-hit grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line px-bleed py-2 wide:grid-cols-[minmax(0,9rem)_minmax(0,1fr)_auto]"
          >
            <span className="order-last text-s text-ink-2 wide:order-none">
              <Moment isExact at={event.at} now={now} />
            </span>
            <span>
              {ledgerWords.acts[event.act]}
              {event.outcome !== 'DONE' && (
                <b className={event.outcome === 'FAILED' || event.outcome === 'REFUSED' ? 'text-alert' : ''}>
                  {`: ${event.outcome === 'BEGUN' ? ledgerWords.endUnknown : ledgerWords.outcomes[event.outcome]}`}
                </b>
              )}{' '}
              <span className="text-ink-2">{words.by}</span> <Person id={event.actor} viewer={viewer} names={names} />
            </span>
            {event.runId && (
              <a href={`/admin/runs/${event.runId}`} className="text-s">
                {ledgerWords.run}
              </a>
            )}
          </li>
        ))}
      </ol>
      {entries.length > 0 && (
        <p className="px-bleed">
          <a href={ledger} className="inline-flex min-h-hit items-center">
            {words.inLedger}
          </a>
        </p>
      )}
    </section>
  )
}
