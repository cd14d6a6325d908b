import type { LedgerFilter } from '../../lib/domain/ledger-query'
import { LEDGER_ACTS } from '../../lib/domain/repair'
import { buttonLook } from '../ui/button-look'
import { ledgerWords } from '../words/ledger'

const words = ledgerWords.filters
const TEXTS = ['who', 'user', 'run'] as const
const DAYS = ['from', 'to'] as const
const FIELD = 'mt-1 block min-h-hit w-full min-w-0 rounded-s border border-edge bg-page px-2 text-b wide:text-m'
const LABEL = 'block text-s text-ink-2'

interface LedgerFiltersProps {
  /** What stands in them. */
  typed: Partial<Record<LedgerFilter, string>>
  path: string
  isFiltered: boolean
}

/** What the list is narrowed to. A plain form that asks for an address: it works without script, and can be shared. */
export function LedgerFilters({ typed, path, isFiltered }: LedgerFiltersProps) {
  return (
    <search aria-label={words.title}>
      <form action={path} className="grid grid-cols-2 items-end gap-x-4 gap-y-3 wide:grid-cols-4 print:hidden">
        <label className={LABEL}>
          {words.names.act}
          <select name="act" defaultValue={typed.act ?? ''} className={`${FIELD} text-ink`}>
            <option value="">{words.anyAct}</option>
            {LEDGER_ACTS.map((act) => (
              <option key={act} value={act}>
                {ledgerWords.acts[act]}
              </option>
            ))}
          </select>
        </label>
        {TEXTS.map((name) => (
          <label key={name} className={LABEL}>
            {words.names[name]}
            <input
              name={name}
              defaultValue={typed[name]}
              maxLength={128}
              autoComplete="off"
              spellCheck={false}
              className={`${FIELD} text-ink`}
            />
          </label>
        ))}
        {DAYS.map((name) => (
          <label key={name} className={LABEL}>
            {words.names[name]}
            <input type="date" name={name} defaultValue={typed[name]} className={`${FIELD} text-ink`} />
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
