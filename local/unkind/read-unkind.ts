import { z } from 'zod'
import type { Unkind } from './unkind'

const share = z.number().min(0).max(1).optional()
const perSecond = z.number().positive().optional()

const schema = z.strictObject({
  seed: z.number().int(),
  shortPages: share,
  quotas: z
    .strictObject({ userList: perSecond, groupRead: perSecond, groupChange: perSecond, userRead: perSecond })
    .optional(),
  throttleRate: share,
  errorRate: share,
  lostReplyRate: share,
  listLagMs: z.number().min(0).optional(),
  userNotFoundRate: share,
  unluckyUsers: share,
  duplicateEvents: share,
}) satisfies z.ZodType<Unkind>

const parse = (text: string) => {
  try {
    return schema.safeParse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The value of COMMONS_UNKIND. Throws an Error that says what is wrong with it. */
export const readUnkind = (text: string | undefined): Unkind | undefined => {
  if (!text) return undefined
  const result = parse(text)
  if (result?.success) return result.data
  const reasons = result?.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
  throw new Error(`COMMONS_UNKIND is wrong (${reasons?.join('; ') ?? 'it is not JSON'}): see local/unkind/unkind.ts.`)
}
