import { ClassicLevel } from 'classic-level'
import { AFTER_ALL, type Key, type Range } from './keys'

export type Change = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }

export const put = <T>(key: Key<T>, value: T): Change => ({ type: 'put', key: key.text, value })
export const remove = <T>(key: Key<T>): Change => ({ type: 'del', key: key.text })

export interface Row<T> {
  /** The part of the key after the prefix of its range. */
  name: string
  value: T
}

export interface PageFrom {
  after?: string
  limit: number
  reverse?: boolean
  /** What the rows' names begin with. */
  beginning?: string
}

export interface Store {
  get: <T>(key: Key<T>) => Promise<T | undefined>
  getMany: <T>(keys: Key<T>[]) => Promise<(T | undefined)[]>
  /** All changes or none, and on disk as far as a kill -9 can tell when it resolves. */
  write: (...changes: Change[]) => Promise<void>
  /** In order of the key, from behind `after` (a row's name); newest key first when `reverse`. */
  page: <T>(range: Range<T>, from: PageFrom) => Promise<Row<T>[]>
  scan: <T>(range: Range<T>, after?: string) => AsyncIterable<Row<T>>
  close: () => Promise<void>
}

const bounds = <T>({ prefix, end }: Range<T>, after?: string, beginning = '') => ({
  ...(after === undefined ? { gte: prefix + beginning } : { gt: prefix + after }),
  lt: beginning === '' ? end : prefix + beginning + AFTER_ALL,
})

/** Opens, or makes, the store in a directory. Rejects when another process has it open. */
export const openStore = async (directory: string): Promise<Store> => {
  const level = new ClassicLevel<string, unknown>(directory, { valueEncoding: 'json' })
  await level.open()

  const row = <T>({ prefix }: Range<T>, [key, value]: [string, unknown]): Row<T> => ({
    name: key.slice(prefix.length),
    value: value as T,
  })

  return {
    get: async <T>(key: Key<T>) => (await level.get(key.text)) as T | undefined,
    getMany: async <T>(keys: Key<T>[]) => (await level.getMany(keys.map(({ text }) => text))) as (T | undefined)[],
    // Without fsync: the system's cache outlives the process, and only a power cut would lose what is in it.
    write: (...changes) => level.batch(changes),
    page: async (range, { after, limit, reverse = false, beginning }) => {
      const rows = await level.iterator({ ...bounds(range, after, beginning), limit, reverse }).all()
      return rows.map((entry) => row(range, entry))
    },
    async *scan(range, after) {
      for await (const entry of level.iterator(bounds(range, after))) yield row(range, entry)
    },
    close: () => level.close(),
  }
}
