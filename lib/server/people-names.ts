import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { Ask } from './appsync'
import { unwrap } from './graphql-errors'

interface Answer {
  memberNames: NonNullable<Schema['memberNames']['returnType']>
}

const NAMES = 'query Names($ids: [ID!]!) { memberNames(ids: $ids) { id displayName } }'
const AT_ONCE = 100
const SUB = /^[\da-f-]{36}$/

/** Display names by id, as far as the directory has them; undefined when it could not be asked. At most 100 are asked for. */
export const readNames = async (ask: Ask, ids: (string | undefined)[]): Promise<Record<string, string> | undefined> => {
  // `schedule` and `door` are nobody.
  const people = [...new Set(ids)].filter((id) => id !== undefined && SUB.test(id)).slice(0, AT_ONCE)
  if (people.length === 0) return {}
  const names = unwrap(await ask<Answer>(NAMES, { ids: people }), 'memberNames')
  return names.ok
    ? Object.fromEntries(names.data.flatMap((name) => (name ? [[name.id, name.displayName]] : [])))
    : undefined
}

/** The same for who does without them when they cannot be had. */
export const namesOf = async (ask: Ask, ids: (string | undefined)[]): Promise<Record<string, string>> =>
  (await readNames(ask, ids)) ?? {}
