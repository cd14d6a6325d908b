import { AdminHeader } from '../../../../components/admin/admin-header'
import { ChainAnswer, LedgerChains } from '../../../../components/admin/ledger-chains'
import { LedgerFilters } from '../../../../components/admin/ledger-filters'
import { LedgerSheet, LedgerUnread } from '../../../../components/admin/ledger-sheet'
import { ListFailed } from '../../../../components/ui/list-failed'
import { Refusal } from '../../../../components/ui/refusal'
import { ledgerWords as words } from '../../../../components/words/ledger'
import { shellWords } from '../../../../components/words/shell'
import {
  hasFilters,
  ledgerPath,
  readChain,
  readLedgerQuery,
  typedFilters,
  unreadLedgerFilters,
} from '../../../../lib/domain/ledger-query'
import { readAdmin, titleForAdmin } from '../../../../lib/server/admin'
import { askAs } from '../../../../lib/server/appsync'
import { verifyChain } from '../../../../lib/server/ledger'
import { loadLedger } from '../../../../lib/server/ledger-page'
import { signOut } from '../../../(workspace)/session-actions'

export const generateMetadata = () => titleForAdmin(`${words.title} · ${shellWords.admin}`)

const PATH = '/admin/ledger'
const CHECKING_MS = 8_000

type Search = Promise<Record<string, string | string[] | undefined>>

export default async function LedgerPage({ searchParams }: { searchParams: Search }) {
  const { actor, accessToken } = await readAdmin(PATH)
  const search = await searchParams
  const query = readLedgerQuery(search)
  const chain = readChain(search.check)
  const fromSeq = /^\d{1,9}$/.test(String(search.fromRow)) ? Number(search.fromRow) : undefined
  const until = Date.now() + CHECKING_MS
  const unread = unreadLedgerFilters(search)
  const [page, check] = await Promise.all([
    unread.length === 0 ? loadLedger(accessToken, query) : undefined,
    chain ? verifyChain(askAs(accessToken), chain, { fromSeq, until, now: Date.now }) : undefined,
  ])
  const isFiltered = unread.length > 0 || hasFilters(query)
  const filters = <LedgerFilters typed={typedFilters(search)} path={PATH} isFiltered={isFiltered} />
  const pathOf = (more: Record<string, string | undefined>) => ledgerPath(query, more)
  const unchecked = search.check && !chain ? words.chains.unknown : check && !check.ok ? check.error.message : undefined
  const nextRow = check?.ok ? check.data.nextSeq : undefined
  return (
    <>
      <AdminHeader actor={actor} current="ledger" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <h1 className="mt-4 text-h font-bold wide:mt-8 wide:text-xl">{words.title}</h1>
        <p className="text-ink-2">{words.words}</p>
        {check?.ok && (
          <ChainAnswer
            answer={check.data}
            goOn={nextRow ? pathOf({ check: chain, fromRow: String(nextRow) }) : undefined}
          />
        )}
        {unchecked && <Refusal message={`${words.chains.failed} ${unchecked}`} className="mt-6" />}
        {!page && (
          <LedgerUnread
            filters={filters}
            message={words.filters.unread(unread.map((name) => words.filters.names[name]))}
          />
        )}
        {page?.ok && (
          <>
            <LedgerSheet
              {...page.data}
              now={new Date().toISOString()}
              isFiltered={isFiltered}
              filters={filters}
              older={page.data.nextCursor && pathOf({ after: page.data.nextCursor, ended: page.data.open.join(' ') })}
              newest={query.after && pathOf({})}
              files={{
                csv: ledgerPath(query, { as: 'csv' }, `${PATH}/export`),
                json: ledgerPath(query, { as: 'json' }, `${PATH}/export`),
              }}
            />
            <LedgerChains chains={page.data.chains} pathOf={(each) => pathOf({ check: each })} />
          </>
        )}
        {page && !page.ok && (
          <ListFailed title={words.failedTitle} failure={page.error} retry={{ href: pathOf({}), label: words.retry }} />
        )}
      </main>
    </>
  )
}
