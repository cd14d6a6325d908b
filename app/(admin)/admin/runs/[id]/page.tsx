import { AdminHeader } from '../../../../../components/admin/admin-header'
import { RunChoices } from '../../../../../components/admin/run-choices'
import { RunHead } from '../../../../../components/admin/run-head'
import { RunLive } from '../../../../../components/admin/run-live'
import { RunSheet } from '../../../../../components/admin/run-sheet'
import { RunTable } from '../../../../../components/admin/run-table'
import { NothingHere } from '../../../../../components/shell/nothing-here'
import { ListFailed } from '../../../../../components/ui/list-failed'
import { LiveRegion } from '../../../../../components/ui/live-region'
import { runWords as words } from '../../../../../components/words/runs'
import { shellWords } from '../../../../../components/words/shell'
import { isScan, missingIn, type Run } from '../../../../../lib/domain/run'
import { isRunView, type RunView } from '../../../../../lib/domain/run-view'
import { readAdmin, titleForAdmin } from '../../../../../lib/server/admin'
import { answerMissing } from '../../../../../lib/server/answer-missing'
import { readRunDetail } from '../../../../../lib/server/run-page'
import { signOut } from '../../../../(workspace)/session-actions'
import { chooseReason, chooseUsers, directRun } from '../actions'

export const generateMetadata = () => titleForAdmin(`${words.one} · ${shellWords.admin}`)

interface RunPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ show?: string | string[]; after?: string | string[] }>
}

const canChoose = (run: Run, view: RunView) => run.state === 'PLANNED' && missingIn(run) > 0 && view !== 'kept-out'

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const { id } = await params
  const path = `/admin/runs/${encodeURIComponent(id)}`
  const { actor, accessToken } = await readAdmin(path)
  const { show, after } = await searchParams
  const view = isRunView(show) ? show : 'all'
  const place = typeof after === 'string' ? after : undefined
  const detail = await readRunDetail(accessToken, id, view, place)
  if (!detail.ok && detail.error.code === 'not_found') {
    answerMissing()
    return <NothingHere />
  }
  const now = new Date().toISOString()
  const retry = { href: path, label: words.retry }
  return (
    <>
      <AdminHeader actor={actor} current="runs" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        {detail.ok ? (
          <RunLive initial={{ run: detail.data.run, now }}>
            <RunHead direct={directRun} names={detail.data.names} />
            {!detail.data.sheet.ok && (
              <ListFailed title={words.failedItems} failure={detail.data.sheet.error} retry={retry} />
            )}
            {detail.data.sheet.ok && !isScan(detail.data.run) && (
              <RunSheet
                run={detail.data.run}
                view={view}
                items={detail.data.sheet.data.items}
                isFirst={!place}
                next={detail.data.sheet.data.after}
                tools={
                  canChoose(detail.data.run, view) && (
                    <RunChoices
                      run={detail.data.run}
                      items={detail.data.sheet.data.items}
                      chooseReason={chooseReason}
                      chooseUsers={chooseUsers}
                    />
                  )
                }
              >
                <RunTable
                  run={detail.data.run}
                  items={detail.data.sheet.data.items}
                  now={now}
                  names={detail.data.names}
                  choose={chooseUsers}
                />
              </RunSheet>
            )}
          </RunLive>
        ) : (
          <>
            <h1 className="sr-only">{words.one}</h1>
            <ListFailed title={words.failedOne} failure={detail.error} retry={retry} />
          </>
        )}
        <LiveRegion />
      </main>
    </>
  )
}
