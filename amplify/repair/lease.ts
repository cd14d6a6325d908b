import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unlessRefused } from '../records/conditional-write'
import type { Services } from '../services'

/**
 * The row of the RepairRun table that says who works: one at a time over all runs, since Cognito's quotas are the
 * account's. Each taking raises `epoch`, by which a run knows a worker that was replaced while it slept.
 */
export interface Lease {
  kind: 'lease'
  id: 'worker'
  holder: string
  /** Milliseconds since the epoch of Unix; 0 once it is given back. */
  until: number
  epoch: number
  /** Which run it is on; absent until it has chosen one. */
  runId?: string
}

const KEY = { kind: 'lease', id: 'worker' } as const

type Store = Pick<Services, 'dynamo' | 'tables' | 'now'>

export const readLease = async ({ dynamo, tables }: Pick<Store, 'dynamo' | 'tables'>): Promise<Lease | undefined> => {
  const { Item } = await dynamo.send(new GetCommand({ TableName: tables.run, Key: KEY, ConsistentRead: true }))
  return Item as Lease | undefined
}

export const isLive = (lease: Lease | undefined, now: number) => lease !== undefined && lease.until > now

/** Undefined when another worker has it. */
export const takeLease = async (
  services: Store,
  { holder, leaseMs }: { holder: string; leaseMs: number },
): Promise<Lease | undefined> => {
  const { dynamo, tables, now } = services
  const found = await readLease(services)
  if (isLive(found, now())) return undefined
  const lease: Lease = { ...KEY, holder, until: now() + leaseMs, epoch: (found?.epoch ?? 0) + 1 }
  const isTaken = await unlessRefused(
    dynamo.send(
      new PutCommand({
        TableName: tables.run,
        Item: lease,
        ...(found
          ? {
              ConditionExpression: '#epoch = :seen AND #until = :stale',
              ExpressionAttributeNames: { '#epoch': 'epoch', '#until': 'until' },
              ExpressionAttributeValues: { ':seen': found.epoch, ':stale': found.until },
            }
          : { ConditionExpression: 'attribute_not_exists(id)' }),
      }),
    ),
  )
  if (isTaken) return lease
  // The SDK may have sent it twice: then the one who was faster is ourselves.
  const winner = await readLease(services)
  return winner?.holder === holder ? winner : undefined
}

/** Puts off its end, with 0 it is given back, and says which run it is on. False when it is another's by now. */
export const extendLease = (
  { dynamo, tables }: Pick<Store, 'dynamo' | 'tables'>,
  { epoch, holder, runId }: Lease,
  until: number,
): Promise<boolean> =>
  unlessRefused(
    dynamo.send(
      new UpdateCommand({
        TableName: tables.run,
        Key: KEY,
        UpdateExpression: `SET #until = :until${runId === undefined ? '' : ', runId = :run'}`,
        ConditionExpression: '#epoch = :mine AND #holder = :me',
        ExpressionAttributeNames: { '#until': 'until', '#epoch': 'epoch', '#holder': 'holder' },
        ExpressionAttributeValues: {
          ':until': until,
          ':mine': epoch,
          ':me': holder,
          ...(runId !== undefined && { ':run': runId }),
        },
      }),
    ),
  )
