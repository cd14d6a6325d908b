import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Table } from '../contract'
import { type DynaliteError, type DynaliteStore, isKnown, runOperation, stores } from './dynalite'
import { type Sweep, startSweeps } from './expire-rows'
import { createReadCounter } from './items-read'
import { createWriteCounter } from './items-written'
import { prepareTables } from './prepare-tables'

export interface DynamoDb {
  /** Answers one operation, failures included: `status` and `body` are what goes over the wire. */
  handle: (operation: string, input: unknown) => Promise<{ status: number; body: unknown }>
  /** Items read from a table since the start, filtered out or not. */
  itemsRead: (table: string) => number
  allItemsRead: () => Record<string, number>
  /** Items written or deleted since the start, by table. */
  itemsWritten: () => Record<string, number>
  close: () => Promise<void>
}

/** Another process has this data folder open. */
export class DataFolderInUseError extends Error {}

const open = async (directory: string, region: string, accountId: string) => {
  const store = stores.create({ path: directory, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  store.tableDb.awsRegion = region
  store.tableDb.awsAccountId = accountId
  try {
    await store.db.open()
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED') {
      throw new DataFolderInUseError(`The data in ${directory} is in use by another process: stop that one first.`)
    }
    throw cause instanceof Error ? cause : error
  }
  return store
}

const answer = async (store: DynaliteStore, operation: string, input: unknown) => {
  try {
    return { status: 200, body: await runOperation(store, operation, input) }
  } catch (error) {
    const { statusCode, body } = error as DynaliteError
    if (statusCode === undefined) throw error
    return { status: statusCode, body }
  }
}

/**
 * DynamoDB on disk in `directory`, with the given tables and indexes. Throws DataFolderInUseError, or an Error in words
 * when a table's key has changed.
 */
export const createDynamoDb = async ({
  directory,
  tables,
  region,
  accountId,
  sweep,
}: {
  directory: string
  tables: Table[]
  region: string
  accountId: string
  /** Deletes expired rows from time to time; left out, they stay. */
  sweep?: Sweep
}): Promise<DynamoDb> => {
  mkdirSync(directory, { recursive: true })
  const store = await open(directory, region, accountId)
  const marker = join(directory, 'in-use')
  const isUnclean = existsSync(marker)
  writeFileSync(marker, '')
  try {
    await prepareTables(store, tables, { isUnclean })
  } catch (error) {
    // The marker stays: what was half done is rebuilt at the next start.
    await store.lifecycleManager.gracefulClose()
    throw error
  }
  const reads = createReadCounter()
  const writes = createWriteCounter()
  const sweeps = sweep && startSweeps(store, tables, sweep)
  return {
    handle: async (operation, input) => {
      if (!isKnown(operation)) {
        return { status: 400, body: { __type: 'com.amazon.coral.service#UnknownOperationException' } }
      }
      const result = await answer(store, operation, input)
      if (result.status !== 200) return result
      reads.note(operation, input, result.body)
      writes.note(operation, input, result.body)
      return result
    },
    itemsRead: reads.of,
    allItemsRead: reads.all,
    itemsWritten: writes.all,
    close: async () => {
      await sweeps?.stop()
      await store.lifecycleManager.gracefulClose()
      rmSync(marker, { force: true })
    },
  }
}
