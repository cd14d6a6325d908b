import type { LedgerQuery } from '../../lib/domain/ledger-query'
import { LEDGER_ACTS } from '../../lib/domain/repair'
import { buttonLook } from '../ui/button-look'
import { ledgerWords } from '../words/ledger'

const words = ledgerWords.filters
const FIELD = 'mt-1 block min-h-hit w-full min-w-0 rounded-s border border-edge bg-page px-2 text-b wide:text-m'
const LABEL = 'block text-s text-ink-2'

/** What the list is narrowed to. A plain form that asks for an address: it works without script, and can be shared. */
export function LedgerFilters({ query, path, isFiltered }: { query: LedgerQuery; path: string; isFiltered: boolean }) {
  const texts = [
    ['who', words.who],
    ['user', words.user],
    ['run', words.run],
  ] as const
  const days = [
    ['from', words.from],
    ['to', words.to],
  ] as const
  return (
    <search aria-label={words.title}>
      <form action={path} className="grid grid-cols-2 items-end gap-x-4 gap-y-3 wide:grid-cols-4 print:hidden">
        <label className={LABEL}>
          {words.act}
          <select name="act" defaultValue={query.act ?? ''} className={`${FIELD} text-ink`}>
            <option value="">{words.anyAct}</option>
            {LEDGER_ACTS.map((act) => (
              <option key={act} value={act}>
                {ledgerWords.acts[act]}
              </option>
            ))}
          </select>
        </label>
        {texts.map(([name, label]) => (
          <label key={name} className={LABEL}>
            {label}
            <input
              name={name}
              defaultValue={query[name]}
              maxLength={128}
              autoComplete="off"
              spellCheck={false}
              className={`${FIELD} text-ink`}
            />
          </label>
        ))}
        {days.map(([name, label]) => (
          <label key={name} className={LABEL}>
            {label}
            <input type="date" name={name} defaultValue={query[name]} className={`${FIELD} text-ink`} />
          </label>
        ))}
        <p className="col-span-2 flex flex-wrap gap-x-3">
          <button type="submit" className={buttonLook.plain}>
            {words.apply}
          </button>
          {isFiltered && (
            <a href={path} className={buttonLook.bare}>
              {words.clear}
            </a>
          )}
        </p>
      </form>
    </search>
  )
}
