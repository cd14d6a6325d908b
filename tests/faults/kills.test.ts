import { afterAll, beforeAll, expect, test } from 'vitest'
import { killThroughRun } from './kill-run'
import { type KillWorld, startKillWorld } from './kill-world'

const kills = Number(process.env.COMMONS_KILLS ?? 25)

let world: KillWorld
beforeAll(async () => {
  world = await startKillWorld()
})
afterAll(() => world.close())

test(`a run whose worker is killed ${kills} times at random points ends right by itself, at a chunk a kill at most`, async () => {
  const users = Math.min(10_000, kills * 40)
  const figures = await killThroughRun(world, { users, missingEvery: 4, kills, longestLife: 300 })
  const { calls, bound, seconds } = figures
  process.stdout.write(
    `${users} users, ${figures.kills} kills, ${calls} calls over ${bound} (${((calls - bound) / kills).toFixed(1)} a kill), ${seconds.toFixed(0)} s\n`,
  )
  expect(figures.wrong).toEqual([])
  expect(figures.kills).toBe(kills)
})
