import { expect, test } from 'vitest'
import { createVirtualClock } from '../../virtual-clock'

test('hours pass in no time, in the order in which they were waited for', async () => {
  const clock = createVirtualClock(1_000)
  const rung: string[] = []
  const wait = async (name: string, milliseconds: number) => {
    await clock.wait(milliseconds)
    rung.push(`${name} at ${clock.now()}`)
  }
  const began = performance.now()
  await Promise.all([wait('late', 7_200_000), wait('soon', 10), wait('same', 10)])
  expect(rung).toEqual(['soon at 1010', 'same at 1010', 'late at 7201000'])
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('time stands still while a request is under way, also for those who wait meanwhile', async () => {
  const clock = createVirtualClock(0)
  const other = clock.wait(5)
  const seen = await clock.during(new Promise((resolve) => setTimeout(() => resolve(clock.now()), 50)))
  expect(seen).toBe(0)
  await other
  expect(clock.now()).toBe(5)
})

test('a request that fails lets time go on', async () => {
  const clock = createVirtualClock(0)
  await expect(clock.during(Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  await clock.wait(3)
  expect(clock.now()).toBe(3)
})
