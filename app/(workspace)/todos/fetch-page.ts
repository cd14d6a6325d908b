import type { TodoPage } from '../../../lib/domain/todo'
import { type TodoView, viewPath } from '../../../lib/domain/todo-view'

const LIMIT_MS = 15_000

/** A page of a view, as the list's server answers it; the HTTP status when it does not. */
export const fetchPage = async (
  view: TodoView,
  after: string | undefined,
  limit: number,
): Promise<TodoPage | number> => {
  const reply = await fetch(viewPath(view, { after, limit: String(limit) }, '/todos/rows'), {
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  return reply.ok ? ((await reply.json()) as TodoPage) : reply.status
}
