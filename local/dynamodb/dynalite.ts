// dynalite's own parts, typed as far as they are used. Its HTTP front is left out: ours has checked the request by then.
import { createRequire } from 'node:module'
import type { ClassicLevel } from 'classic-level'
import type { Table } from '../contract'

export type Item = Record<string, Record<string, unknown>>

/** A table as dynalite keeps it under `table~{name}`. */
export interface StoredTable {
  TableName: string
  TableStatus: string
  KeySchema: Table['keySchema']
  AttributeDefinitions: Table['attributeDefinitions']
  GlobalSecondaryIndexes?: StoredIndex[]
}

export type StoredIndex = Table['indexes'][number]

type Callback<T> = (error: DynaliteError | null, data: T) => void

export interface DynaliteError extends Error {
  statusCode?: number
  body?: unknown
}

export interface DynaliteStore {
  db: ClassicLevel<string, unknown>
  tableDb: { awsAccountId: string; awsRegion: string }
  lifecycleManager: { gracefulClose: () => Promise<void> }
}

interface StoreModule {
  create: (options: Record<string, unknown>) => DynaliteStore
  getIndexActions: (
    indexes: StoredIndex[],
    existing: Item | undefined,
    item: Item,
    table: StoredTable,
  ) => { puts: { index: string; key: string; item: Item }[] }
}

interface ValidationModule {
  checkTypes: (data: unknown, types: unknown) => unknown
  checkValidations: (data: unknown, types: unknown, custom: unknown, store: DynaliteStore) => void
}

type Action = (store: DynaliteStore, data: unknown, callback: Callback<unknown>) => void

const require = createRequire(import.meta.url)
const validations: ValidationModule = require('dynalite/validations')

export const stores: StoreModule = require('dynalite/db')

const OPERATIONS = new Set(
  `BatchGetItem BatchWriteItem CreateTable DeleteItem DeleteTable DescribeTable DescribeTimeToLive GetItem ListTables
  PutItem Query Scan TagResource UntagResource ListTagsOfResource UpdateItem UpdateTable`.split(/\s+/),
)

export const isKnown = (operation: string) => OPERATIONS.has(operation)

/** Runs one operation. Rejects with a DynaliteError; one that has a `statusCode` is the caller's to be told. */
export const runOperation = (store: DynaliteStore, operation: string, input: unknown) =>
  new Promise<unknown>((resolve, reject) => {
    const file = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`
    const { types, custom } = require(`dynalite/validations/${file}`)
    const run: Action = require(`dynalite/actions/${file}`)
    const data = validations.checkTypes(input, types)
    validations.checkValidations(data, types, custom, store)
    run(store, data, (error, output) => (error ? reject(error) : resolve(output)))
  })
