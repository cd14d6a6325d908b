import { isAdmin } from '../../../../../lib/domain/policy'
import { csvExport, jsonExport } from '../../../../../lib/domain/user-export'
import { readUserQuery, unreadFilters, usersPath } from '../../../../../lib/domain/user-query'
import { askAs } from '../../../../../lib/server/appsync'
import { refuse, route } from '../../../../../lib/server/route'
import { streamText } from '../../../../../lib/server/stream-text'
import { exportUsers } from '../../../../../lib/server/user-export'
import { listUsers } from '../../../../../lib/server/user-list'
import { words } from '../../../../../lib/server/words'

const PATH = '/admin/users/export'

/** The users who match, as a file; a part of them where they are too many for one request. */
export const GET = route({
  name: 'exportUsers',
  policy: isAdmin,
  run: async (request, { accessToken }) => {
    const startedAt = Date.now()
    const search = Object.fromEntries(new URL(request.url).searchParams)
    if (unreadFilters(search).length > 0) return refuse({ code: 'invalid', message: words.export.unread })
    const format = search.format === 'json' ? 'json' : 'csv'
    const writer = format === 'json' ? jsonExport : csvExport
    const query = readUserQuery(search)
    const readPage = (cursor?: string) => listUsers(askAs(accessToken), { ...query, cursor })
    const pathAt = (cursor: string) => `${usersPath({ ...query, cursor }, PATH)}&format=${format}`
    const first = await readPage(query.cursor)
    if (!first.ok) return refuse(first.error)
    return streamText(exportUsers({ writer, first: first.data, readPage, pathAt, now: Date.now, startedAt }), {
      'content-type': writer.contentType,
      'content-disposition': `attachment; filename="users.${format}"`,
    })
  },
})
