import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unlessRefused } from '../records/conditional-write'
import { putRun } from '../records/run-store'
import { readSettings } from '../records/settings'
import type { Services } from '../services'
import { newRun, newRunId } from './new-run'
import { createRunLedger } from './run-ledger'

/** Who stands in the ledger for what nobody ordered. */
const SCHEDULE = 'schedule'

// By UTC. What could not be begun until morning waits for the next night.
const FIRST_HOUR = 2
const LAST_HOUR = 5

/** A row of the RepairRun table, one a night. It names the run before there is one, so that two ticks make the same. */
interface Night {
  kind: 'nightly'
  /** `2026-11-23` */
  id: string
  runId: string
  isStarted?: boolean
}

/** Starts the night's scan when it is due, once, and gives its id. */
export const startNightlyRun = async (services: Services): Promise<string | undefined> => {
  const { dynamo, tables, now } = services
  const time = new Date(now())
  if (time.getUTCHours() < FIRST_HOUR || time.getUTCHours() > LAST_HOUR) return undefined
  const Key = { kind: 'nightly', id: time.toISOString().slice(0, 10) } as const
  const { Item } = await dynamo.send(new GetCommand({ TableName: tables.run, Key, ConsistentRead: true }))
  let night = Item as Night | undefined
  if (night?.isStarted) return undefined
  const settings = await readSettings(services)
  if (!night) {
    if (settings.nightly === 'OFF') return undefined
    night = { ...Key, runId: newRunId(services) }
    const put = new PutCommand({ TableName: tables.run, Item: night, ConditionExpression: 'attribute_not_exists(id)' })
    // Another tick was faster. Should it die now, the next one finds the night not started.
    if (!(await unlessRefused(dynamo.send(put)))) return undefined
  }
  const wish = { scope: 'ALL', source: 'SCHEDULE', startedBy: SCHEDULE, pace: settings } as const
  const run = { ...newRun(services, wish, night.runId), appliesItself: settings.nightly === 'APPLY', ledgerNext: 2 }
  const at = run.createdAt
  await createRunLedger(services, run.id).write({ seq: 1, at, actor: SCHEDULE, act: 'START_RUN', outcome: 'DONE' })
  await putRun(services, run)
  await dynamo.send(
    new UpdateCommand({
      TableName: tables.run,
      Key,
      UpdateExpression: 'SET isStarted = :yes',
      ExpressionAttributeValues: { ':yes': true },
    }),
  )
  return run.id
}
