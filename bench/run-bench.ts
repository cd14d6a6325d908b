import { rmSync } from 'node:fs'
import { newDataDirectory, type Stack, startStack, stopStack } from '../tests/stack'
import { BASELINE, buildBaseline, withBaseline } from './baseline-app'
import { putTodos } from './bulk'
import { measureFirstLoad } from './measure-first-load'
import { measureMemory } from './measure-memory'
import { measureRows } from './measure-rows'
import { measureStart } from './measure-start'
import { measureThroughput } from './measure-throughput'
import { sayGoals } from './report'
import { createBenchPeople, ownersOf } from './views'

/** Runs every measurement but those of a part. The exit code tells whether all goals were met. */
export const runBench = async () => {
  console.log('Building the baseline and starting Commons …')
  buildBaseline()
  const dataDirectory = newDataDirectory()
  let stack: Stack | undefined
  try {
    stack = await startStack({ dataDirectory })
    const running = stack
    await withBaseline(async (baseline) => {
      await measureFirstLoad(running, baseline.origin)
      await measureThroughput(running, baseline)
    })
    const people = await createBenchPeople(running)
    await putTodos(running.environment, ownersOf(people), 0, 1_000)
    await measureRows(running, people, '1,000')
    await putTodos(running.environment, ownersOf(people), 1_000, 19_000)
    await measureMemory(running)
    await stopStack(running, { keepsData: true })
    stack = undefined
    await measureStart(dataDirectory, BASELINE)
  } finally {
    if (stack) await stopStack(stack)
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  sayGoals()
}
