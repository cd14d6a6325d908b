import { isAdmin } from '../../../../../../lib/domain/policy'
import { ok } from '../../../../../../lib/domain/result'
import type { ExportColumns } from '../../../../../../lib/domain/row-export'
import type { RunItem } from '../../../../../../lib/domain/run'
import { askAs } from '../../../../../../lib/server/appsync'
import { sendRows } from '../../../../../../lib/server/export-rows'
import { failWith } from '../../../../../../lib/server/graphql-errors'
import { route } from '../../../../../../lib/server/route'
import { listItems } from '../../../../../../lib/server/run-items'

const ROWS = 100

const columns: ExportColumns<RunItem> = {
  username: ({ username }) => username,
  sub: ({ sub }) => sub,
  email: ({ email }) => email,
  emailVerified: ({ isEmailVerified }) => isEmailVerified,
  status: ({ status }) => status,
  enabled: ({ isEnabled }) => isEnabled,
  created: ({ createdAt }) => createdAt,
  reason: ({ reason }) => reason,
  chosen: ({ isChosen }) => isChosen,
  outcome: ({ shelf }) => shelf,
  because: ({ outcomeReason }) => outcomeReason,
  bookedAt: ({ bookedAt }) => bookedAt,
  todos: ({ todos }) => todos,
}

/** Everybody in the run, in the order of their usernames. */
export const GET = route<{ id: string }>({
  name: 'exportRun',
  policy: isAdmin,
  run: async (request, { accessToken }, { id }) => {
    const search = new URL(request.url).searchParams
    const format = search.get('as') === 'json' ? 'json' : 'csv'
    return sendRows({
      name: `run-${id.replace(/[^\w-]/g, '')}`,
      format,
      columns,
      cursor: search.get('after') ?? undefined,
      readPage: async (cursor) => {
        const pages = await listItems(askAs(accessToken), id, [{ cursor }], ROWS)
        if (!pages.ok) return pages
        const [page] = pages.data
        return page ? ok({ rows: page.items, nextCursor: page.nextCursor }) : failWith('unavailable')
      },
      pathAt: (cursor) =>
        `/admin/runs/${encodeURIComponent(id)}/export?${new URLSearchParams({ as: format, after: cursor })}`,
      now: Date.now,
    })
  },
})
