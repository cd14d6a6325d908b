// dynalite writes a row and its index entries apart: a kill between the two leaves a view that is wrong for good.
import { type DynaliteStore, type Item, type StoredTable, stores } from './dynalite'

const CHUNK = 1000

/** The keys that stand under a prefix. */
export const rangeOf = (prefix: string) => ({ gte: `${prefix}~`, lt: `${prefix}~\xff` })
const indexPrefix = (table: string, index: string) => `index-global~${table}~${index}`

/** Empties one index. What its table holds stays as it is. */
export const clearIndex = ({ db }: DynaliteStore, table: string, index: string) =>
  db.clear(rangeOf(indexPrefix(table, index)))

/** Makes every index of a table again from its rows. Safe to be killed in, if it is then run again. */
export const rebuildIndexes = async (store: DynaliteStore, table: StoredTable) => {
  const indexes = table.GlobalSecondaryIndexes ?? []
  for (const { IndexName } of indexes) await clearIndex(store, table.TableName, IndexName)
  if (indexes.length === 0) return
  const rows = store.db.values(rangeOf(`item-${table.TableName}`))
  try {
    for (let chunk = await rows.nextv(CHUNK); chunk.length > 0; chunk = await rows.nextv(CHUNK)) {
      const entries = chunk.flatMap((row) => stores.getIndexActions(indexes, undefined, row as Item, table).puts)
      await store.db.batch(
        entries.map(({ index, key, item }) => ({
          type: 'put',
          key: `${indexPrefix(table.TableName, index)}~${key}`,
          value: item,
        })),
      )
    }
  } finally {
    await rows.close()
  }
}
