import type { Metadata } from 'next'
import { WorkspaceHeader } from '../../../components/shell/workspace-header'
import { IconSprite } from '../../../components/ui/icon-sprite'
import { ListFailed } from '../../../components/ui/list-failed'
import { LiveRegion } from '../../../components/ui/live-region'
import { SayWide } from '../../../components/ui/say-wide'
import { emptyWords } from '../../../components/words/empty'
import { listNoteWords } from '../../../components/words/list-notes'
import { shellWords } from '../../../components/words/shell'
import { workspaceWords as words } from '../../../components/words/workspace'
import { ListNotes } from '../../../components/workspace/list-notes'
import { Waiting } from '../../../components/workspace/waiting'
import { isMember } from '../../../lib/domain/policy'
import { oneOf } from '../../../lib/domain/search-param'
import { newTodoId } from '../../../lib/domain/todo-id'
import { allowedView, NOBODY, readView, type TodoView, viewPath } from '../../../lib/domain/todo-view'
import { getEnvironment } from '../../../lib/server/environment'
import { readActor } from '../../../lib/server/session'
import { loadTodos } from '../../../lib/server/workspace'
import { checkAgain, signOut } from '../session-actions'
import { actOnTodo, createTodo } from './actions'
import { TodoBoard } from './todo-board'

type Search = Promise<Record<string, string | string[] | undefined>>

const titleOf = ({ of }: TodoView, personName?: string) => {
  if (of === 'everyone') return shellWords.everyone
  if (of === 'mine') return shellWords.mine
  return personName ?? (of === NOBODY ? shellWords.nobody : shellWords.someone(of))
}

export const generateMetadata = async ({ searchParams }: { searchParams: Search }): Promise<Metadata> => {
  const actor = await readActor()
  if (!actor) return {}
  const view = allowedView(readView(await searchParams), actor)
  const state = words.states[view.state]
  return { title: view.of === 'everyone' || view.of === 'mine' ? `${titleOf(view)}, ${state.toLowerCase()}` : state }
}

const randomBytes = () => crypto.getRandomValues(new Uint8Array(10))

const emptyOf = ({ of, state }: TodoView, personName?: string) => {
  if (of === 'everyone') return emptyWords.everyone[state]
  if (of === 'mine') return emptyWords.mine[state]
  return personName ? emptyWords.person[state] : emptyWords.nobody
}

function Empty({ view, personName, isWaiting }: { view: TodoView; personName?: string; isWaiting: boolean }) {
  const about = emptyOf(view, personName)
  return (
    <SayWide look="none" title={about.title}>
      <p>{isWaiting && view.state === 'OPEN' ? emptyWords.waiting : about.words}</p>
    </SayWide>
  )
}

export default async function TodosPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams
  const asked = readView(search)
  const cursor = oneOf(search.after)
  const query = oneOf(search.q)
  const workspace = await loadTodos(asked, cursor, viewPath(asked, { after: cursor, q: query }))
  const { page, after, displayName, personName, actor, standing, view } = workspace
  const now = new Date()
  const isWaiting = standing !== 'member'
  const title = titleOf(view, personName)

  return (
    <>
      <IconSprite />
      <WorkspaceHeader workspace={workspace} view={view} personName={personName} signOut={signOut} />
      <main id="content" className="wrap pb-32">
        {standing !== 'member' && <Waiting standing={standing} checkAgain={checkAgain} checkedAt={now.toISOString()} />}
        {page.ok ? (
          <TodoBoard
            key={viewPath(view, { after })}
            title={title}
            isSecond={isWaiting}
            view={view}
            actor={actor}
            isMember={isMember(actor)}
            isListening={isMember(actor) && getEnvironment().hasLiveUpdates}
            displayName={displayName}
            page={page.data}
            now={now.toISOString()}
            after={after}
            query={query}
            newId={newTodoId(now.getTime(), randomBytes())}
            actions={{ add: createTodo, act: actOnTodo }}
            notes={<ListNotes state={view.state} unreadable={page.data.unreadable} path={viewPath(view, { after })} />}
            empty={<Empty view={view} personName={personName} isWaiting={isWaiting} />}
          />
        ) : (
          <ListFailed
            title={listNoteWords.failedTitle}
            failure={page.error}
            calming={listNoteWords.failedKept}
            retry={{ href: viewPath(view, { after }), label: words.retry }}
          />
        )}
        <LiveRegion />
      </main>
    </>
  )
}
