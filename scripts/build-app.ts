// Builds the app once for each state of its inputs. What a build depends on stands here and nowhere else.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Child, startChild } from './children'
import { hashFiles } from './file-hash'
import { Stop } from './settings'

const INPUTS = [
  'app',
  'components',
  'instrumentation-client.ts',
  'instrumentation.ts',
  'lib',
  'middleware.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'public',
  'tsconfig.build.json',
  'tsconfig.json',
  'amplify/data',
]
const MARKER = '.next/commons-build'
const LOCK = '.next/commons-building'

/** The outputs' local port is no input: the address is given again when the app starts. */
const buildHash = (outputsFile: string) =>
  hashFiles(process.cwd(), INPUTS, readFileSync(outputsFile, 'utf8').replace(/127\.0\.0\.1:\d+/g, 'local'))

/** True when `.next` was built from just these inputs. */
export const isBuilt = (outputsFile: string) =>
  existsSync(MARKER) && existsSync('.next/BUILD_ID') && readFileSync(MARKER, 'utf8') === buildHash(outputsFile)

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Two builds at once would write over each other: the second waits, and finds the first one's. */
const alone = async (run: () => Promise<void>): Promise<void> => {
  mkdirSync('.next', { recursive: true })
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
  } catch {
    const holder = Number(readFileSync(LOCK, { encoding: 'utf8', flag: 'a+' }))
    if (!holder || !isAlive(holder)) rmSync(LOCK, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 300))
    return alone(run)
  }
  try {
    await run()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

/** Builds the app with the given outputs unless that is done already. Throws Stop when it does not build. */
export const buildApp = (outputsFile: string, logFile: string, started: (child: Child) => void) =>
  alone(async () => {
    if (!isBuilt(outputsFile)) await build(outputsFile, logFile, started)
  })

const build = async (outputsFile: string, logFile: string, started: (child: Child) => void) => {
  // Before it begins: what is changed while it runs is in the next build.
  const hash = buildHash(outputsFile)
  const preload = pathToFileURL(join(process.cwd(), 'local', 'next-preload.mjs')).href
  const child = startChild(
    'The build',
    ['node_modules/next/dist/bin/next', 'build'],
    // The preload ends the build, and the workers that it forks, when this process is gone.
    { AMPLIFY_OUTPUTS: outputsFile, NODE_ENV: 'production', NODE_OPTIONS: `--import ${preload}` },
    logFile,
  )
  started(child)
  const code = await child.ended
  const log = readFileSync(logFile, 'utf8')
  if (code !== 0) {
    const reason =
      log
        .split('\n')
        .find((line) => /error|failed/i.test(line))
        ?.trim() ?? `next build ended with ${code}`
    throw new Stop(
      `The app does not build: ${reason}. Mend it and run this again; all that was printed is in ${logFile}.`,
    )
  }
  writeFileSync(MARKER, hash)
}
