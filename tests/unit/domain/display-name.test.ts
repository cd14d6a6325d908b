import { describe, expect, test } from 'vitest'
import { nameFromEmail, normaliseDisplayName } from '../../../lib/domain/display-name'

describe('a display name', () => {
  test.each([
    ['  Alice   Kern ', 'Alice Kern'],
    ['Alice\nKern\t!', 'Alice Kern !'],
    ['Bob\u202eecilA', 'Bob ecilA'],
    ['e\u0301ric', 'éric'],
    ['نور الهاشمي', 'نور الهاشمي'],
    ['🦉 Night shift', '🦉 Night shift'],
    ['👩‍🔧', '👩‍🔧'],
    ['می‌خواهم', 'می‌خواهم'],
    ['a'.repeat(60), 'a'.repeat(60)],
    ['🦉'.repeat(60), '🦉'.repeat(60)],
  ])('is kept readable: %j becomes %j', (raw, shown) => {
    expect(normaliseDisplayName(raw)).toBe(shown)
  })

  test.each(['', '   ', '\u200b\u200b', '\u3164', '…!?', 'a'.repeat(61), `a${'\u0315'.repeat(20)}`, 'ᴀʟɪᴄᴇ', 'aʟice'])(
    'is refused when nothing readable of at most 60 characters is left, or phonetic letters are in it: %j',
    (raw) => {
      expect(normaliseDisplayName(raw)).toBeNull()
    },
  )
})

test.each([
  ['alice.kern@example.com', 'alice.kern'],
  ['@example.com', 'member'],
  ['---@example.com', 'member'],
  [`${'x'.repeat(64)}@example.com`, 'x'.repeat(60)],
])('the first name of %s is %s', (email, name) => {
  expect(nameFromEmail(email)).toBe(name)
})
