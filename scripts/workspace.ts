// Brings everything up in order, each step cached by its inputs: assembly, twin, build, seed, app.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseEnv } from 'node:util'
import { buildApp, isBuilt } from './build-app'
import { bundle } from './bundle.mjs'
import { type Child, startChild, stopChildren } from './children'
import { holdDataDirectory, OWNERSHIP_MARK, prepareDataDirectory } from './data-directory'
import { requireFreePort } from './ports'
import { type AwsEnvironment, seededUsers, TEMPORARY_PASSWORD_OWNER } from './seeded-users'
import { readSettings, type Settings, Stop } from './settings'
import { SynthesisError, synthesise } from './synthesise'

type Mode = 'start' | 'dev'

const READY_WITHIN_MS = 60_000

const say = (words: string) => console.log(words)

/** `npm start` and `npm run dev`: ends the process when Ctrl-C or SIGTERM has stopped everything. Throws Stop. */
export const runWorkspace = async (mode: Mode) => {
  const settings = readSettings()
  const command = mode === 'start' ? 'npm start' : 'npm run dev'
  await requireFreePort(settings.port, 'PORT', command)
  await requireFreePort(settings.awsPort, 'LOCAL_AWS_PORT', command)
  prepareDataDirectory(settings.dataDirectory)
  const release = holdDataDirectory(settings.dataDirectory)

  const children: Child[] = []
  const interrupted = new Promise<'interrupted'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('interrupted'))
  })
  try {
    const up = bringUp(settings, mode, (child) => children.push(child))
    if ((await Promise.race([up, interrupted])) !== 'interrupted') {
      const lasting = children.filter(({ process }) => process.exitCode === null)
      const first = await Promise.race([interrupted, ...lasting.map((child) => child.ended.then(() => child))])
      if (first !== 'interrupted') throw endedByItself(first)
    }
  } finally {
    await stopChildren(children)
    release()
  }
  process.exit(0)
}

const endedByItself = ({ name, logFile }: Child) =>
  new Stop(
    logFile
      ? `${name} ended by itself. ${logFile} holds what it printed; run this again to start it anew.`
      : `${name} ended by itself, for the reason above.`,
  )

const bringUp = async (settings: Settings, mode: Mode, started: (child: Child) => void) => {
  const logs = join(settings.dataDirectory, 'logs')
  const assembly = await assemble(logs)

  say('Starting the local AWS …')
  const twin = startChild('The local AWS', [await bundle('local/main.ts', 'bundle')], {
    COMMONS_ASSEMBLY: assembly,
    LOCAL_AWS_PORT: String(settings.awsPort),
    LOCAL_DATA_DIR: settings.dataDirectory,
    PORT: String(settings.port),
    CALLER_KEY: settings.callerKey,
  })
  started(twin)
  const outputs = join(settings.dataDirectory, 'amplify_outputs.json')
  const isServable = () => settings.siteDirectory !== undefined || isBuilt(outputs)
  // On a second start the outputs and the build are there: then the app comes up beside the twin.
  const isReady = existsSync(outputs) && mode === 'start' && isServable()
  const early = isReady ? await startApp(settings, mode, outputs, started) : undefined
  await twinReady(twin)
  if (mode === 'start' && !isServable()) {
    if (early) throw new Stop('The backend changed while it started. Run this again.')
    say('Building the app (about a minute, once) …')
    await buildApp(outputs, join(logs, 'build.log'), started)
  }
  await seedOnce(settings)
  const app = early ?? (await startApp(settings, mode, outputs, started))
  await appReady(settings, app)
  sayWhereToGo(settings)
}

const assemble = async (logs: string): Promise<string> => {
  const slow = setTimeout(() => say('Synthesising the backend (about ten seconds, once) …'), 200)
  try {
    return (await synthesise()).directory
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error
    const logFile = join(logs, 'synthesis.log')
    writeFileSync(logFile, error.log)
    throw new Stop(
      `amplify/ cannot be synthesised: ${error.reason} Mend it and run this again; all that was printed is in ${logFile}.`,
    )
  } finally {
    clearTimeout(slow)
  }
}

const twinReady = (twin: Child) =>
  new Promise<void>((resolve, reject) => {
    twin.process.once('message', () => resolve())
    void twin.ended.then(() => reject(endedByItself(twin)))
  })

const startNext = (settings: Settings, mode: Mode, outputs: string): Child => {
  const preload = pathToFileURL(join(process.cwd(), 'local', 'next-preload.mjs')).href
  return startChild(
    'The app',
    ['node_modules/next/dist/bin/next', mode, '-H', '127.0.0.1', '-p', String(settings.port)],
    {
      AMPLIFY_APP_ORIGIN: settings.origin,
      AMPLIFY_OUTPUTS: outputs,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: settings.awsEndpoint,
      COMMONS_APPSYNC_URL: `${settings.awsEndpoint}/graphql`,
      CALLER_KEY: settings.callerKey,
      LOCAL_AWS_PORT: String(settings.awsPort),
      NODE_ENV: mode === 'start' ? 'production' : 'development',
      NODE_OPTIONS: `--import ${preload}`,
    },
    mode === 'start' ? join(settings.dataDirectory, 'logs', 'app.log') : undefined,
  )
}

const startSite = async ({ port, awsEndpoint, dataDirectory }: Settings, siteDirectory: string) => {
  // Of no use to who does not rehearse.
  const { serveSite } = await import('./hosting/serve-site')
  return serveSite({ directory: siteDirectory, port, awsEndpoint, logFile: join(dataDirectory, 'logs', 'app.log') })
}

const startApp = async (settings: Settings, mode: Mode, outputs: string, started: (child: Child) => void) => {
  const { siteDirectory } = settings
  const app = siteDirectory ? await startSite(settings, siteDirectory) : startNext(settings, mode, outputs)
  started(app)
  return app
}

const appReady = async (settings: Settings, app: Child) => {
  const until = Date.now() + READY_WITHIN_MS
  let hasEnded = false
  void app.ended.then(() => {
    hasEnded = true
  })
  while (Date.now() < until) {
    if (hasEnded) throw endedByItself(app)
    const reply = await fetch(`http://127.0.0.1:${settings.port}/sign-in`).catch(() => undefined)
    if (reply?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Stop(
    `The app did not answer within a minute. ${join(settings.dataDirectory, 'logs')} holds what it printed.`,
  )
}

const seedOnce = async ({ dataDirectory }: Settings) => {
  const mark = join(dataDirectory, OWNERSHIP_MARK)
  if (readFileSync(mark, 'utf8') === 'seeded') return
  say('Seeding people and todos …')
  // The AWS SDK is of no use to a second start.
  const { seed } = await import('./seed')
  await seed(
    parseEnv(
      readFileSync(join(dataDirectory, 'aws.env'), 'utf8').replace(/^export /gm, ''),
    ) as unknown as AwsEnvironment,
  )
  writeFileSync(mark, 'seeded')
}

const sayWhereToGo = ({ origin, awsEndpoint, dataDirectory }: Settings) => {
  say(`
Sign in as
${seededUsers.map(({ email, password, extraGroups }) => `  ${email.padEnd(20)} ${password.padEnd(18)} ${extraGroups.length ? 'administrator' : 'member'}`).join('\n')}
  ${TEMPORARY_PASSWORD_OWNER.email.padEnd(20)} ${TEMPORARY_PASSWORD_OWNER.password.padEnd(18)} made in the console: no group yet

Mail       ${awsEndpoint}/mailbox (confirmation codes appear here too)
AWS CLI    source "${join(dataDirectory, 'aws.env')}"
Stop       Ctrl-C

Ready on ${origin}`)
}
