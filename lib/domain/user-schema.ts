import { z } from 'zod'
import { isCognitoName } from './cognito-name'
import { fieldWords } from './field-words'
import { USER_ACTS } from './repair'
import { SELECTION_LIMIT } from './selection'
import { readUserQuery, unreadFilters } from './user-query'

const username = z.string({ error: fieldWords.unknown }).refine(isCognitoName, { error: fieldWords.unknown })

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

export const manageUserForm = z.object({
  username,
  act: z.enum(USER_ACTS, { error: fieldWords.unknown }),
  confirmation: z.string().trim().max(320).optional(),
  alsoTrashTodos: ticked,
})

export const repairSelectedForm = z.object({
  usernames: z
    .string({ error: fieldWords.nobodyTicked })
    .transform((joined) => [...new Set(joined.split(' ').filter(Boolean))])
    .pipe(
      z
        .array(username)
        .min(1, { error: fieldWords.nobodyTicked })
        .max(SELECTION_LIMIT, { error: fieldWords.tooManyTicked }),
    ),
})

/** `query`: what the list shows, as its address says it. */
export const repairMatchingForm = z.object({
  query: z
    .string({ error: fieldWords.unknown })
    .max(2048, { error: fieldWords.unknown })
    .transform((text) => Object.fromEntries(new URLSearchParams(text)))
    .refine((search) => unreadFilters(search).length === 0, { error: fieldWords.unknown })
    .transform(readUserQuery),
})

export const createUserForm = z.object({
  email: z
    .string({ error: fieldWords.email })
    .transform((typed) => typed.trim().toLowerCase())
    .pipe(z.email({ error: fieldWords.email }).max(128, { error: fieldWords.email })),
})
