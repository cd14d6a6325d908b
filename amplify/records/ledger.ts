import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import { raiseHead, readHead } from './chain-head'
import { chainStart, type LedgerEvent, sealEvent } from './ledger-hash'
import type { LedgerRow } from './ledger-row'

type Records = Pick<Services, 'dynamo' | 'tables' | 'now'>

/** What is to be told; `at`, unless it is given, is now, and the chain that of the day. */
export type LedgerEntry = Omit<LedgerEvent, 'chain' | 'seq' | 'at'> & Partial<Pick<LedgerEvent, 'chain' | 'at'>>

/** Acts of one UTC day follow one another; what a run does to its users has a chain that its worker alone writes. */
const dayChain = (at: string) => `day#${at.slice(0, 10)}`
export const runChain = (runId: string) => `run#${runId}`

// Each attempt that is lost is a row that somebody else appended in the meantime.
const ATTEMPTS = 100

/** Appends behind the last row of a chain, and answers the row as it is stored. */
export const append = async (services: Records, entry: LedgerEntry): Promise<LedgerRow> => {
  const { dynamo, tables } = services
  const at = entry.at ?? new Date(services.now()).toISOString()
  const chain = entry.chain ?? dayChain(at)
  // First: the rows may be more than it by the time that they are read, and are never less, unless somebody took them away.
  const head = await readHead(services, chain)
  let last = await lastRow(services, chain)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // Numbers whose rows were taken away are not given again: the gap stays for whoever checks.
    const seq = Math.max(last?.seq ?? 0, head) + 1
    const row = sealEvent({ ...entry, at, chain, seq }, last?.hash ?? chainStart(chain))
    const put = new PutCommand({
      TableName: tables.ledger,
      Item: row,
      ConditionExpression: 'attribute_not_exists(seq)',
    })
    try {
      await dynamo.send(put)
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      last = await rowAt(services, chain, seq)
      // Written by this very call: the answer was lost on its way, and the SDK asked again.
      const isOurs = last?.hash === row.hash && (error.$metadata.attempts ?? 1) > 1
      if (!isOurs) continue
    }
    await raiseHead(services, chain, seq)
    return row
  }
  throw new Error(`The chain ${chain} of the ledger is too busy: ${ATTEMPTS} attempts were lost`)
}

const lastRow = async ({ dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>, chain: string) => {
  const { Items } = await dynamo.send(
    new QueryCommand({
      TableName: tables.ledger,
      KeyConditionExpression: '#chain = :chain',
      ExpressionAttributeNames: { '#chain': 'chain' },
      ExpressionAttributeValues: { ':chain': chain },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  )
  return Items?.[0] as LedgerRow | undefined
}

const rowAt = async ({ dynamo, tables }: Records, chain: string, seq: number) => {
  const key = { TableName: tables.ledger, Key: { chain, seq }, ConsistentRead: true }
  return (await dynamo.send(new GetCommand(key))).Item as LedgerRow | undefined
}
