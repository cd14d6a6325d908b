import { z } from 'zod'
import { fieldWords } from './field-words'
import { ITEM_REASONS, RUN_ORDERS } from './repair'

const runId = z.string({ error: fieldWords.unknown }).regex(/^[\w-]{1,64}$/, { error: fieldWords.unknown })
const count = z
  .string()
  .regex(/^\d{1,9}$/, { error: fieldWords.unknown })
  .transform(Number)

export const startRunForm = z.object({ scope: z.enum(['ALL', 'ORPHANS'], { error: fieldWords.unknown }) })

/** `chosen`: how many the person saw chosen, for APPLY. */
export const directRunForm = z.object({
  id: runId,
  order: z.enum(RUN_ORDERS, { error: fieldWords.unknown }),
  chosen: count.optional(),
})

export const chooseReasonForm = z.object({
  runId,
  // Absent: whatever the reason.
  reason: z
    .enum([...ITEM_REASONS, ''], { error: fieldWords.unknown })
    .transform((reason) => reason || undefined)
    .optional(),
  isChosen: z.enum(['yes', 'no'], { error: fieldWords.unknown }).transform((answer) => answer === 'yes'),
})

const usernames = z
  .string()
  .max(30_000)
  .transform((line) => line.split(' ').filter(Boolean))
  .pipe(z.array(z.string().max(128)).max(400, { error: fieldWords.unknown }))

/** Name of a user's box in the form below. */
const boxName = (username: string) => `pick ${username}`

/** A page of boxes: who was ticked and who was not when it was shown, and the boxes that are ticked now. */
export const chooseUsersForm = z
  .object({ runId, ticked: usernames, unticked: usernames })
  .catchall(z.string())
  .transform(({ runId: id, ticked, unticked, ...boxes }) => ({
    runId: id,
    toChoose: unticked.filter((username) => boxName(username) in boxes),
    toLeave: ticked.filter((username) => !(boxName(username) in boxes)),
  }))
