import { isAdmin } from '../../../../../../lib/domain/policy'
import { askAs } from '../../../../../../lib/server/appsync'
import { PRIVATE, refuse, route } from '../../../../../../lib/server/route'
import { readRun } from '../../../../../../lib/server/runs'

/** The run as it stands, for the page that shows it. */
export const GET = route<{ id: string }>({
  name: 'runProgress',
  policy: isAdmin,
  run: async (_request, { accessToken }, { id }) => {
    const run = await readRun(askAs(accessToken), id)
    return run.ok
      ? Response.json({ run: run.data, now: new Date().toISOString() }, { headers: PRIVATE })
      : refuse(run.error)
  },
})
