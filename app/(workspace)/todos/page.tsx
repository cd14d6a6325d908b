import type { Metadata } from 'next'
import { WorkspaceHeader } from '../../../components/shell/workspace-header'
import { ListFailed } from '../../../components/ui/list-failed'
import { LiveRegion } from '../../../components/ui/live-region'
import { SayWide } from '../../../components/ui/say-wide'
import { shellWords } from '../../../components/words/shell'
import { workspaceWords as words } from '../../../components/words/workspace'
import { aboutPage } from '../../../components/workspace/about-page'
import { AddTodo } from '../../../components/workspace/add-todo'
import { type ListPlace, TodoList } from '../../../components/workspace/todo-list'
import { TodoSheet } from '../../../components/workspace/todo-sheet'
import { Waiting } from '../../../components/workspace/waiting'
import { isMember } from '../../../lib/domain/policy'
import { readActor } from '../../../lib/server/session'
import { loadWorkspace } from '../../../lib/server/workspace'
import { checkAgain, signOut } from '../session-actions'
import { createTodo, deleteTodo, renameTodo, setTodoState } from './actions'

export const generateMetadata = async (): Promise<Metadata> => {
  const actor = await readActor()
  return { title: actor && isMember(actor) ? shellWords.everyone : shellWords.mine }
}

const own = { rename: renameTodo, setState: setTodoState, remove: deleteTodo }

type Search = Promise<Record<string, string | string[] | undefined>>

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export default async function TodosPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams
  const place: ListPlace = { after: one(search.after), edit: one(search.edit), delete: one(search.delete) }
  const workspace = await loadWorkspace(place.after)
  const { page, displayName, actor } = workspace
  const now = new Date().toISOString()
  const { standing } = workspace
  const isWaiting = standing !== 'member'
  const title = isWaiting ? shellWords.mine : shellWords.everyone
  const isEmpty = page.ok && page.data.todos.length === 0 && page.data.unreadable === 0 && !place.after

  return (
    <>
      <WorkspaceHeader workspace={workspace} current="todos" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        {isWaiting && <Waiting standing={standing} checkAgain={checkAgain} checkedAt={now} />}
        <TodoSheet
          title={title}
          isSecond={isWaiting}
          about={isWaiting ? words.onlyYours : aboutPage(page, place.after, actor)}
        >
          <AddTodo action={createTodo} />
          {page.ok && !isEmpty && (
            <TodoList {...{ title, actor, displayName, now, place }} page={page.data} actions={own} />
          )}
        </TodoSheet>
        {isEmpty && (
          <SayWide look="none" title={words.empty.title}>
            <p>{isWaiting ? words.empty.wordsWaiting : words.empty.words}</p>
          </SayWide>
        )}
        {!page.ok && (
          <ListFailed
            title={words.failedTitle}
            failure={page.error}
            calming={words.failedKept}
            retry={{ href: '/todos', label: words.retry }}
          />
        )}
        <LiveRegion />
      </main>
    </>
  )
}
