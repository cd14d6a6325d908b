import { rmSync } from 'node:fs'
import { type Stack, startStack, stopStack } from '../tests/stack'
import { buildBaseline, withBaseline } from './baseline-app'
import { putTodos } from './bulk'
import { measureFirstLoad } from './measure-first-load'
import { measureLatency } from './measure-latency'
import { measureLive } from './measure-live'
import { measurePaint } from './measure-paint'
import { measureRows } from './measure-rows'
import { measureThroughput } from './measure-throughput'
import { note, sayGoals } from './report'
import { type BenchPeople, createBenchPeople, ownersOf, signInAgain } from './views'

const FEW = 1_000
const MANY = 100_000

const isUp = ({ process: { exitCode, signalCode } }: Stack) => exitCode === null && signalCode === null

const withStack = async (run: (stack: Stack) => Promise<void>) => {
  const stack = await startStack()
  try {
    await run(stack)
  } catch (error) {
    if (isUp(stack)) throw error
    throw new Error(`Commons ended while it was measured. It had printed:\n${stack.printed()}`, { cause: error })
  } finally {
    if (isUp(stack)) await stopStack(stack)
    else rmSync(stack.dataDirectory, { recursive: true, force: true })
  }
}

const fill = async (stack: Stack, people: BenchPeople, from: number, to: number) => {
  const started = performance.now()
  await putTodos(stack.environment, ownersOf(people), from, to - from)
  note(`putting ${(to - from).toLocaleString('en')} todos`, `${((performance.now() - started) / 1000).toFixed(0)} s`)
}

/** The reader's tokens live for a quarter of an hour, and each part here takes minutes. */
const besideFew = (many: Stack, outsider: BenchPeople['outsider']) =>
  withStack(async (few) => {
    const people = await createBenchPeople(few)
    await putTodos(few.environment, ownersOf(people), 0, FEW)
    const { alice } = await signInAgain(many, outsider)
    await measureLatency({ stack: few, reader: people.alice }, { stack: many, reader: alice })
  })

const measureMany = async (stack: Stack) => {
  const people = await createBenchPeople(stack)
  await fill(stack, people, 0, FEW)
  await measureRows(stack, people, '1,000')
  await fill(stack, people, FEW, MANY)
  await measureRows(stack, await signInAgain(stack, people.outsider), '100,000')
  await besideFew(stack, people.outsider)
  await measurePaint(stack, (await signInAgain(stack, people.outsider)).alice)
  const { alice, bob } = await signInAgain(stack, people.outsider)
  await measureLive(stack, bob, alice)
  await withBaseline(async (baseline) => {
    await measureFirstLoad(stack, baseline.origin)
    await measureThroughput(stack, baseline)
  })
}

/** The workspace at a thousand and at a hundred thousand todos. The exit code tells whether all goals were met. */
export const runWorkspace = async () => {
  console.log('Building the baseline and starting Commons …')
  buildBaseline()
  await withStack(measureMany)
  sayGoals()
}
