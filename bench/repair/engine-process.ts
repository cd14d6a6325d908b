// The repair engine in a process of its own, as a Lambda function's is, on a virtual clock: what it costs in calls, time and memory.
import { randomUUID } from 'node:crypto'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { moveRun, putRun, readRun } from '../../amplify/records/run-store'
import { changeSettings } from '../../amplify/records/settings'
import { newRun } from '../../amplify/repair/new-run'
import { runMove } from '../../amplify/repair/run-move'
import { work } from '../../amplify/repair/work'
import type { Services, Tables } from '../../amplify/services'
import { DEFAULT_SETTINGS } from '../../lib/domain/repair'
import { gated } from '../../tests/faults/gate'
import { createVirtualClock } from '../../tests/virtual-clock'

/** What Lambda gives one invocation, less what the handler keeps back. */
const INVOCATION_MS = 840_000
const TICK_MS = 60_000

export interface EngineOrder {
  cognitoEndpoint: string
  dynamoEndpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  userPoolId: string
  tables: Tables
  /** Virtual milliseconds that a call of each takes. */
  latency: { cognito: number; dynamo: number }
}

export interface Phase {
  calls: Record<string, number>
  virtualMs: number
  realMs: number
  invocations: number
}

export interface EngineReport {
  plan: Phase
  apply: Phase
  state: string
  counts: Record<string, number>
  /** Peak resident memory of this process. */
  peakMegabytes: number
}

const measure = async (order: EngineOrder): Promise<EngineReport> => {
  const { region, latency } = order
  const credentials = { accessKeyId: order.accessKeyId, secretAccessKey: order.secretAccessKey }
  const clock = createVirtualClock(Date.now())
  const counts = new Map<string, number>()
  const counter = { before: (command: string) => void counts.set(command, (counts.get(command) ?? 0) + 1) }
  const services: Services = {
    cognito: gated(
      new CognitoIdentityProviderClient({ region, credentials, endpoint: order.cognitoEndpoint, maxAttempts: 1 }),
      clock,
      latency.cognito,
      counter,
    ),
    dynamo: DynamoDBDocumentClient.from(
      gated(new DynamoDBClient({ region, credentials, endpoint: order.dynamoEndpoint }), clock, latency.dynamo),
      { marshallOptions: { removeUndefinedValues: true } },
    ),
    userPoolId: order.userPoolId,
    tables: order.tables,
    wakeWorker: async () => {},
    now: clock.now,
    wait: clock.wait,
    newId: randomUUID,
    random: Math.random,
  }
  // Between two and five in the morning the first tick would begin a scan of its own.
  await changeSettings(services, { nightly: 'OFF' })
  const run = newRun(services, { scope: 'ALL', source: 'ADMINISTRATOR', startedBy: 'bench', pace: DEFAULT_SETTINGS })
  await putRun(services, run)
  const read = async () => {
    const row = await readRun(services, run.id)
    if (!row) throw new Error('The run is gone')
    return row
  }
  /** As Lambda would: one invocation after another until the run wants no worker any more. */
  const finish = async (): Promise<Phase> => {
    counts.clear()
    const [virtual, real] = [clock.now(), performance.now()]
    let invocations = 0
    for (;;) {
      invocations += 1
      await work(services, { order: {}, deadline: clock.now() + INVOCATION_MS })
      if (!(await read()).work) break
      // The next tick.
      await clock.wait(TICK_MS - (clock.now() % TICK_MS))
    }
    return {
      calls: Object.fromEntries(counts),
      virtualMs: clock.now() - virtual,
      realMs: performance.now() - real,
      invocations,
    }
  }
  const plan = await finish()
  const planned = await read()
  const move = runMove(planned, 'APPLY', { by: 'bench', now: clock.now() })
  if (!move || !(await moveRun(services, planned, move)))
    throw new Error(`The run is ${planned.state} and cannot be applied`)
  const apply = await finish()
  const done = await read()
  return {
    plan,
    apply,
    state: done.state,
    counts: done.counts,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }
}

process.once('message', async (order: EngineOrder) => {
  process.send?.(await measure(order), () => process.exit(0))
})
process.on('disconnect', () => process.exit(1))
