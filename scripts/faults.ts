// `npm run faults`: the repair engine in a thousand worlds that fail, and through five hundred deaths of its worker. `npm test` tries
// a few of each. `-- --seed 17` tells one story alone; `-- --seeds 200` and `-- --kills 100` choose how many.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { runMain, Stop } from './settings'

const USAGE = 'Usage: npm run faults [-- --seeds 1000] [--kills 500] [--seed 17]'

const readOptions = () => {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(3),
      options: { seed: { type: 'string' }, seeds: { type: 'string' }, kills: { type: 'string' } },
    })
    return values
  } catch {
    throw new Stop(USAGE, 2)
  }
}

const wholeNumber = (text: string) => {
  if (!/^\d{1,7}$/.test(text)) throw new Stop(`${text} is no whole number. ${USAGE}`, 2)
  return text
}

const run = (files: string[], environment: Record<string, string>) =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project=faults', ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  }).status === 0

void runMain(async () => {
  const { seed, seeds = '1000', kills = '500' } = readOptions()
  const STORIES = ['even-seeds', 'odd-seeds']
  if (seed !== undefined) {
    const file = STORIES[Number(wholeNumber(seed)) % 2] ?? ''
    process.exitCode = run([file], { COMMONS_FAULT_FIRST: seed, COMMONS_FAULT_SEEDS: '1' }) ? 0 : 1
    return
  }
  const told = wholeNumber(seeds) === '0' || run(STORIES, { COMMONS_FAULT_SEEDS: seeds })
  const killed = wholeNumber(kills) === '0' || run(['kills'], { COMMONS_KILLS: kills })
  process.exitCode = told && killed ? 0 : 1
})
