import { readReadiness } from '../../../../lib/server/readiness'
import { PRIVATE } from '../../../../lib/server/route'

export const dynamic = 'force-dynamic'

/** The app can do its work: what it stands on answers. */
export const GET = async () => {
  const { cannotReach } = await readReadiness()
  return cannotReach.length === 0
    ? Response.json({ status: 'ready' }, { headers: PRIVATE })
    : Response.json({ status: 'not ready', cannotReach }, { status: 503, headers: PRIVATE })
}
