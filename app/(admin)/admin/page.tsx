import { AdminHeader } from '../../../components/admin/admin-header'
import { HealthBars } from '../../../components/admin/health-bars'
import { HealthFacts } from '../../../components/admin/health-facts'
import { HealthSentence } from '../../../components/admin/health-sentence'
import { RepairDesk } from '../../../components/admin/repair-desk'
import { UserSheet } from '../../../components/admin/user-sheet'
import { ListFailed } from '../../../components/ui/list-failed'
import { adminWords as words } from '../../../components/words/admin'
import { shellWords } from '../../../components/words/shell'
import { readAdmin, titleForAdmin } from '../../../lib/server/admin'
import { loadHealth, loadUsers } from '../../../lib/server/users'
import { signOut } from '../../(workspace)/session-actions'
import { repairMember } from './actions'

export const generateMetadata = () => titleForAdmin(`${words.health} · ${shellWords.admin}`)

const retry = { href: '/admin', label: words.retry }

export default async function HealthPage() {
  const { actor } = await readAdmin()
  const [health, missing] = await Promise.all([loadHealth(), loadUsers('MISSING')])
  const now = new Date().toISOString()
  return (
    <>
      <AdminHeader actor={actor} current="health" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        {health.ok ? (
          <>
            <section className="mt-6 grid items-end gap-x-16 gap-y-6 wide:mt-10 wide:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
              <HealthSentence {...health.data} />
              <HealthBars {...health.data} />
            </section>
            <HealthFacts countedAt={health.data.countedAt} now={now} />
          </>
        ) : (
          <>
            <h1 className="sr-only">{words.health}</h1>
            <ListFailed title={words.healthFailed} failure={health.error} retry={retry} />
          </>
        )}
        {missing.ok ? (
          <UserSheet
            title={words.whoIsMissing}
            page={missing.data}
            now={now}
            none={words.nobodyMissingWords}
            more={missing.data.nextCursor ? { href: '/admin/users?show=missing', label: words.allMissing } : undefined}
          />
        ) : (
          health.ok && <ListFailed title={words.failedTitle} failure={missing.error} retry={retry} />
        )}
        <RepairDesk action={repairMember} />
      </main>
    </>
  )
}
