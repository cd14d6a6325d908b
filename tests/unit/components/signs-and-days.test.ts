import { describe, expect, it } from 'vitest'
import { dayWords } from '../../../components/ui/day-words'
import { hueOf, initialsOf } from '../../../components/ui/person-signs'
import { statusWords } from '../../../components/words/admin'

describe('a person', () => {
  it.each([
    ['Alice Kern', 'AK'],
    ['Bob', 'B'],
    ['Aleksandra Maria Wiśniewska', 'AW'],
    ['🦉 Night shift', 'NS'],
    ['דנה לוי', 'דל'],
    ['🦉', ''],
  ])('called %s has the initials %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it('keeps one of eight hues, and many people use them all', () => {
    const hues = Array.from({ length: 200 }, (_, index) => hueOf(`user-${index}`))
    expect(new Set(hues)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]))
    expect(hueOf('user-7')).toBe(hues[7])
  })
})

describe('a moment', () => {
  const now = '2026-11-23T12:00:00Z'
  it.each([
    ['2026-11-23T10:42:00Z', 'Today 10:42 UTC'],
    ['2026-11-22T23:59:00Z', 'Yesterday'],
    ['2026-11-20T10:00:00Z', '20 Nov'],
    ['2025-11-23T10:42:00Z', '23 Nov 2025'],
  ])('at %s is read as %s', (at, words) => {
    expect(dayWords(at, now, 'UTC')).toBe(words)
  })

  it('is told on the day it had where the reader is', () => {
    expect(dayWords('2026-11-23T03:00:00Z', now, 'America/New_York')).toBe('Yesterday')
  })
})

describe('a status', () => {
  it('is said in plain words', () => {
    expect(statusWords({ status: 'FORCE_CHANGE_PASSWORD', isEnabled: true })).toBe('Never signed in')
  })
  it('is Disabled before it is anything else', () => {
    expect(statusWords({ status: 'CONFIRMED', isEnabled: false })).toBe('Disabled')
  })
  it('that is not known is shown as it came', () => {
    expect(statusWords({ status: 'NEW_STATE', isEnabled: true })).toBe('NEW_STATE')
  })
})
