import { TodoBoard } from '../../../../../app/(workspace)/todos/todo-board'
import { WorkspaceHeader } from '../../../../../components/shell/workspace-header'
import { IconSprite } from '../../../../../components/ui/icon-sprite'
import { LiveRegion } from '../../../../../components/ui/live-region'
import { shellWords } from '../../../../../components/words/shell'
import { ALICE, BOB, benchTodos, CURSOR } from '../../../../todos'
import { nothing } from './actions'

const actor = { id: ALICE, username: ALICE, groups: ['everyone'] }
const page = {
  todos: benchTodos(ALICE, BOB),
  names: { [ALICE]: 'alice', [BOB]: 'bob' },
  nextCursor: CURSOR,
  unreadable: 0,
}
const view = { of: 'everyone', state: 'OPEN' } as const

/** The markup of the app's own todo page, from constants: no session, no call, no cookie. */
export default function SameMarkupPage() {
  const workspace = { actor, displayName: 'alice', standing: 'member' as const }
  return (
    <>
      <IconSprite />
      <WorkspaceHeader workspace={workspace} view={view} signOut={nothing} />
      <main id="content" className="wrap pb-32">
        <TodoBoard
          title={shellWords.everyone}
          isSecond={false}
          view={view}
          actor={actor}
          isMember
          isListening
          displayName="alice"
          page={page}
          now={new Date().toISOString()}
          newId="0190a000-0000-7000-8000-000000000000"
          actions={{ add: nothing, act: nothing }}
          notes={null}
          empty={null}
        />
        <LiveRegion />
      </main>
    </>
  )
}
