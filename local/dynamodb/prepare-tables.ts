import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Table } from '../contract'
import { type DynaliteStore, runOperation, type StoredIndex, type StoredTable } from './dynalite'
import { clearIndex, rebuildIndexes } from './rebuild-indexes'

const tableKey = (name: string) => `table~${name}`

const create = (store: DynaliteStore, table: Table) =>
  runOperation(store, 'CreateTable', {
    TableName: table.name,
    AttributeDefinitions: table.attributeDefinitions,
    KeySchema: table.keySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...(table.indexes.length > 0 && { GlobalSecondaryIndexes: table.indexes }),
  })

/** dynalite answers CreateTable first and makes the table active afterwards. */
const untilActive = async (store: DynaliteStore, name: string) => {
  const isActive = async () => ((await store.db.get(tableKey(name))) as StoredTable).TableStatus === 'ACTIVE'
  while (!(await isActive())) await setTimeout(1)
}

const keyWithTypes = (keySchema: Table['keySchema'], definitions: Table['attributeDefinitions']) =>
  keySchema.map(({ AttributeName, KeyType }) => [
    AttributeName,
    KeyType,
    definitions.find((definition) => definition.AttributeName === AttributeName)?.AttributeType,
  ])

const describe = (key: unknown[][]) => key.map((part) => part.join(' ')).join(', ')

const requireSameKey = (table: Table, stored: StoredTable) => {
  const wanted = keyWithTypes(table.keySchema, table.attributeDefinitions)
  const found = keyWithTypes(stored.KeySchema, stored.AttributeDefinitions)
  if (isDeepStrictEqual(wanted, found)) return
  throw new Error(
    `The key of table ${table.name} is (${describe(wanted)}) in amplify/ and (${describe(found)}) in the data folder, ` +
      'and a key cannot change under its rows: undo the change, or start afresh with npm run reset.',
  )
}

const isSameIndex = (wanted: StoredIndex, found: StoredIndex) =>
  wanted.IndexName === found.IndexName &&
  isDeepStrictEqual(wanted.KeySchema, found.KeySchema) &&
  isDeepStrictEqual(wanted.Projection, found.Projection)

const changeIndexes = async (store: DynaliteStore, table: Table, stored: StoredTable) => {
  const found = stored.GlobalSecondaryIndexes ?? []
  const isUnchanged =
    found.length === table.indexes.length &&
    table.indexes.every((index) => found.some((other) => isSameIndex(index, other))) &&
    isDeepStrictEqual(stored.AttributeDefinitions, table.attributeDefinitions)
  if (isUnchanged) return stored
  const { GlobalSecondaryIndexes: _, ...rest } = stored
  const details = {
    IndexStatus: 'ACTIVE',
    IndexSizeBytes: 0,
    ItemCount: 0,
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
  }
  const changed: StoredTable = {
    ...rest,
    AttributeDefinitions: table.attributeDefinitions,
    ...(table.indexes.length > 0 && {
      GlobalSecondaryIndexes: table.indexes.map((index) => ({
        ...index,
        ...details,
        IndexArn: `${table.arn}/index/${index.IndexName}`,
      })),
    }),
  }
  for (const { IndexName } of found) await clearIndex(store, table.name, IndexName)
  // The rows first: a kill in between finds the old description, and does all of this again.
  await rebuildIndexes(store, changed)
  await store.db.put(tableKey(table.name), changed)
  return changed
}

/**
 * Creates the tables and indexes that are missing, and gives changed indexes their new shape.
 * Throws, with a sentence that says what to do, when a table's key is not what its rows were stored under.
 */
export const prepareTables = async (store: DynaliteStore, tables: Table[], { isUnclean }: { isUnclean: boolean }) => {
  for (const table of tables) {
    const stored = (await store.db.get(tableKey(table.name))) as StoredTable | undefined
    if (!stored) {
      await create(store, table)
      await untilActive(store, table.name)
      continue
    }
    requireSameKey(table, stored)
    const current = await changeIndexes(store, table, stored)
    if (isUnclean && current === stored) await rebuildIndexes(store, stored)
    // Killed while it was being created: nothing else would ever make it active.
    if (current.TableStatus !== 'ACTIVE')
      await store.db.put(tableKey(table.name), { ...current, TableStatus: 'ACTIVE' })
  }
}
