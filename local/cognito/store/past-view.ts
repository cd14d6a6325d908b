import type { Clock } from '../../contract'
import { allEmails, allMembers, allSubs, allUsers, type Key, type Range } from './keys'
import type { Change, PageFrom, Row, Store } from './store'

const SCANNED_AT_ONCE = 500

// What lists read. Letters, grants and sessions have no list that could lag.
const LISTED = [allUsers, allEmails, allSubs, allMembers].map(({ prefix }) => prefix)

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

interface Past {
  at: number
  key: string
  /** Undefined for what was not there. */
  value: unknown
}

/** A store that remembers what its last writes replaced, and a view of it as it was `lagMs()` ago, to be read only. */
export const withPastView = (store: Store, clock: Clock, lagMs: () => number): { store: Store; past: Store } => {
  let changes: Past[] = []

  const remember = async (keys: string[]) => {
    const since = clock() - lagMs()
    changes = changes.filter(({ at }) => at > since)
    const values = await store.getMany(keys.map((text): Key<unknown> => ({ text })))
    changes.push(...keys.map((key, index) => ({ at: clock(), key, value: values[index] })))
  }

  const write = async (...written: Change[]) => {
    const keys = written.map(({ key }) => key).filter((key) => LISTED.some((prefix) => key.startsWith(prefix)))
    if (lagMs() > 0 && keys.length > 0) await remember(keys)
    await store.write(...written)
  }

  /** What stood, `lagMs()` ago, at the keys that were written since. */
  const undone = () => {
    const since = clock() - lagMs()
    const first = new Map<string, unknown>()
    for (const { at, key, value } of changes) if (at > since && !first.has(key)) first.set(key, value)
    return first
  }

  const page = async <T>(range: Range<T>, from: PageFrom): Promise<Row<T>[]> => {
    const { after, limit, beginning = '' } = from
    const before = undone()
    if (before.size === 0) return store.page(range, from)
    const isAsked = (key: string) =>
      key.startsWith(range.prefix + beginning) && (after === undefined || byBytes(key, range.prefix + after) > 0)
    const changed = [...before].filter(([key]) => isAsked(key))
    const rows = await store.page(range, { ...from, limit: limit + changed.length })
    const old = changed.flatMap(([key, value]) =>
      value === undefined ? [] : [{ name: key.slice(range.prefix.length), value: value as T }],
    )
    return [...rows.filter(({ name }) => !before.has(range.prefix + name)), ...old]
      .sort((a, b) => byBytes(a.name, b.name))
      .slice(0, limit)
  }

  const getMany = async <T>(keys: Key<T>[]) => {
    const before = undone()
    const now = await store.getMany(keys)
    return keys.map(({ text }, index) => (before.has(text) ? (before.get(text) as T | undefined) : now[index]))
  }

  const past: Store = {
    ...store,
    getMany,
    get: async (key) => (await getMany([key]))[0],
    page,
    async *scan(range, after) {
      let rows = await page(range, { ...(after !== undefined && { after }), limit: SCANNED_AT_ONCE })
      while (rows.length > 0) {
        yield* rows
        const last = rows.at(-1)?.name ?? ''
        rows = rows.length < SCANNED_AT_ONCE ? [] : await page(range, { after: last, limit: SCANNED_AT_ONCE })
      }
    },
  }
  return { store: { ...store, write }, past }
}
