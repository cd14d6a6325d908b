import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FaultWorld, startFaultWorld } from './fault-world'
import type { Cost, Spent } from './kind-ending'
import { tellStory } from './story'

const first = Number(process.env.COMMONS_FAULT_FIRST ?? 1)
const count = Number(process.env.COMMONS_FAULT_SEEDS ?? 50)

const STORIES_A_WORLD = 50

/** Goal of the time over the bound: of all of them together, since one of a handful of calls has its latency only. */
const LONGEST = 1.1

/** What all runs in a kind world have taken together, beside the bound. */
const judgeCosts = (name: keyof Cost, costs: Cost[]) => {
  const sum = (side: 'spent' | 'bound', figure: keyof Spent) =>
    costs.reduce((total, cost) => total + cost[name][side][figure], 0)
  const [calls, least] = [sum('spent', 'calls'), sum('bound', 'calls')]
  const [seconds, shortest] = [sum('spent', 'seconds'), sum('bound', 'seconds')]
  const words = `${name}: ${calls} calls over ${least} (${(calls / least).toFixed(3)}, at most 1.02 each), ${seconds.toFixed(0)} s over ${shortest.toFixed(0)} s (${(seconds / shortest).toFixed(2)})`
  return { words, ratio: seconds / shortest }
}

/** Tells every second story, so that two files tell them all on two cores. */
export const tellStories = (parity: 0 | 1) => {
  const seeds = Array.from({ length: count }, (_, index) => first + index).filter((seed) => seed % 2 === parity)
  let world: FaultWorld
  beforeAll(async () => {
    world = await startFaultWorld()
  })
  afterAll(() => world.close())
  /** Rows, logs and the dead of hundreds of stories would fill the memory. */
  const renewWorld = async () => {
    await world.close()
    world = await startFaultWorld()
  }

  test('whatever befalls it, a run adds exactly whom it says, and the right people are members in the end', async () => {
    const failed: string[] = []
    let [deaths, failures, users] = [0, 0, 0]
    const costs: Cost[] = []
    for (const [told, seed] of seeds.entries()) {
      if (told > 0 && told % STORIES_A_WORLD === 0) await renewWorld()
      const verdict = await tellStory(world, seed)
      deaths += verdict.deaths
      failures += verdict.failures
      users += verdict.users
      if (verdict.cost) costs.push(verdict.cost)
      const alone = `Alone: npm run faults -- --seed ${seed}`
      if (verdict.wrong.length > 0) failed.push([alone, ...verdict.wrong.slice(0, 5)].join('\n  '))
    }
    process.stdout.write(
      `${seeds.length} seeds, ${users} users, ${failures} calls failed, ${deaths} workers died, ${failed.length} wrong\n`,
    )
    for (const name of ['plan', 'apply'] as const) {
      const { words, ratio } = judgeCosts(name, costs)
      process.stdout.write(`${words}\n`)
      expect(ratio).toBeLessThanOrEqual(LONGEST)
    }
    expect(failed.join('\n')).toBe('')
  }, 7_200_000)
}
