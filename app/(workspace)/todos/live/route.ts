import { z } from 'zod'
import { isMember } from '../../../../lib/domain/policy'
import { getLiveTicket } from '../../../../lib/server/live-ticket'
import { PRIVATE, postRoute, refuse } from '../../../../lib/server/route'
import { words } from '../../../../lib/server/words'

/** What a list needs to be told of changes: the one token that a page's script ever holds, in memory, for minutes. */
export const POST = postRoute({
  name: 'live',
  // Whoever is no member sees their own todos alone, and makes their changes here.
  policy: isMember,
  body: z.object({}),
  run: async (_, { actor }) => {
    const ticket = await getLiveTicket(actor.id, Date.now())
    return ticket
      ? Response.json(ticket, { headers: PRIVATE })
      : refuse({ code: 'unauthenticated', message: words.failure.unauthenticated })
  },
})
