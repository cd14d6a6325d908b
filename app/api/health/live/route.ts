import { PRIVATE } from '../../../../lib/server/route'

export const dynamic = 'force-dynamic'

/** This process answers. It asks nobody, so that an outage elsewhere restarts nothing here. */
export const GET = () => Response.json({ status: 'alive' }, { headers: PRIVATE })
