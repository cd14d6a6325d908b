import { isSignedIn } from '../../../../lib/domain/policy'
import type { TodoChange, TodoOutcome } from '../../../../lib/domain/todo-change'
import { todoChange, todoChanges } from '../../../../lib/domain/todo-schema'
import { askAs } from '../../../../lib/server/appsync'
import { noteRequest } from '../../../../lib/server/request-note'
import { PRIVATE, postRoute } from '../../../../lib/server/route'
import { changeTodos } from '../../../../lib/server/todos'
import { words } from '../../../../lib/server/words'

const read = (given: unknown): TodoChange | TodoOutcome => {
  const parsed = todoChange.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return { ok: false, error: { code: 'invalid', message: issue?.message ?? words.failure.invalid } }
}

/** Carries out what a list's owner did, up to a hundred changes at once; answers an outcome for each. */
export const POST = postRoute({
  name: 'changeTodos',
  policy: isSignedIn,
  body: todoChanges,
  run: async ({ changes }, { actor, accessToken }) => {
    const outcomes = await changeTodos(askAs(accessToken), actor.id, changes.map(read), Date.now())
    const refused = outcomes.find(({ ok }) => !ok)
    noteRequest({ outcome: refused && !refused.ok ? refused.error.code : 'ok' })
    return Response.json({ outcomes }, { headers: PRIVATE })
  },
})
