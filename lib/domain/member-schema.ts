import { z } from 'zod'
import { normaliseDisplayName } from './display-name'
import { fieldWords } from './field-words'

/** Whether another member has the name, or one like it, is the backend's to say. */
export const changeDisplayNameForm = z.object({
  name: z
    .string({ error: fieldWords.displayName })
    .transform((typed) => normaliseDisplayName(typed) ?? '')
    .pipe(z.string().min(1, { error: fieldWords.displayName })),
})
