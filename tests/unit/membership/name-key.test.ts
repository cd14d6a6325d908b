import { describe, expect, test } from 'vitest'
import { isReservedName, nameKey } from '../../../amplify/records/name-key'

describe('names that a reader could take for one another share a key', () => {
  test.each([
    ['alice', 'ALICE', 'case'],
    ['alice', 'AIice', 'a capital I for an l'],
    ['alice', 'al1ce', 'a digit for a letter'],
    ['alice', 'аlice', 'a Cyrillic а'],
    ['alice', 'ａｌｉｃｅ', 'full-width letters'],
    ['alice', 'álìce', 'accents'],
    ['alice', 'a.l-i c_e', 'punctuation and spaces'],
    ['alice', 'ali\u200dce', 'an invisible joiner'],
    ['bob', 'b0b', 'a zero for an o'],
    ['Bob', 'ΒΟΒ', 'Greek capitals'],
    ['norman', 'norrnan', 'rn for m'],
    ['alice', 'Alice\uFE0F', 'a variation selector'],
    ['alice', 'ali\u20DDce', 'an enclosing mark'],
    ['alice', 'Al\u0131ce', 'a dotless i'],
    ['alice', 'Alice ✅', 'a picture beside it'],
  ])('%s and %s: %s', (one, other) => {
    expect(nameKey(other)).toBe(nameKey(one))
  })

  test.each([
    ['alice', 'alicia'],
    ['alice', 'alice 2'],
    ['דנה לוי', 'דנה כהן'],
    ['राम', 'रम'],
    ['🦉', '🦊'],
  ])('%s and %s keep keys of their own', (one, other) => {
    expect(nameKey(other)).not.toBe(nameKey(one))
  })

  test('a name of punctuation alone has no key', () => {
    expect(nameKey('…!?')).toBe('')
  })
})

describe('reserved names', () => {
  test.each(['You', 'You\uFE0F', 'yοu', 'Everyone', 'M1ne', 'Commons', 'Someone', 'Ann (left)', 'Ann（ LEFT ）'])(
    '%s is nobody’s',
    (name) => {
      expect(isReservedName(name, false)).toBe(true)
      expect(isReservedName(name, true)).toBe(true)
    },
  )

  test.each(['Admin', 'Administrat0r', 'support', 'Alice (admin)', 'admin\uFE0F'])(
    '%s is an administrator’s only',
    (name) => {
      expect(isReservedName(name, false)).toBe(true)
      expect(isReservedName(name, true)).toBe(false)
    },
  )

  test('an ordinary name is free', () => {
    expect(isReservedName('Youssef', false)).toBe(false)
  })
})
