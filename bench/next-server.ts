// Next servers that a measurement starts and stops, each on one core where the system can pin.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'

export const canPin = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0

const pinned = (core: number | undefined, argv: string[]): [string, string[]] =>
  core !== undefined && canPin ? ['taskset', ['-c', String(core), process.execPath, ...argv]] : [process.execPath, argv]

/** Starts Node on a core of its own. */
export const startNode = (argv: string[], environment: Record<string, string>, core?: number, cwd?: string) => {
  const [command, all] = pinned(core, argv)
  return spawn(command, all, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

export const nextBinary = `${process.cwd()}/node_modules/next/dist/bin/next`

export const stopNode = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

/** Milliseconds until an address answers 200. */
export const untilAnswered = async (url: string, cookie = '', within = 60_000): Promise<number> => {
  const started = performance.now()
  while (performance.now() - started < within) {
    const reply = await fetch(url, { headers: { cookie }, redirect: 'manual' }).catch(() => undefined)
    await reply?.arrayBuffer()
    if (reply?.status === 200) return performance.now() - started
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  throw new Error(`${url} did not answer 200 within ${within} ms`)
}
