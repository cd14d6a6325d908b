// A real twin with the worker as it deploys, in real processes that can be killed; leases and ticks are short, so that a life is.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { TABLE_VARIABLES } from '../../amplify/environment'
import { SETTINGS_NAME } from '../../amplify/records/settings'
import type { Tables } from '../../amplify/services'
import { loadBackend } from '../../local/assembly/load-backend'
import { openKeyring } from '../../local/signature/keyring'
import { startTwin } from '../../local/start-twin'
import { synthesise } from '../../scripts/synthesise'
import { listMembers } from '../list-all'

const LEASE_MS = 500
// Not shorter than a process takes to start, or starting ones would pile up.
const TICK_MS = 500

export const startKillWorld = async () => {
  const backend = loadBackend((await synthesise()).directory)
  const { region, accountId } = backend
  const dataDirectory = mkdtempSync(join(tmpdir(), 'commons-kills-'))
  const isWorker = ({ environment }: (typeof backend.functions)[number]) =>
    TABLE_VARIABLES.run in environment && !('REPAIR_WORKER' in environment)
  const functions = backend.functions.map((each) =>
    isWorker(each) ? { ...each, environment: { ...each.environment, LEASE_MS: String(LEASE_MS) } } : each,
  )
  const worker = functions.find(isWorker)
  if (!worker) throw new Error('The backend has no repair worker.')
  const tables = Object.fromEntries(
    Object.entries(TABLE_VARIABLES).map(([table, variable]) => [table, worker.environment[variable] ?? '']),
  ) as unknown as Tables
  const twin = await startTwin({
    backend: { ...backend, functions },
    dataDirectory,
    port: 0,
    appPort: 3999,
    scheduleEveryMs: TICK_MS,
  })
  const endpoint = `http://127.0.0.1:${twin.port}`
  const { administrator } = openKeyring(dataDirectory, { accountId, functions })
  const client = new DynamoDBClient({ region, endpoint, credentials: administrator })
  const cognito = new CognitoIdentityProviderClient({ region, endpoint, credentials: administrator })
  const dynamo = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  await dynamo.send(new PutCommand({ TableName: tables.setting, Item: { name: SETTINGS_NAME, nightly: 'OFF' } }))
  return {
    store: {
      dynamo,
      tables,
      now: Date.now,
      wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
      random: Math.random,
    },
    importUsers: twin.importUsers,
    members: () => listMembers(cognito, backend.userPool.id),
    /** Kills every process of the worker that runs an event. False when there was none. */
    killWorkers: () => {
      const ids = twin.functionProcesses(worker.name)
      for (const id of ids) process.kill(id, 'SIGKILL')
      return ids.length > 0
    },
    /** Calls of Cognito since the start, by operation. */
    calls: async () => {
      const reply = await fetch(`${endpoint}/metrics.json`)
      const { operations } = (await reply.json()) as { operations: Record<string, Record<string, number>> }
      return operations.cognito ?? {}
    },
    close: async () => {
      await twin.close()
      client.destroy()
      cognito.destroy()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

export type KillWorld = Awaited<ReturnType<typeof startKillWorld>>
