import { describe, expect, it } from 'vitest'
import { accuracyOf, type Sample } from '../../attack/threshold-classifier'

/** Noise like a busy machine's: a bell of the given width and, now and then, a long pause. The same at every run. */
const measured = (seed: number, difference: number, width = 12): Sample[] => {
  let state = seed
  const draw = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
  return Array.from({ length: 120 }, (_, at) => {
    const bell = Array.from({ length: 12 }, draw).reduce((sum, one) => sum + one, -6)
    const isKnown = at % 2 === 0
    return { isKnown, milliseconds: 1000 + bell * width + (draw() < 0.05 ? 200 : 0) + (isKnown ? 0 : difference) }
  })
}

const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const seeds = Array.from({ length: 200 }, (_, at) => at * 7919 + 1)

describe('the classifier of times', () => {
  it('is a coin where there is no difference: more than 0.55 in less than a quarter of its rounds', () => {
    const accuracies = seeds.map((seed) => accuracyOf(measured(seed, 0)))
    expect(Math.abs(mean(accuracies) - 0.5)).toBeLessThan(0.02)
    expect(accuracies.filter((accuracy) => accuracy > 0.55).length / seeds.length).toBeLessThan(0.25)
  })

  it('sees 20 ms in every round, whichever of the two is slower', () => {
    for (const difference of [20, -20])
      for (const seed of seeds) expect(accuracyOf(measured(seed, difference))).toBeGreaterThan(0.55)
  })

  it('sees a difference of all and of nothing', () => {
    expect(accuracyOf(measured(1, 1000))).toBeGreaterThan(0.9)
  })
})
