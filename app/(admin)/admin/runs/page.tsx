import { AdminHeader } from '../../../../components/admin/admin-header'
import { RunHistory } from '../../../../components/admin/run-history'
import { ActionForm } from '../../../../components/ui/action-form'
import { buttonLook } from '../../../../components/ui/button-look'
import { ListFailed } from '../../../../components/ui/list-failed'
import { runWords as words } from '../../../../components/words/runs'
import { shellWords } from '../../../../components/words/shell'
import { readAdmin, titleForAdmin } from '../../../../lib/server/admin'
import { loadRuns } from '../../../../lib/server/run-page'
import { signOut } from '../../../(workspace)/session-actions'
import { startRun } from './actions'

export const generateMetadata = () => titleForAdmin(`${words.title} · ${shellWords.admin}`)

const PATH = '/admin/runs'

type Search = Promise<{ after?: string | string[] }>

export default async function RunsPage({ searchParams }: { searchParams: Search }) {
  const { actor, accessToken } = await readAdmin(PATH)
  const { after } = await searchParams
  const page = await loadRuns(accessToken, typeof after === 'string' ? after : undefined)
  return (
    <>
      <AdminHeader actor={actor} current="runs" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <h1 className="mt-4 text-h font-bold wide:mt-8 wide:text-xl">{words.title}</h1>
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <ActionForm action={startRun} hidden={{ scope: 'ALL' }} wordsClassName="mt-4">
            <button type="submit" className={buttonLook.go}>
              {words.plan}
            </button>
          </ActionForm>
          <p className="text-s text-ink-2">{words.planWords}</p>
        </div>
        {page.ok ? (
          <RunHistory {...page.data} now={new Date().toISOString()} path={PATH} />
        ) : (
          <ListFailed title={words.failedTitle} failure={page.error} retry={{ href: PATH, label: words.retry }} />
        )}
      </main>
    </>
  )
}
