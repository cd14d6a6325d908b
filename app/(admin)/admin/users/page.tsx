import { AdminHeader } from '../../../../components/admin/admin-header'
import { UserDesk } from '../../../../components/admin/user-desk'
import { UserFilters } from '../../../../components/admin/user-filters'
import { UserPager } from '../../../../components/admin/user-pager'
import { UserSheet } from '../../../../components/admin/user-sheet'
import { UserTabs } from '../../../../components/admin/user-tabs'
import { buttonLook } from '../../../../components/ui/button-look'
import { ListFailed } from '../../../../components/ui/list-failed'
import { LiveRegion } from '../../../../components/ui/live-region'
import { Refusal } from '../../../../components/ui/refusal'
import { usersWords as words } from '../../../../components/words/admin-users'
import { shellWords } from '../../../../components/words/shell'
import type { ExportFormat } from '../../../../lib/domain/user-export'
import {
  isFiltered,
  isSearchTooLong,
  readUserQuery,
  SEARCH_LIMIT,
  type Search,
  type UserQuery,
  unreadFilters,
  usersPath,
} from '../../../../lib/domain/user-query'
import { readAdmin, titleForAdmin } from '../../../../lib/server/admin'
import { loadGroups, loadUsers } from '../../../../lib/server/users'
import { signOut } from '../../../(workspace)/session-actions'
import { countAgain, manageUser, planRepair, repairMatching, repairSelected } from '../actions'
import { allOfThem } from './all-of-them'
import { ExportLinks } from './export-links'

export const generateMetadata = () => titleForAdmin(`${words.title} · ${shellWords.admin}`)

const PATH = '/admin/users'

const exportPath = (query: UserQuery, format: ExportFormat) => {
  const path = usersPath({ ...query, cursor: undefined }, `${PATH}/export`)
  return `${path}${path.includes('?') ? '&' : '?'}format=${format}`
}

const noneWords = (query: UserQuery) => {
  const isOnly = !query.search && !query.status && query.isEnabled === undefined && !query.group && !query.cursor
  if (isOnly && query.standing === 'MISSING') return words.noneMissing
  if (isOnly && query.standing === 'KEPT_OUT') return words.noneKeptOut
  return isFiltered(query) ? words.noneMatch : words.none
}

/** Why nobody is listed; undefined where the address can be read. */
const unreadWords = (query: UserQuery, search: Search) => {
  if (isSearchTooLong(query)) return words.searchTooLong(query.search?.length ?? 0, SEARCH_LIMIT)
  const unread = unreadFilters(search)
  return unread.length > 0 ? words.unread(unread.map((name) => words.filterNames[name])) : undefined
}

export default async function UsersPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { actor } = await readAdmin(PATH)
  const search = await searchParams
  const query = readUserQuery(search)
  const unread = unreadWords(query, search)
  const { page, groups } = unread ? { page: undefined, groups: await loadGroups() } : await loadUsers(query)
  const now = new Date().toISOString()
  const shown = page?.ok ? page.data : undefined
  const total = shown?.total
  const all = allOfThem(query, shown)
  const tabs = <UserTabs query={query} total={total} />
  return (
    <>
      <AdminHeader actor={actor} current="users" signOut={signOut} />
      <main id="content" className="wrap pb-40">
        <LiveRegion />
        <div className="mt-4 flex flex-wrap items-center justify-between gap-4 wide:mt-8">
          <h1 className="text-h font-bold wide:text-xl">{words.title}</h1>
          <a href={`${PATH}/new`} className={buttonLook.plain}>
            {words.create}
          </a>
        </div>
        {page && !page.ok ? (
          <>
            <div className="sheet mt-2 wide:mt-4">
              <div className="sheet-head">{tabs}</div>
            </div>
            <ListFailed
              title={words.failed}
              failure={page.error}
              retry={{ href: usersPath(query), label: words.retry }}
            />
          </>
        ) : (
          <UserSheet
            title={words.title}
            page={shown}
            now={now}
            query={query}
            tabs={tabs}
            none={
              <>
                {unread ? <Refusal message={unread} className="mb-3" /> : noneWords(query)}{' '}
                {(unread || isFiltered(query)) && <a href={PATH}>{words.clear}</a>}
              </>
            }
            filters={
              <UserFilters query={query} groups={groups}>
                {shown && <ExportLinks paths={{ csv: exportPath(query, 'csv'), json: exportPath(query, 'json') }} />}
              </UserFilters>
            }
          >
            {shown && <UserPager page={shown} query={query} now={now} countAgain={countAgain} />}
          </UserSheet>
        )}
        <UserDesk
          manage={manageUser}
          selection={{ repair: repairSelected, plan: all?.isMatching ? repairMatching : planRepair, all }}
        />
      </main>
    </>
  )
}
