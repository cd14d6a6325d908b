import 'server-only'
import type { Ask } from './appsync'
import { namesOf } from './people-names'

const KEPT_MS = 60_000
const KEPT_NAMES = 5_000
const AT_ONCE = 100

// Every member may read every name. One who changes theirs sees it at once, since a page asks for its reader's own anew.
const kept = new Map<string, { name: string; until: number }>()

/** Display names of owners, for a member: asked for once a minute at most, a hundred in a call. */
export const memberNames = async (ask: Ask, ids: Iterable<string>, now: number): Promise<Record<string, string>> => {
  const wanted = [...new Set(ids)]
  const missing = wanted.filter((id) => (kept.get(id)?.until ?? 0) <= now)
  if (missing.length > 0) {
    if (kept.size > KEPT_NAMES) kept.clear()
    for (let from = 0; from < missing.length; from += AT_ONCE)
      for (const [id, name] of Object.entries(await namesOf(ask, missing.slice(from, from + AT_ONCE))))
        kept.set(id, { name, until: now + KEPT_MS })
  }
  return Object.fromEntries(wanted.flatMap((id) => (kept.has(id) ? [[id, kept.get(id)?.name ?? '']] : [])))
}
