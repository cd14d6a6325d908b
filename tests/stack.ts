// Starts the whole of Commons just as `npm start` does, on free ports and in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { freePort } from '../scripts/ports'
import type { AwsEnvironment } from '../scripts/seeded-users'

export interface Stack {
  origin: string
  awsEndpoint: string
  dataDirectory: string
  /** By which the app proves where a request came from. */
  callerKey: string
  /** What aws.env holds. */
  environment: AwsEnvironment
  /** The process group's leader. */
  process: ChildProcess
  /** All that was printed up to now. */
  printed: () => string
}

export const newDataDirectory = () => mkdtempSync(join(tmpdir(), 'commons-'))

/** Resolves when `Ready on …` is printed. Rejects with what was printed when the run ends before that. */
export const startStack = async (
  options: {
    dataDirectory?: string
    port?: number
    awsPort?: number
    mode?: 'start' | 'dev'
    environment?: Record<string, string>
  } = {},
): Promise<Stack> => {
  const dataDirectory = options.dataDirectory ?? newDataDirectory()
  const port = options.port ?? (await freePort())
  const awsPort = options.awsPort ?? (await freePort())
  const callerKey = randomBytes(32).toString('base64url')
  const child = spawn(process.execPath, ['scripts/launch.mjs', options.mode ?? 'start'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      LOCAL_AWS_PORT: String(awsPort),
      LOCAL_DATA_DIR: dataDirectory,
      CALLER_KEY: callerKey,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a test can end all of it at once.
    detached: true,
  })
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk
      if (printed.includes(`Ready on http://localhost:${port}`)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The stack ended with ${code} before it was ready:\n${printed}`)))
  })
  const text = readFileSync(join(dataDirectory, 'aws.env'), 'utf8').replace(/^export /gm, '')
  return {
    origin: `http://localhost:${port}`,
    awsEndpoint: `http://127.0.0.1:${awsPort}`,
    dataDirectory,
    callerKey,
    environment: parseEnv(text) as unknown as AwsEnvironment,
    process: child,
    printed: () => printed,
  }
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()))

/** Ctrl-C, and the data folder gone unless it is kept. */
export const stopStack = async (stack: Stack, { keepsData = false } = {}) => {
  if (stack.process.pid) process.kill(-stack.process.pid, 'SIGINT')
  await ended(stack.process)
  if (!keepsData) rmSync(stack.dataDirectory, { recursive: true, force: true })
}

/** kill -9 of every process of the stack at once; the data folder stays. */
export const killStack = async (stack: Stack) => {
  if (stack.process.pid) process.kill(-stack.process.pid, 'SIGKILL')
  await ended(stack.process)
}
