import { describe, expect, it } from 'vitest'
import { backoff } from '../../../amplify/repair/backoff'
import { createBucket } from '../../../amplify/repair/bucket'
import { createVirtualClock } from '../../virtual-clock'

const timesOf = async (calls: number, rate: number, callMs = 0) => {
  const clock = createVirtualClock(1_000)
  const bucket = createBucket(clock, rate)
  const times: number[] = []
  for (let call = 0; call < calls; call += 1) {
    await bucket.take()
    times.push(clock.now() - 1_000)
    if (callMs > 0) await clock.wait(callMs)
  }
  return times
}

describe('a bucket', () => {
  it('never lets more than its rate through in any second, but for one that it had saved', async () => {
    const times = await timesOf(100, 20)
    for (const [index, time] of times.entries())
      expect(times.filter((other) => other >= time && other < time + 1000).length, String(index)).toBeLessThanOrEqual(
        21,
      )
  })

  it('wastes nothing: a hundred calls at twenty a second take five seconds', async () => {
    expect((await timesOf(100, 20)).at(-1)).toBeGreaterThan(4_800)
    expect((await timesOf(100, 20)).at(-1)).toBeLessThanOrEqual(5_000)
    expect((await timesOf(100, 20, 45)).at(-1)).toBeLessThanOrEqual(5_000)
  })

  it('serves those who wait at once in their order, at its rate', async () => {
    const clock = createVirtualClock(0)
    const bucket = createBucket(clock, 10)
    const served: [number, number][] = []
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await bucket.take()
        served.push([index, clock.now()])
      }),
    )
    expect(served.map(([index]) => index)).toEqual(Array.from({ length: 20 }, (_, index) => index))
    expect(served.at(-1)?.[1]).toBe(1_800)
  })

  it('lets nobody through while it is held', async () => {
    const clock = createVirtualClock(0)
    const bucket = createBucket(clock, 10)
    await bucket.take()
    bucket.hold(5_000)
    await bucket.take()
    expect(clock.now()).toBe(5_000)
  })
})

describe('the wait before another attempt', () => {
  it('is anything between nothing and a bound that doubles up to twenty seconds', () => {
    expect([1, 2, 3, 8, 9, 20].map((attempt) => backoff(attempt, () => 0.999999))).toEqual([
      100, 200, 400, 12_800, 20_000, 20_000,
    ])
    expect(backoff(5, () => 0)).toBe(0)
  })
})
