import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../scripts/settings'
import { freePort, newDataDirectory, type Stack, startStack, stopStack } from '../tests/stack'
import { measureFirstLoad } from './measure-first-load'
import { measureMemory } from './measure-memory'
import { measureRows } from './measure-rows'
import { measureStart } from './measure-start'
import { measureThroughput } from './measure-throughput'
import { nextBinary, startNode, stopNode, untilAnswered } from './next-server'
import { missedGoals } from './report'

const BASELINE = join('bench', 'baseline')

const buildBaseline = () => {
  rmSync(join(BASELINE, '.next'), { recursive: true, force: true })
  const built = spawnSync(process.execPath, [nextBinary, 'build'], {
    cwd: BASELINE,
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Stop(`The baseline app does not build:\n${built.stdout}${built.stderr}`)
}

const withBaseline = async (run: (origin: string) => Promise<void>) => {
  const port = await freePort()
  const server = startNode([nextBinary, 'start', '-H', '127.0.0.1', '-p', String(port)], {}, 0, BASELINE)
  const origin = `http://127.0.0.1:${port}`
  try {
    await untilAnswered(`${origin}/`)
    await run(origin)
  } finally {
    await stopNode(server)
  }
}

/** Runs every measurement. The exit code tells whether all goals were met. */
export const runBench = async () => {
  console.log('Building the baseline and starting Commons …')
  buildBaseline()
  const dataDirectory = newDataDirectory()
  let stack: Stack | undefined
  try {
    stack = await startStack({ dataDirectory })
    const running = stack
    await withBaseline(async (origin) => {
      await measureFirstLoad(running, origin)
      await measureThroughput(running, origin)
    })
    await measureRows(running)
    await measureMemory(running)
    await stopStack(running, { keepsData: true })
    stack = undefined
    await measureStart(dataDirectory, BASELINE)
  } finally {
    if (stack) await stopStack(stack)
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  console.log(missedGoals() === 0 ? '\nEvery goal is met.' : `\n${missedGoals()} goals are missed.`)
  process.exitCode = missedGoals() === 0 ? 0 : 1
}
