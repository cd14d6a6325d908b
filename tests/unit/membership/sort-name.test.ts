import { describe, expect, it } from 'vitest'
import { sortName } from '../../../amplify/records/sort-name'

describe('what a name is listed by', () => {
  it.each([
    ['ada', 'ada'],
    ['Ada Lovelace', 'ada lovelace'],
    ['  Ada ', 'ada'],
    ['E\u0301MILE', 'émile'],
    ['ÉMILE', 'émile'],
    // A capital with a dot is two characters when it is small, and English has no other rule for I.
    ['İI', 'i\u0307i'],
    ['ΣΟΦΊΑ', 'σοφία'],
    ['山田 Taro', '山田 taro'],
    ['🦊 Fox', '🦊 fox'],
  ])('of %j is %j', (name, expected) => {
    expect(sortName(name)).toBe(expected)
  })

  it('puts names that differ in case alone beside each other', () => {
    expect(['bob', 'Ann', 'Bob', 'ann'].toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1)).map(sortName)).toEqual(
      ['ann', 'ann', 'bob', 'bob'],
    )
  })

  it('is cut to 200 characters, and no emoji in two', () => {
    expect(sortName('x'.repeat(300))).toBe('x'.repeat(200))
    expect(sortName('🦊'.repeat(300))).toBe('🦊'.repeat(200))
  })
})
