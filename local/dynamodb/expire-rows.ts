// dynalite never deletes what has expired. DynamoDB does, late, and hands such rows out until then.
import type { Clock, Table } from '../contract'
import { type DynaliteStore, type Item, runOperation } from './dynalite'
import { rangeOf } from './rebuild-indexes'

const CHUNK = 500
const LATE_SECONDS = 600

type ExpiringTable = Pick<Table, 'name' | 'keySchema' | 'timeToLive'>

const expiredKeys = (rows: Item[], { keySchema, timeToLive = '' }: ExpiringTable, before: number) =>
  rows
    .filter((row) => Number(row[timeToLive]?.N) <= before)
    .map((row) => Object.fromEntries(keySchema.map(({ AttributeName }) => [AttributeName, row[AttributeName]])))

/** Again by condition: a row that was given longer to live since it was read stays. */
const deleteExpired = async (store: DynaliteStore, table: ExpiringTable, Key: unknown, before: number) => {
  try {
    await runOperation(store, 'DeleteItem', {
      TableName: table.name,
      Key,
      ConditionExpression: '#ttl <= :before',
      ExpressionAttributeNames: { '#ttl': table.timeToLive },
      ExpressionAttributeValues: { ':before': { N: String(before) } },
    })
  } catch (error) {
    if (!(error instanceof Error && 'statusCode' in error && error.statusCode === 400)) throw error
  }
}

/** Deletes the rows that expired ten minutes ago or earlier, a few at a time. Stops early when `isStopped` says so. */
const expireRows = async (store: DynaliteStore, tables: Table[], clock: Clock, isStopped: () => boolean) => {
  const before = Math.floor(clock() / 1000) - LATE_SECONDS
  for (const table of tables.filter(({ timeToLive }) => timeToLive)) {
    const rows = store.db.values(rangeOf(`item-${table.name}`))
    try {
      for (let chunk = await rows.nextv(CHUNK); chunk.length > 0; chunk = await rows.nextv(CHUNK)) {
        for (const key of expiredKeys(chunk as Item[], table, before)) {
          if (isStopped()) return
          await deleteExpired(store, table, key, before)
        }
        if (isStopped()) return
      }
    } finally {
      await rows.close()
    }
  }
}

export interface Sweep {
  clock: Clock
  /** The first time: not while everything else starts. */
  afterMs?: number
  everyMs?: number
  report: (error: unknown) => void
}

/** Has the tables swept again and again, off anybody's way. Resolves `stop` when no sweep is under way any more. */
export const startSweeps = (
  store: DynaliteStore,
  tables: Table[],
  { clock, afterMs = 20_000, everyMs = 3_600_000, report }: Sweep,
) => {
  let isStopped = false
  let running = Promise.resolve()
  const sweep = () => {
    running = running.then(() => expireRows(store, tables, clock, () => isStopped)).catch(report)
  }
  let timer = setTimeout(() => {
    sweep()
    timer = setInterval(sweep, everyMs).unref()
  }, afterMs).unref()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
