// The processes of one measurement: the twin for the tables (and the users, where there are that many), the virtual pool, the engine.
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { TABLE_VARIABLES } from '../../amplify/environment'
import type { Tables } from '../../amplify/services'
import { loadBackend } from '../../local/assembly/load-backend'
import { bundle } from '../../scripts/bundle.mjs'
import { type Child, startChild, stopChildren } from '../../scripts/children'
import type { AwsEnvironment } from '../../scripts/seeded-users'
import { synthesise } from '../../scripts/synthesise'
import { newDataDirectory } from '../../tests/stack'
import type { EngineOrder, EngineReport } from './engine-process'

/** What Lambda gives the worker: the memory of amplify/functions/repair-worker/resource.ts. */
const ENGINE_HEAP_MEGABYTES = 512

const firstMessage = async <Message>(child: Child): Promise<Message> => {
  const [message] = await Promise.race([
    once(child.process, 'message'),
    child.ended.then((how) => Promise.reject(new Error(`${child.name} ended by itself: ${how}`))),
  ])
  return message as Message
}

export interface BenchPool {
  users: number
  /** One in so many is missing. */
  missingEvery: number
}

export interface TwinProcess {
  endpoint: string
  environment: AwsEnvironment
  tables: Tables
  importPool: (pool: BenchPool) => Promise<void>
  stop: () => Promise<void>
}

/** A twin in a process and a folder of its own; the folder goes when it is stopped. */
export const startTwinProcess = async (): Promise<TwinProcess> => {
  const assembly = (await synthesise()).directory
  const dataDirectory = newDataDirectory()
  const child = startChild(
    'The twin',
    [await bundle('bench/repair/twin-main.ts', 'bundle'), assembly, dataDirectory],
    {},
    join(dataDirectory, 'twin.log'),
  )
  const { port } = await firstMessage<{ port: number }>(child)
  const text = readFileSync(join(dataDirectory, 'aws.env'), 'utf8').replace(/^export /gm, '')
  const variables = loadBackend(assembly).functions.find(({ environment }) => TABLE_VARIABLES.run in environment)
  if (!variables) throw new Error('The backend has no function that works on runs')
  const tables = Object.entries(TABLE_VARIABLES).map(([name, variable]) => [name, variables.environment[variable]])
  return {
    endpoint: `http://127.0.0.1:${port}`,
    environment: parseEnv(text) as unknown as AwsEnvironment,
    tables: Object.fromEntries(tables) as Tables,
    importPool: async (pool) => {
      child.process.send(pool)
      await firstMessage(child)
    },
    stop: async () => {
      await stopChildren([child])
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** A virtual pool that answers as Cognito does. */
export const startVirtualCognito = async ({ users, missingEvery }: BenchPool) => {
  const child = startChild(
    'The virtual pool',
    [await bundle('bench/repair/virtual-cognito.ts', 'external'), String(users), String(missingEvery)],
    {},
  )
  const { port } = await firstMessage<{ port: number }>(child)
  const endpoint = `http://127.0.0.1:${port}`
  return {
    endpoint,
    members: async () => ((await (await fetch(`${endpoint}/members`)).json()) as { members: number }).members,
    stop: () => stopChildren([child]),
  }
}

/** Plans and applies one run in a process of its own, and answers what it cost. */
export const runEngine = async (order: EngineOrder): Promise<EngineReport> => {
  const child = startChild(
    'The engine',
    [`--max-old-space-size=${ENGINE_HEAP_MEGABYTES}`, await bundle('bench/repair/engine-process.ts', 'external')],
    { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  )
  child.process.send(order)
  return firstMessage<EngineReport>(child)
}
