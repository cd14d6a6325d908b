import { AdminHeader } from '../../../../components/admin/admin-header'
import { OrphanRow } from '../../../../components/admin/orphan-row'
import { SheetTable } from '../../../../components/admin/sheet-table'
import { ActionForm } from '../../../../components/ui/action-form'
import { buttonLook } from '../../../../components/ui/button-look'
import { KeepFresh } from '../../../../components/ui/keep-fresh'
import { ListFailed } from '../../../../components/ui/list-failed'
import { Moment } from '../../../../components/ui/moment'
import { orphansWords as words } from '../../../../components/words/admin-orphans'
import { shellWords } from '../../../../components/words/shell'
import { isActive } from '../../../../lib/domain/run'
import { oneOf } from '../../../../lib/domain/search-param'
import { readAdmin, titleForAdmin } from '../../../../lib/server/admin'
import { loadOrphans } from '../../../../lib/server/orphans'
import { signOut } from '../../../(workspace)/session-actions'
import { manageUser } from '../actions'
import { lookForOrphans } from './actions'

export const generateMetadata = () => titleForAdmin(`${words.title} · ${shellWords.admin}`)

const PATH = '/admin/orphans'

type Search = Promise<Record<string, string | string[] | undefined>>

export default async function OrphansPage({ searchParams }: { searchParams: Search }) {
  const { actor } = await readAdmin(PATH)
  const search = await searchParams
  const after = oneOf(search.after)
  const orphans = await loadOrphans(oneOf(search.run), after)
  const { run, items = [], nextCursor, names = {} } = orphans.ok ? orphans.data : {}
  const now = new Date().toISOString()
  const isLooking = run !== undefined && isActive(run)
  const at = (cursor?: string) =>
    `${PATH}?${new URLSearchParams({ ...(run && { run: run.id }), ...(cursor && { after: cursor }) })}`
  return (
    <>
      <AdminHeader actor={actor} current="health" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <h1 className="mt-4 text-h font-bold wide:mt-8 wide:text-xl">{words.title}</h1>
        <p className="mt-2 max-w-160">{words.words}</p>
        {!orphans.ok && (
          <ListFailed title={words.failed} failure={orphans.error} retry={{ href: PATH, label: words.retry }} />
        )}
        {orphans.ok && isLooking && (
          <p className="mt-6 border-l-2 border-accent pl-4">
            {words.looking} <a href={`/admin/runs/${run.id}`}>{words.openRun}</a>
            <KeepFresh />
          </p>
        )}
        {orphans.ok && !isLooking && (
          <>
            <p className="mt-6">
              {run?.plannedAt ? (
                <>
                  {words.lookedAt} <Moment at={run.plannedAt} now={now} />: <b>{words.found(run.counts.ORPHAN ?? 0)}</b>
                  .
                </>
              ) : run ? (
                words.stopped
              ) : (
                words.never
              )}
            </p>
            <ActionForm action={lookForOrphans} className="mt-4 grid justify-items-start gap-4">
              <button type="submit" className={run?.plannedAt ? buttonLook.plain : buttonLook.go}>
                {run?.plannedAt ? words.lookAgain : words.lookUp}
              </button>
            </ActionForm>
          </>
        )}
        {run?.plannedAt && (
          <section className="sheet mt-8" aria-label={words.list}>
            <div className="border-b-2 border-ink" />
            {items.length > 0 ? (
              <SheetTable
                label={words.list}
                columns={[{ label: words.owner }, { label: words.todos }, { label: words.acts, isSilent: true }]}
              >
                {items.map((item) => (
                  <OrphanRow key={item.sub} item={item} names={names} manage={manageUser} />
                ))}
              </SheetTable>
            ) : (
              <p className="border-b border-line px-bleed py-4">{words.none}</p>
            )}
            <p className="flex gap-6 px-bleed">
              {after && (
                <a href={at()} className="inline-flex min-h-hit items-center">
                  {words.first}
                </a>
              )}
              {nextCursor && (
                <a href={at(nextCursor)} className="inline-flex min-h-hit items-center">
                  {words.next}
                </a>
              )}
            </p>
          </section>
        )}
      </main>
    </>
  )
}
