// The app of a running stack once more, beside it, with another environment.
import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serveSite } from '../scripts/hosting/serve-site'
import { freePort } from '../scripts/ports'
import { rehearsedSites } from './rehearsed-sites'
import type { Stack } from './stack'

export interface App {
  origin: string
  stop: () => Promise<void>
}

/** Loads a module of this folder into a Node process before all else. */
export const preload = (...path: string[]) => `--import ${pathToFileURL(join(process.cwd(), ...path)).href}`

const isUp = async (origin: string) => (await fetch(`${origin}/sign-in`).catch(() => undefined))?.ok ?? false

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()))

const startSite = async (
  directory: string,
  options: { port: number; origin: string; logFile: string; awsEndpoint: string; environment: Record<string, string> },
): Promise<App> => {
  const { port, origin, logFile, awsEndpoint, environment } = options
  const extra = { AMPLIFY_APP_ORIGIN: origin, ...environment }
  const { process: child, ended: gone, close } = await serveSite({ directory, port, awsEndpoint, logFile, extra })
  while (!(await isUp(origin))) {
    if (child.exitCode !== null) throw new Error(`The app on port ${port} ended; ${logFile} says why`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    origin,
    stop: async () => {
      close()
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Starts it against the stack's own local AWS, with the environment that scripts/workspace.ts gives, and what else is said. */
export const startApp = async (
  stack: Pick<Stack, 'awsEndpoint' | 'dataDirectory'> & { callerKey?: string },
  { NODE_OPTIONS = '', ...environment }: Record<string, string> = {},
): Promise<App> => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const logFile = join(stack.dataDirectory, 'logs', `app-${port}.log`)
  const site = rehearsedSites()[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]
  if (site) return startSite(site.directory, { port, origin, logFile, awsEndpoint: stack.awsEndpoint, environment })
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', `${port}`],
    {
      env: {
        ...process.env,
        AMPLIFY_APP_ORIGIN: origin,
        AMPLIFY_OUTPUTS: join(stack.dataDirectory, 'amplify_outputs.json'),
        AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: stack.awsEndpoint,
        COMMONS_APPSYNC_URL: `${stack.awsEndpoint}/graphql`,
        CALLER_KEY: stack.callerKey ?? '',
        LOCAL_AWS_PORT: new URL(stack.awsEndpoint).port,
        NODE_ENV: 'production',
        ...environment,
        NODE_OPTIONS: `${preload('local', 'next-preload.mjs')} ${NODE_OPTIONS}`,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const log = createWriteStream(logFile)
  child.stdout?.pipe(log, { end: false })
  child.stderr?.pipe(log, { end: false })
  const gone = ended(child)
  let isGone = false
  void gone.then(() => {
    isGone = true
  })
  while (!(await isUp(origin))) {
    if (isGone) throw new Error(`The app on port ${port} ended; ${stack.dataDirectory}/logs says why`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    origin,
    stop: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
