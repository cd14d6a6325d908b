import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { unlessRefused } from '../../../records/conditional-write'
import type { RunRow } from '../../../records/runs'
import { isLive, readLease } from '../../../repair/lease'
import type { Services } from '../../../services'

type Store = Pick<Services, 'dynamo' | 'tables' | 'now'>

const WAKE_EVERY_MS = 10_000

/** The worker that holds the lease: which run it is on, unless it has only come. Undefined when there is none. */
export interface PresentWorker {
  runId?: string
}

export const presentWorker = async (services: Store): Promise<PresentWorker | undefined> => {
  const lease = await readLease(services)
  return isLive(lease, services.now()) ? lease : undefined
}

/** An order stands in its row: if nobody can be woken now, the tick of the next minute finds it there. */
export const wake = async (
  { wakeWorker }: Pick<Services, 'wakeWorker'>,
  { id: runId, work }: Pick<RunRow, 'id' | 'work'>,
) => {
  if (work) await wakeWorker({ runId }).catch(() => {})
}

/** Whoever looks at a run that nobody works on sends for a worker; ten seconds have one such call, however many look. */
export const wakeAbsentWorker = async (services: Store & Pick<Services, 'wakeWorker'>, run: RunRow) => {
  const { dynamo, tables, now } = services
  const isMine = await unlessRefused(
    dynamo.send(
      new PutCommand({
        TableName: tables.run,
        Item: { kind: 'wake', id: 'worker', at: now() },
        ConditionExpression: 'attribute_not_exists(id) OR #at <= :before',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':before': now() - WAKE_EVERY_MS },
      }),
    ),
  )
  if (isMine) await wake(services, run)
}
