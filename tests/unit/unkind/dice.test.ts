import { describe, expect, it } from 'vitest'
import { createDice } from '../../../local/unkind/dice'

const throwMany = (seed: number, operation = 'ListUsers', count = 1000) => {
  const dice = createDice()
  return Array.from({ length: count }, () => dice(seed, operation)('error'))
}

describe('the dice', () => {
  it('fall the same way for the same seed, and another way for another', () => {
    expect(throwMany(7)).toEqual(throwMany(7))
    expect(throwMany(7)).not.toEqual(throwMany(8))
  })

  it('fall for one operation whatever was asked of others meanwhile', () => {
    const dice = createDice()
    const mixed: number[] = []
    for (let number = 0; number < 50; number++) {
      if (number % 3 === 0) dice(7, 'AdminGetUser')('error')
      mixed.push(dice(7, 'ListUsers')('error'))
    }
    expect(mixed).toEqual(throwMany(7, 'ListUsers', 50))
  })

  it('fall apart for each kind of mishap of one call, and alike when asked again', () => {
    const roll = createDice()(7, 'ListUsers')
    expect(roll('error')).toBe(roll('error'))
    expect(roll('error')).not.toBe(roll('lostReply'))
  })

  it('fall evenly between 0 and 1', () => {
    const thrown = throwMany(42, 'AdminAddUserToGroup', 4000)
    expect(thrown.every((number) => number >= 0 && number < 1)).toBe(true)
    for (const share of [0.05, 0.5, 0.9]) {
      const below = thrown.filter((number) => number < share).length / thrown.length
      expect(Math.abs(below - share)).toBeLessThan(0.03)
    }
  })
})
