import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FaultWorld, startFaultWorld } from './fault-world'
import { tellStory } from './story'

const first = Number(process.env.COMMONS_FAULT_FIRST ?? 1)
const count = Number(process.env.COMMONS_FAULT_SEEDS ?? 50)

/** Tells every second story, so that two files tell them all on two cores. */
export const tellStories = (parity: 0 | 1) => {
  const seeds = Array.from({ length: count }, (_, index) => first + index).filter((seed) => seed % 2 === parity)
  let world: FaultWorld
  beforeAll(async () => {
    world = await startFaultWorld()
  })
  afterAll(() => world.close())

  test('whatever befalls it, a run adds exactly whom it says, and the right people are members in the end', async () => {
    const failed: string[] = []
    let [deaths, failures, users] = [0, 0, 0]
    for (const seed of seeds) {
      const verdict = await tellStory(world, seed)
      deaths += verdict.deaths
      failures += verdict.failures
      users += verdict.users
      const alone = `Alone: npm run faults -- --seed ${seed}`
      if (verdict.wrong.length > 0) failed.push([alone, ...verdict.wrong.slice(0, 5)].join('\n  '))
    }
    process.stdout.write(
      `${seeds.length} seeds, ${users} users, ${failures} calls failed, ${deaths} workers died, ${failed.length} wrong\n`,
    )
    expect(failed.join('\n')).toBe('')
  }, 7_200_000)
}
