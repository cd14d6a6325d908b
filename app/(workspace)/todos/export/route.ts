import { isSignedIn } from '../../../../lib/domain/policy'
import { allowedView, readView, viewPath } from '../../../../lib/domain/todo-view'
import { askAs } from '../../../../lib/server/appsync'
import { refuse, route } from '../../../../lib/server/route'
import { streamText } from '../../../../lib/server/stream-text'
import { exportTodos } from '../../../../lib/server/todo-export'
import { readTodos } from '../../../../lib/server/todo-page'

const PAGE = 200
const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

/** The view as a file; a part of it where it is too long for one request. */
export const GET = route({
  name: 'exportTodos',
  policy: isSignedIn,
  run: async (request, { actor, accessToken }) => {
    const search = Object.fromEntries(new URL(request.url).searchParams)
    const format = search.format === 'json' ? 'json' : 'csv'
    const view = allowedView(readView(search), actor)
    const readPage = async (cursor?: string) =>
      (await readTodos(askAs(accessToken), actor, { view, cursor, limit: PAGE, now: Date.now() })).page
    const first = await readPage(search.after)
    if (!first.ok) return refuse(first.error)
    const pathAt = (after: string) => viewPath(view, { after, format }, '/todos/export')
    return streamText(exportTodos({ format, first: first.data, readPage, pathAt, now: Date.now }), {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="todos-${view.state.toLowerCase()}.${format}"`,
    })
  },
})
