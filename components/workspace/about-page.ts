import type { Actor } from '../../lib/domain/member'
import { canEdit } from '../../lib/domain/policy'
import type { Result } from '../../lib/domain/result'
import type { TodoPage } from '../../lib/domain/todo'
import { workspaceWords } from '../words/workspace'

/** The number of todos, where this page is all of them; nothing is counted that was not fetched. */
export function aboutPage(page: Result<TodoPage>, after: string | undefined, actor: Actor): string | undefined {
  if (!page.ok || after || page.data.nextCursor || page.data.unreadable > 0 || page.data.todos.length === 0) return
  const { todos } = page.data
  return workspaceWords.counts(todos.length, todos.filter((todo) => canEdit(actor, todo)).length)
}
