import 'server-only'
import type { Actor, Standing } from '../domain/member'
import { isMember } from '../domain/policy'
import type { Result } from '../domain/result'
import type { TodoPage } from '../domain/todo'
import { type Ask, askAs } from './appsync'
import { enterWorkspace } from './members'
import { requireSession } from './session'
import { readTodos } from './todo-page'

export interface Workspace {
  actor: Actor
  /** The actor's own name; "You" while the directory has none. */
  displayName: string
  standing: Standing
  page: Result<TodoPage>
}

/** What the todo page shows, in at most two calls. Leads the signed-out to sign in. */
export const loadWorkspace = async (cursor?: string): Promise<Workspace> => {
  const { actor, accessToken } = await requireSession('/todos')
  const ask = askAs(accessToken)
  const [{ page, displayName = 'You' }, standing] = await Promise.all([
    readTodos(ask, actor, cursor),
    isMember(actor) ? ('member' as const) : standingNow(ask),
  ])
  return { actor, displayName, standing, page }
}

/** Where somebody stands whose token lacks the group; asked at the door, which may add them. */
const standingNow = async (ask: Ask): Promise<Standing> => {
  const entered = await enterWorkspace(ask)
  if (!entered.ok) return 'waiting'
  return entered.data.standing === 'member' ? 'added' : entered.data.standing
}
