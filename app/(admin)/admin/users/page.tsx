import { AdminHeader } from '../../../../components/admin/admin-header'
import { RepairDesk } from '../../../../components/admin/repair-desk'
import { UserSheet } from '../../../../components/admin/user-sheet'
import { ListFailed } from '../../../../components/ui/list-failed'
import { Tabs } from '../../../../components/ui/tabs'
import { adminWords as words } from '../../../../components/words/admin'
import { shellWords } from '../../../../components/words/shell'
import { readAdmin, titleForAdmin } from '../../../../lib/server/admin'
import { loadUsers } from '../../../../lib/server/users'
import { signOut } from '../../../(workspace)/session-actions'
import { repairMember } from '../actions'

export const generateMetadata = () => titleForAdmin(`${words.users} · ${shellWords.admin}`)

const PATH = '/admin/users'
const MISSING = 'missing'

type Search = Promise<{ show?: string | string[]; after?: string | string[] }>

export default async function UsersPage({ searchParams }: { searchParams: Search }) {
  const { actor } = await readAdmin(PATH)
  const { show, after } = await searchParams
  const isMissing = show === MISSING
  const page = await loadUsers(isMissing ? 'MISSING' : 'ALL', typeof after === 'string' ? after : undefined)
  const here = isMissing ? { show: MISSING } : undefined
  const tabs = (
    <Tabs
      label={words.filter}
      tabs={[
        { href: PATH, label: words.all, isCurrent: !isMissing },
        { href: `${PATH}?show=${MISSING}`, label: words.missing, isCurrent: isMissing },
      ]}
    />
  )
  return (
    <>
      <AdminHeader actor={actor} current="users" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <h1 className="mt-4 text-h font-bold wide:mt-8 wide:text-xl">{words.users}</h1>
        {page.ok ? (
          <UserSheet
            title={isMissing ? words.whoIsMissing : words.allUsers}
            page={page.data}
            now={new Date().toISOString()}
            none={isMissing && !after ? words.nobodyMissingWords : words.noUsers}
            tabs={tabs}
            more={
              page.data.nextCursor
                ? {
                    href: `${PATH}?${new URLSearchParams({ ...here, after: page.data.nextCursor })}`,
                    label: words.next,
                  }
                : undefined
            }
          />
        ) : (
          <>
            <div className="sheet mt-2 wide:mt-4">
              <div className="sheet-head">{tabs}</div>
            </div>
            <ListFailed title={words.failedTitle} failure={page.error} retry={{ href: PATH, label: words.retry }} />
          </>
        )}
        <RepairDesk action={repairMember} />
      </main>
    </>
  )
}
