import { isMember, isSignedIn } from '../../../../lib/domain/policy'
import { allowedView, readView } from '../../../../lib/domain/todo-view'
import { askAs } from '../../../../lib/server/appsync'
import { PRIVATE, refuse, route } from '../../../../lib/server/route'
import { PAGE_SIZE, readTodos } from '../../../../lib/server/todo-page'
import { words } from '../../../../lib/server/words'

const MOST = 200

/** A page of a view as JSON, for a list that goes on, is searched, or catches up. */
export const GET = route({
  name: 'readTodos',
  policy: isSignedIn,
  run: async (request, { actor, accessToken }) => {
    const search = Object.fromEntries(new URL(request.url).searchParams)
    const most = Number(search.limit ?? PAGE_SIZE)
    const limit = Number.isInteger(most) && most > 0 ? Math.min(most, MOST) : PAGE_SIZE
    const asked = readView(search)
    const view = allowedView(asked, actor)
    // A list that was everyone's does not turn into one's own in silence.
    if (view.of !== asked.of && !isMember(actor)) return refuse({ code: 'forbidden', message: words.failure.forbidden })
    const { page } = await readTodos(askAs(accessToken), actor, { view, cursor: search.after, limit, now: Date.now() })
    return page.ok ? Response.json(page.data, { headers: PRIVATE }) : refuse(page.error)
  },
})
