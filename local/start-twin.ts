// Puts the twin together: the one place where its parts are made and handed to each other.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { GraphqlApi } from './appsync/graphql-api'
import type { ImportedUser } from './cognito/import-users'
import type { Message } from './cognito/records'
import type { Backend, Clock, LambdaFunction } from './contract'
import { takeDataFormat } from './data-format'
import { createTally } from './http/tally'
import { createLambda } from './lambda/lambda'
import { loadSimulatorLean } from './lean-simulator'
import { amplifyOutputs } from './outputs/amplify-outputs'
import { awsEnv } from './outputs/aws-env'
import { writeIfChanged } from './outputs/written-file'
import { startScheduler } from './scheduler/scheduler'
import { startServer } from './server'
import { openKeyring } from './signature/keyring'
import { createEventTwice } from './unkind/event-twice'
import { type UnkindSetting, unkindNow } from './unkind/unkind'
import { createUnkindCognito } from './unkind/unkind-cognito'

export interface TwinOptions {
  backend: Backend<GraphqlApi>
  dataDirectory: string
  /** 0 for any free one. */
  port: number
  appPort: number
  /** What the app beside it signs by; without one its functions believe no address. */
  callerKey?: string | undefined
  clock?: Clock
  /** Every schedule at this interval, in place of its own times; 0 for never. */
  scheduleEveryMs?: number
  /** Deletes rows that have expired, as DynamoDB does. Off by default: rows of a test's own clock may be long expired by ours. */
  deletesExpired?: boolean
  /** Has the functions that answer the API loaded before the first request asks for them. */
  warmsFunctions?: boolean
  /** Before the second and the third attempt of an event that nobody waits for: a minute and two, as AWS. */
  retryDelaysMs?: number[]
  /** Told of each message that would have been mailed. */
  onCode?: (message: Message) => void
  /** Told of what should never happen. */
  report?: (error: unknown) => void
  /** Makes the twin fail on purpose. */
  unkind?: UnkindSetting
}

export interface Twin {
  port: number
  /** Ids of a function's processes that run an event now: a test kills them. Throws for a function that is not there. */
  functionProcesses: (name: string) => number[]
  /** Users in bulk, past the wire, for tests and benchmarks; their usernames. */
  importUsers: (people: Iterable<ImportedUser>) => Promise<string[]>
  /** Stops accepting, lets what is under way finish, closes the stores. */
  close: () => Promise<void>
}

type Close = () => void | Promise<void>

/** In reverse of the order in which they were opened. */
const closeAll = async (steps: Close[]) => {
  for (const step of steps.toReversed()) await step()
}

/** What a template took from where it was synthesised is given anew: the site and the key of the app beside this twin. */
const besideApp = ({ appPort, callerKey = '' }: TwinOptions) => {
  const given: Record<string, string> = { SITE_ORIGIN: `http://localhost:${appPort}`, CALLER_KEY: callerKey }
  return (fn: LambdaFunction): LambdaFunction => {
    const environment = Object.entries(fn.environment).map(([name, value]) => [name, given[name] ?? value])
    return { ...fn, environment: Object.fromEntries(environment) }
  }
}

const assemble = async (options: TwinOptions, closing: Close[]): Promise<Twin> => {
  const { backend, dataDirectory, appPort, clock = Date.now, onCode, report = () => {}, unkind } = options
  const { region, accountId, userPool, tables, graphqlApi: api } = backend
  const functions = backend.functions.map(besideApp(options))
  loadSimulatorLean()
  // The heavy modules load while the port opens and the stores are read.
  const modules = Promise.all([import('./dynamodb/dynamodb'), import('./cognito/cognito'), import('./appsync/graphql')])
  modules.catch(() => {})
  mkdirSync(dataDirectory, { recursive: true })
  takeDataFormat(dataDirectory)
  const server = await startServer({ port: options.port, appPort, region, report })
  closing.push(server.close)
  const [{ createDynamoDb }, { createCognito }, { createGraphql }] = await modules

  const dynamodb = await createDynamoDb({
    directory: join(dataDirectory, 'dynamodb'),
    tables,
    region,
    accountId,
    ...(options.deletesExpired && { sweep: { clock, report } }),
  })
  closing.push(dynamodb.close)
  // Only now, with the store's lock held: two twins must not write one folder.
  const keyring = openKeyring(dataDirectory, { accountId, functions })
  const endpoint = `http://127.0.0.1:${server.port}`
  const tally = createTally()
  const countMishap = (mishap: string) => tally.count('mishaps', mishap)
  const lambda = createLambda({
    functions,
    endpoint,
    region,
    credentialsFor: keyring.forFunction,
    logDirectory: join(dataDirectory, 'logs'),
    clock,
    retryDelaysMs: options.retryDelaysMs,
    isDuplicated: createEventTwice(unkind, countMishap),
  })
  closing.push(lambda.close)
  const directory = join(dataDirectory, 'cognito')
  const listLagMs = () => unkindNow(unkind)?.listLagMs ?? 0
  const cognito = await createCognito({ pool: userPool, directory, clock, invoke: lambda.invoke, onCode, listLagMs })
  closing.push(cognito.close)
  const graphql = await createGraphql({
    api,
    endpoint,
    region,
    credentials: keyring.administrator,
    jwks: cognito.jwks,
    issuer: cognito.issuer,
    invoke: lambda.invoke,
    clock,
    onOperation: ({ kind, fields }) => {
      if (kind === 'subscription') tally.count('appsync', 'subscription')
      for (const field of fields) tally.count('appsync', field)
    },
    onEvent: () => tally.count('appsync', 'event'),
    report,
  })
  closing.push(graphql.close)
  const { schedules } = backend
  const { sendEvent } = lambda
  const scheduler = startScheduler({ schedules, clock, sendEvent, everyMs: options.scheduleEveryMs })
  closing.push(scheduler.stop)

  writeIfChanged(
    join(dataDirectory, 'aws.env'),
    awsEnv({ endpoint, pool: userPool, key: keyring.administrator }),
    0o600,
  )
  writeIfChanged(join(dataDirectory, 'amplify_outputs.json'), amplifyOutputs(backend, endpoint))
  const account = { region, accountId }
  const { handle, busiestSecond } = createUnkindCognito({
    handle: cognito.handle,
    setting: unkind,
    clock,
    count: countMishap,
  })
  const services = { account, poolId: userPool.id, clock, keyring, tally, dynamodb, lambda, busiestSecond }
  const answering = api.dataSources.flatMap((source) => (source.type === 'AWS_LAMBDA' ? [source.functionName] : []))
  if (options.warmsFunctions) for (const name of answering) lambda.warm(name)
  server.open({ ...services, cognito: { ...cognito, handle }, graphql: graphql.execute, realtime: graphql.realtime })
  return {
    port: server.port,
    functionProcesses: lambda.processes,
    // What runs for nobody is ended first: it would go on calling, for a quarter of an hour.
    close: () => closeAll([...closing.slice(1), server.close, lambda.endEvents, scheduler.stop]),
    importUsers: cognito.importUsers,
  }
}

/** Starts the local AWS that `backend` describes. Rejects when it cannot, with everything closed again: see stop-reason.ts. */
export const startTwin = async (options: TwinOptions): Promise<Twin> => {
  const closing: Close[] = []
  try {
    return await assemble(options, closing)
  } catch (error) {
    await closeAll(closing)
    throw error
  }
}
