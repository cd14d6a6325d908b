import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { unlessRefused } from '../records/conditional-write'
import { runChain } from '../records/ledger'
import { chainStart, type LedgerEvent, sealEvent } from '../records/ledger-hash'
import type { LedgerRow } from '../records/ledger-row'
import type { Services } from '../services'

type Store = Pick<Services, 'dynamo' | 'tables'>

const readEvent = async ({ dynamo, tables }: Store, chain: string, seq: number): Promise<LedgerRow | undefined> => {
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: tables.ledger, Key: { chain, seq }, ConsistentRead: true }),
  )
  return Item as LedgerRow | undefined
}

/**
 * Writes the chain of one run, which nobody else writes, at numbers that the caller knows: what is said is the same each
 * time, so that a row which is there already was written by a worker that died, and is left as it is.
 */
export const createRunLedger = (services: Store, runId: string) => {
  const chain = runChain(runId)
  let last: { seq: number; hash: string } = { seq: 0, hash: chainStart(chain) }

  const hashBefore = async (seq: number) => {
    if (last.seq === seq - 1) return last.hash
    const before = await readEvent(services, chain, seq - 1)
    if (!before) throw new Error(`Row ${seq - 1} of ${chain} is missing`)
    return before.hash
  }

  return {
    /** Rows are written one after the other: never a later one before an earlier one. */
    write: async (event: Omit<LedgerEvent, 'chain' | 'runId'>): Promise<void> => {
      const row = sealEvent({ ...event, chain, runId }, await hashBefore(event.seq))
      const isFirst = await unlessRefused(
        services.dynamo.send(
          new PutCommand({
            TableName: services.tables.ledger,
            Item: row,
            ConditionExpression: 'attribute_not_exists(seq)',
          }),
        ),
      )
      const kept = isFirst ? row : await readEvent(services, chain, event.seq)
      if (kept?.act !== event.act || kept.subject !== event.subject)
        throw new Error(`Row ${event.seq} of ${chain} tells of something else`)
      last = { seq: event.seq, hash: kept.hash }
    },
  }
}

export type RunLedger = ReturnType<typeof createRunLedger>
