import { z } from 'zod'
import { fieldWords } from './field-words'
import { DOOR_SETTINGS, NIGHTLY_SETTINGS } from './repair'

const MOST_PER_SECOND = 1000

const wholeNumber = (most: number, error: string) =>
  z
    .string({ error })
    .transform((typed) => typed.trim())
    .pipe(z.string().regex(/^\d{1,6}$/, { error }))
    .transform(Number)
    .pipe(z.number().min(1, { error }).max(most, { error }))

const perSecond = wholeNumber(MOST_PER_SECOND, fieldWords.perSecond)

export const repairSettingsForm = z.object({
  door: z.enum(DOOR_SETTINGS, { error: fieldWords.unknown }),
  nightly: z.enum(NIGHTLY_SETTINGS, { error: fieldWords.unknown }),
  ratePercent: wholeNumber(100, fieldWords.percent),
  userListPerSecond: perSecond,
  groupReadPerSecond: perSecond,
  groupChangePerSecond: perSecond,
})
