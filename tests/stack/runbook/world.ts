// What the runbook is rehearsed on: a twin in this process, whose faults a test can cause, and the app beside it.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { loadBackend } from '../../../local/assembly/load-backend'
import { startTwin, type TwinOptions } from '../../../local/start-twin'
import type { Unkind } from '../../../local/unkind/unkind'
import { freePort } from '../../../scripts/ports'
import { seed } from '../../../scripts/seed'
import type { AwsEnvironment } from '../../../scripts/seeded-users'
import { synthesise } from '../../../scripts/synthesise'
import { type App, startApp } from '../../app-beside'
import { getPage, sessionCookie } from '../../app-client'
import { readForm, sendForm } from '../../attack/page-form'
import { mailedCode, type Person } from '../../people'
import { typeCommand } from './document'

export const ADMIN = { email: 'admin@example.com', password: 'Commons-admin-1' }
export const PASSWORD = 'Lasting-word-22'

/** How long a dead worker's lease lasts here, so that a test need not wait the minute. */
export const LEASE_MS = 3_000

const functionNamed = (names: string[], part: string) => {
  const found = names.find((name) => name.includes(part))
  if (!found) throw new Error(`The backend has no function ${part}: it has ${names.join(', ')}`)
  return found
}

const textOf = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')

export const startRunbookWorld = async () => {
  const backend = loadBackend((await synthesise()).directory)
  const names = backend.functions.map(({ name }) => name)
  const worker = functionNamed(names, 'repair-worker')
  for (const fn of backend.functions) if (fn.name === worker) fn.environment.LEASE_MS = String(LEASE_MS)
  const runTable = backend.functions.find(({ name }) => name === worker)?.environment.REPAIR_RUN_TABLE ?? ''
  const dataDirectory = mkdtempSync(join(tmpdir(), 'commons-runbook-'))
  const callerKey = randomBytes(32).toString('base64url')
  const port = await freePort()
  const fault: { unkind?: Unkind | undefined; clockMs: number } = { clockMs: 0 }
  const start = (options: Partial<TwinOptions> = {}) =>
    startTwin({
      ...{ backend, dataDirectory, port, appPort: 3999, callerKey },
      clock: () => Date.now() + fault.clockMs,
      // No tick, unless a test asks for it; nor does Lambda try a dead worker's event again.
      ...{ scheduleEveryMs: 0, retryDelaysMs: [600_000, 600_000] },
      unkind: () => fault.unkind,
      ...options,
    })
  let twin = await start()
  const environment = parseEnv(
    readFileSync(join(dataDirectory, 'aws.env'), 'utf8').replace(/^export /gm, ''),
  ) as unknown as AwsEnvironment
  await seed(environment)
  const awsEndpoint = environment.AWS_ENDPOINT_URL
  const app: App = await startApp({ awsEndpoint, dataDirectory, callerKey })
  const variables = {
    COMMONS_EMAIL: ADMIN.email,
    COMMONS_PASSWORD: ADMIN.password,
    REPAIR_WORKER: worker,
    REPAIR_RUN_TABLE: runTable,
  }

  const form = async (path: string, fields: Record<string, string>) =>
    sendForm(app.origin, path, await readForm(app.origin, path, Object.keys(fields)), fields)

  return {
    environment,
    dataDirectory,
    fault,
    worker,
    postConfirmation: functionNamed(names, 'post-confirmation'),
    processes: (name: string) => twin.functionProcesses(name),
    /** Types a command of the runbook, as the administrator. */
    type: (name: string, more: Record<string, string> = {}) =>
      typeCommand(name, { dataDirectory, variables: { ...variables, ...more } }),
    /** What a page says, without its markup. */
    page: async (path: string, person: Person) => {
      const { status, html } = await getPage(app.origin, path, sessionCookie(environment, person))
      return { status, text: textOf(html) }
    },
    signIn: (email: string, password: string) => form('/sign-in', { email, password }),
    signUp: (email: string) => form('/sign-up', { email, password: PASSWORD }),
    /** Confirms with the code that was mailed, and gives the page's answer. */
    confirm: async (email: string) =>
      form('/confirm', { email, code: await mailedCode(awsEndpoint, email), password: PASSWORD }),
    logOf: (name: string) => readFileSync(join(dataDirectory, 'logs', `${name}.log`), 'utf8'),
    appLog: () => readFileSync(join(dataDirectory, 'logs', `app-${new URL(app.origin).port}.log`), 'utf8'),
    /** The twin ends, something is done to its folder, and it starts anew. */
    restart: async (meanwhile: () => void = () => {}, options: Partial<TwinOptions> = {}) => {
      await twin.close()
      meanwhile()
      twin = await start(options)
    },
    /** The pool has another client from then on, as after a deployment that replaced it. */
    changeClient: async (id: string) => {
      await twin.close()
      const [client] = backend.userPool.clients
      if (client) client.id = id
      twin = await start()
    },
    close: async () => {
      await app.stop()
      await twin.close()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

export type RunbookWorld = Awaited<ReturnType<typeof startRunbookWorld>>
