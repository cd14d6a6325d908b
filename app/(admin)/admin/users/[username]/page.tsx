import { AdminHeader } from '../../../../../components/admin/admin-header'
import { UserActs } from '../../../../../components/admin/user-acts'
import { UserFacts } from '../../../../../components/admin/user-facts'
import { UserHeading } from '../../../../../components/admin/user-heading'
import { UserHistory } from '../../../../../components/admin/user-history'
import { UserTodos } from '../../../../../components/admin/user-todos'
import { NothingHere } from '../../../../../components/shell/nothing-here'
import { ListFailed } from '../../../../../components/ui/list-failed'
import { userWords as words } from '../../../../../components/words/admin-user'
import { shellWords } from '../../../../../components/words/shell'
import { nameInAddress } from '../../../../../lib/domain/cognito-name'
import { actsFor, actsForGone } from '../../../../../lib/domain/user-acts'
import { readAdmin, titleForAdmin } from '../../../../../lib/server/admin'
import { answerMissing } from '../../../../../lib/server/answer-missing'
import { loadUser } from '../../../../../lib/server/users'
import { signOut } from '../../../../(workspace)/session-actions'
import { manageUser } from '../../actions'

// Not the address or the name: titles stay behind in histories.
export const generateMetadata = () => titleForAdmin(`${words.one} · ${shellWords.admin}`)

interface PageProps {
  params: Promise<{ username: string }>
  searchParams: Promise<{ after?: string | string[]; made?: string | string[] }>
}

export default async function UserPage({ params, searchParams }: PageProps) {
  const name = nameInAddress((await params).username)
  const path = name ? `/admin/users/${encodeURIComponent(name)}` : '/admin/users'
  const { actor } = await readAdmin(path)
  if (!name) {
    answerMissing()
    return <NothingHere />
  }
  const { after, made } = await searchParams
  const cursor = typeof after === 'string' ? after : undefined
  const { detail, todos, history, names } = await loadUser(name, cursor)
  const now = new Date().toISOString()
  const retry = { href: path, label: words.retry }
  const isGone = !detail.ok && detail.error.code === 'not_found'
  const owned = todos.ok ? todos.data.todos : []
  const groups = detail.ok ? actsFor(detail.data, owned) : isGone ? actsForGone(owned) : []
  const nobody = { id: name, username: name, email: '', isEmailVerified: false }
  const { id: sub, username, email, isEmailVerified } = detail.ok ? detail.data.user : nobody
  return (
    <>
      <AdminHeader actor={actor} current="users" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <p className="mt-4 wide:mt-8">
          <a href="/admin/users" className="inline-flex min-h-hit items-center">
            {words.back}
          </a>
        </p>
        <div>
          {detail.ok && (
            <>
              <UserHeading detail={detail.data} now={now} viewer={actor.id} names={names} />
              <UserFacts detail={detail.data} now={now} />
            </>
          )}
          {isGone && (
            <>
              <h1 className="mt-2 text-h font-bold wide:text-xl">{words.gone}</h1>
              <p className="mt-2">{words.goneWords}</p>
              <p className="mt-2 text-s text-ink-2">{username}</p>
            </>
          )}
          {!detail.ok && !isGone && <ListFailed title={words.failed} failure={detail.error} retry={retry} />}
        </div>
        {/* Here in every case: what came of an act is told by the same part that did it. */}
        <UserActs
          user={{ username, email, isEmailVerified }}
          groups={groups}
          manage={manageUser}
          hasTodos={owned.length > 0}
          before={made && detail.ok ? words.create.made : undefined}
        />
        {todos.ok ? (
          <UserTodos
            todos={todos.data.todos}
            now={now}
            older={todos.data.nextCursor && `${path}?${new URLSearchParams({ after: todos.data.nextCursor })}`}
            newest={cursor && path}
          />
        ) : (
          <ListFailed title={words.todosFailed} failure={todos.error} retry={retry} />
        )}
        {history.ok ? (
          <UserHistory
            entries={history.data}
            now={now}
            viewer={actor.id}
            names={names}
            ledger={`/admin/ledger?${new URLSearchParams({ user: sub })}`}
          />
        ) : (
          <ListFailed title={words.historyFailed} failure={history.error} retry={retry} />
        )}
      </main>
    </>
  )
}
