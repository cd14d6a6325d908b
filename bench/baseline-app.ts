// The app that ratios are over: a hello world, and the todo page's own markup from constants.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../scripts/ports'
import { Stop } from '../scripts/settings'
import { nextBinary, startNode, stopNode, untilAnswered } from './next-server'

export const BASELINE = join('bench', 'baseline')

export const buildBaseline = () => {
  rmSync(join(BASELINE, '.next'), { recursive: true, force: true })
  const built = spawnSync(process.execPath, [nextBinary, 'build'], {
    cwd: BASELINE,
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Stop(`The baseline app does not build:\n${built.stdout}${built.stderr}`)
}

export interface Baseline {
  origin: string
  pid: number
}

export const withBaseline = async (run: (baseline: Baseline) => Promise<void>) => {
  const port = await freePort()
  const server = startNode([nextBinary, 'start', '-H', '127.0.0.1', '-p', String(port)], {}, 0, BASELINE)
  const origin = `http://127.0.0.1:${port}`
  try {
    await untilAnswered(`${origin}/`)
    await run({ origin, pid: server.pid ?? 0 })
  } finally {
    await stopNode(server)
  }
}
