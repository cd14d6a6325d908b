import 'server-only'
import type { Ask } from './appsync'
import { readNames } from './people-names'

const KEPT_MS = 60_000
const KEPT_NAMES = 5_000
const AT_ONCE = 100

// Every member may read every name. One who changes theirs sees it at once, since a page asks for its reader's own anew.
// That somebody has none is kept as well: todos of who is gone would cost every page a call of its own.
const kept = new Map<string, { name?: string; until: number }>()

/** Display names of owners, for a member: asked for once a minute at most, a hundred in a call. */
export const memberNames = async (ask: Ask, ids: Iterable<string>, now: number): Promise<Record<string, string>> => {
  const wanted = [...new Set(ids)]
  const missing = wanted.filter((id) => (kept.get(id)?.until ?? 0) <= now)
  if (missing.length > 0) {
    if (kept.size > KEPT_NAMES) kept.clear()
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const asked = missing.slice(from, from + AT_ONCE)
      const names = await readNames(ask, asked)
      if (names) for (const id of asked) kept.set(id, { name: names[id], until: now + KEPT_MS })
    }
  }
  return Object.fromEntries(
    wanted.flatMap((id) => {
      const name = kept.get(id)?.name
      return name === undefined ? [] : [[id, name]]
    }),
  )
}
