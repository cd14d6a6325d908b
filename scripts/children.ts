// The processes that belong to a run: started together, watched, and stopped together.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

const PATIENCE_MS = 5_000

export interface Child {
  name: string
  process: ChildProcess
  /** Where its output goes; the terminal when undefined. */
  logFile: string | undefined
  /** Resolves with the exit code, or the signal's name. */
  ended: Promise<number | string>
}

/**
 * Starts a Node process that ends by itself when this one does, however this one ends: it holds the other side of an IPC channel.
 * Its output goes to `logFile`, or to the terminal when there is none. `isAlone`: with the given environment and nothing of this process's.
 */
export const startChild = (
  name: string,
  argv: string[],
  environment: Record<string, string>,
  logFile?: string,
  { directory, isAlone = false }: { directory?: string; isAlone?: boolean } = {},
): Child => {
  const output = logFile ? openSync(logFile, 'w') : ('inherit' as const)
  const child = spawn(process.execPath, argv, {
    cwd: directory,
    env: {
      ...(isAlone ? undefined : process.env),
      ...environment,
      COMMONS_RUNNER: String(process.pid),
    } as NodeJS.ProcessEnv,
    stdio: ['ignore', output, output, 'ipc'],
  })
  if (typeof output === 'number') closeSync(output)
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 1))
  })
  return { name, process: child, logFile, ended }
}

/** Asks every child to end, waits, and ends by force what is still there after five seconds. */
export const stopChildren = async (children: Child[]) => {
  for (const child of children) child.process.kill('SIGTERM')
  const patience = setTimeout(() => {
    for (const child of children) child.process.kill('SIGKILL')
  }, PATIENCE_MS)
  await Promise.all(children.map((child) => child.ended))
  clearTimeout(patience)
}
