import { AdminHeader } from '../../../components/admin/admin-header'
import { HealthBars } from '../../../components/admin/health-bars'
import { HealthFacts } from '../../../components/admin/health-facts'
import { HealthSentence } from '../../../components/admin/health-sentence'
import { UserDesk } from '../../../components/admin/user-desk'
import { UserSheet } from '../../../components/admin/user-sheet'
import { ActionForm } from '../../../components/ui/action-form'
import { buttonLook } from '../../../components/ui/button-look'
import { KeepFresh } from '../../../components/ui/keep-fresh'
import { ListFailed } from '../../../components/ui/list-failed'
import { SayWide } from '../../../components/ui/say-wide'
import { healthWords as words } from '../../../components/words/admin-health'
import { usersWords } from '../../../components/words/admin-users'
import { shellWords } from '../../../components/words/shell'
import { readAdmin, titleForAdmin } from '../../../lib/server/admin'
import { loadHealth, loadMissing } from '../../../lib/server/users'
import { signOut } from '../../(workspace)/session-actions'
import { countAgain, manageUser, planRepair } from './actions'

export const generateMetadata = () => titleForAdmin(`${words.title} · ${shellWords.admin}`)

const retry = { href: '/admin', label: words.retry }

export default async function HealthPage() {
  const { actor } = await readAdmin()
  const [health, missing] = await Promise.all([loadHealth(), loadMissing()])
  const now = new Date().toISOString()
  const count = health.ok ? health.data.count : undefined
  const scan = health.ok ? health.data.scanningRunId : undefined
  const prevention = health.ok ? health.data.prevention : undefined
  const scanning = scan && (
    <p className="mt-4 border-l-2 border-accent pl-4">
      {words.scanning} <a href={`/admin/runs/${scan}`}>{words.openScan}</a>
      <KeepFresh />
    </p>
  )
  return (
    <>
      <AdminHeader actor={actor} current="health" signOut={signOut} />
      <main id="content" className="wrap pb-32">
        {!health.ok && (
          <>
            <h1 className="sr-only">{words.title}</h1>
            <ListFailed title={words.failed} failure={health.error} retry={retry} />
          </>
        )}
        {count && (
          <>
            <section className="mt-6 grid items-end gap-x-16 gap-y-6 wide:mt-10 wide:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
              <HealthSentence count={count}>
                {scanning}
                {count.missing > 0 && (
                  <ActionForm action={planRepair} className="mt-4 grid justify-items-start gap-4">
                    <button type="submit" className={buttonLook.go}>
                      {words.plan}
                    </button>
                  </ActionForm>
                )}
              </HealthSentence>
              <HealthBars {...count} />
            </section>
            <HealthFacts
              count={count}
              now={now}
              countAgain={countAgain}
              isScanning={Boolean(scan)}
              prevention={
                prevention && { door: words.doors[prevention.door], nightly: words.nights[prevention.nightly] }
              }
            />
          </>
        )}
        {health.ok && !count && (
          <SayWide isPageTitle title={words.notCounted}>
            <p>{words.notCountedWords}</p>
            {scanning || (
              <ActionForm action={countAgain} className="grid justify-items-start gap-4">
                <button type="submit" className={buttonLook.go}>
                  {words.count}
                </button>
              </ActionForm>
            )}
          </SayWide>
        )}
        {missing.ok && count && (
          <UserSheet
            title={words.whoIsMissing}
            page={missing.data}
            now={now}
            none={count.keptOut > 0 ? words.nobodyElseMissing : words.nobodyMissing}
          >
            <p className="flex min-h-14 flex-wrap items-center gap-x-6 px-bleed print:hidden">
              {missing.data.nextCursor && (
                <a href="/admin/users?show=missing" className="inline-flex min-h-hit items-center">
                  {words.allMissing}
                </a>
              )}
              <a href="/admin/orphans" className="inline-flex min-h-hit items-center">
                {words.orphans}
              </a>
            </p>
          </UserSheet>
        )}
        {!missing.ok && count && <ListFailed title={usersWords.failed} failure={missing.error} retry={retry} />}
        <UserDesk manage={manageUser} />
      </main>
    </>
  )
}
