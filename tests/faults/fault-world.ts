// A real twin in this process, on a virtual clock and as unkind as it is told to be; the worker's and an administrator's keys on it.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { TABLE_VARIABLES } from '../../amplify/environment'
import { SETTINGS_NAME } from '../../amplify/records/settings'
import type { Services, Tables } from '../../amplify/services'
import { loadBackend } from '../../local/assembly/load-backend'
import { openKeyring } from '../../local/signature/keyring'
import { startTwin } from '../../local/start-twin'
import type { Unkind } from '../../local/unkind/unkind'
import { synthesise } from '../../scripts/synthesise'
import { createVirtualClock } from '../virtual-clock'
import { type Gate, gated } from './gate'
import { lifeGate, waitAlive } from './invocation'

/** Virtual milliseconds of a call. */
const LATENCY = { cognito: 20, dynamo: 5 }

/** Gates one behind the other. */
const both = (first: Gate, second: Gate): Gate => ({
  before: async (...request) => {
    await first.before?.(...request)
    await second.before?.(...request)
  },
  after: async (...answered) => {
    await first.after?.(...answered)
    await second.after?.(...answered)
  },
})

export const startFaultWorld = async () => {
  const backend = loadBackend((await synthesise()).directory)
  const { region, accountId, functions, userPool } = backend
  const dataDirectory = mkdtempSync(join(tmpdir(), 'commons-faults-'))
  const clock = createVirtualClock(Date.UTC(2027, 0, 4, 6))
  const setting: { unkind?: Unkind; watch?: Gate } = {}
  const twin = await startTwin({
    // The worker is invoked by the test, on the virtual clock.
    backend: { ...backend, schedules: [] },
    dataDirectory,
    port: 0,
    appPort: 3999,
    clock: clock.now,
    unkind: () => setting.unkind,
  })
  const endpoint = `http://127.0.0.1:${twin.port}`
  const keyring = openKeyring(dataDirectory, { accountId, functions })
  const worker = functions.find(
    ({ environment }) => TABLE_VARIABLES.run in environment && !('REPAIR_WORKER' in environment),
  )
  if (!worker) throw new Error('The backend has no repair worker.')
  const tables = Object.fromEntries(
    Object.entries(TABLE_VARIABLES).map(([table, variable]) => [table, worker.environment[variable] ?? '']),
  ) as unknown as Tables

  const signed = <Client extends CognitoIdentityProviderClient | DynamoDBClient>(client: Client): Client => {
    const stack = client.middlewareStack as CognitoIdentityProviderClient['middlewareStack']
    // The twin checks signatures by its clock.
    stack.add(
      (next) => (args) => {
        client.config.systemClockOffset = clock.now() - Date.now()
        return next(args)
      },
      { step: 'initialize', priority: 'low', name: 'clock' },
    )
    return client
  }
  const clients = (
    credentials: { accessKeyId: string; secretAccessKey: string },
    latency: typeof LATENCY,
    gate: Gate,
  ) => {
    const options = { region, endpoint, credentials, maxAttempts: 1 }
    return {
      cognito: gated(signed(new CognitoIdentityProviderClient(options)), clock, latency.cognito, gate),
      dynamo: DynamoDBDocumentClient.from(
        gated(signed(new DynamoDBClient({ ...options, maxAttempts: 3 })), clock, latency.dynamo, gate),
        { marshallOptions: { removeUndefinedValues: true } },
      ),
    }
  }
  const watched: Gate = {
    before: (...request) => setting.watch?.before?.(...request),
    after: (...answered) => setting.watch?.after?.(...answered),
  }
  const own = clients(keyring.forFunction(worker.name), LATENCY, both(lifeGate(clock), watched))
  const administrator = clients(keyring.administrator, { cognito: 0, dynamo: 0 }, {})
  const services = (change: Partial<Services>): Services => ({
    ...own,
    userPoolId: userPool.id,
    tables,
    wakeWorker: async () => {},
    now: clock.now,
    wait: waitAlive(clock),
    newId: randomUUID,
    random: Math.random,
    ...change,
  })
  await administrator.dynamo.send(
    new PutCommand({ TableName: tables.setting, Item: { name: SETTINGS_NAME, nightly: 'OFF' } }),
  )
  return {
    clock,
    poolId: userPool.id,
    tables,
    setting,
    importUsers: twin.importUsers,
    /** What the worker's own key may do, on the virtual clock; its requests end with its life. */
    services,
    /** With every right, at no cost of time. */
    administrator: { ...administrator, tables, now: clock.now, wait: clock.wait },
    close: async () => {
      for (const { cognito, dynamo } of [own, administrator]) {
        cognito.destroy()
        dynamo.destroy()
      }
      await twin.close()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

export type FaultWorld = Awaited<ReturnType<typeof startFaultWorld>>
