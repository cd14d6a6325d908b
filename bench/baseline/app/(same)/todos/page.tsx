import { WorkspaceHeader } from '../../../../../components/shell/workspace-header'
import { LiveRegion } from '../../../../../components/ui/live-region'
import { shellWords } from '../../../../../components/words/shell'
import { aboutPage } from '../../../../../components/workspace/about-page'
import { AddTodo } from '../../../../../components/workspace/add-todo'
import { TodoList } from '../../../../../components/workspace/todo-list'
import { TodoSheet } from '../../../../../components/workspace/todo-sheet'
import { ok } from '../../../../../lib/domain/result'
import { benchTodos } from '../../../../todos'
import { nothing } from './actions'

const actor = { id: 'owner-0', username: 'owner-0', groups: ['everyone'] }
const page = { todos: benchTodos('owner-0', 'owner-1'), names: { 'owner-0': 'alice', 'owner-1': 'bob' }, unreadable: 0 }

/** The markup of the app's own todo page, from constants: no session, no call, no cookie. */
export default function SameMarkupPage() {
  const workspace = { actor, displayName: 'alice', standing: 'member' as const }
  return (
    <>
      <WorkspaceHeader workspace={workspace} current="todos" signOut={nothing} />
      <main id="content" className="wrap pb-24">
        <TodoSheet title={shellWords.everyone} isSecond={false} about={aboutPage(ok(page), undefined, actor)}>
          <AddTodo action={nothing} />
          <TodoList
            title={shellWords.everyone}
            actor={actor}
            displayName="alice"
            page={page}
            now={new Date().toISOString()}
            place={{}}
            actions={{ rename: nothing, setState: nothing, remove: nothing }}
          />
        </TodoSheet>
        <LiveRegion />
      </main>
    </>
  )
}
