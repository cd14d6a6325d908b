import 'server-only'
import type { Actor, Standing } from '../domain/member'
import { isMember } from '../domain/policy'
import type { Result } from '../domain/result'
import type { TodoPage } from '../domain/todo'
import { askAs } from './appsync'
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
  const { page, displayName = 'You' } = await readTodos(askAs(accessToken), actor, cursor)
  return { actor, displayName, standing: isMember(actor) ? 'member' : 'waiting', page }
}
