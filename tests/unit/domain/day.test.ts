import { describe, expect, it } from 'vitest'
import { dayOf, isDay, momentOf } from '../../../lib/domain/day'

describe('a day', () => {
  it.each([
    ['2026-11-25', '2026-11-25'],
    ['2028-02-29', '2028-02-29'],
    ['2026-11-25Z', '2026-11-25'],
    ['2026-11-25+05:00', '2026-11-25'],
    ['2026-11-25-11:30:15', '2026-11-25'],
    ['2026-02-30', undefined],
    ['2026-11-25T10:00:00Z', undefined],
    ['12026-11-25', undefined],
    ['', undefined],
    [null, undefined],
  ])('as AppSync has it, %s, is %s', (given, day) => {
    expect(dayOf(given)).toBe(day)
  })

  it('is one of the calendar', () => {
    expect(isDay('2026-02-28')).toBe(true)
    expect(isDay('2026-02-29')).toBe(false)
    expect(isDay('2026-2-8')).toBe(false)
  })
})

describe('a moment', () => {
  it('is kept when it can be read, and none when it cannot', () => {
    expect(momentOf('2026-11-25T10:00:00.000Z')).toBe('2026-11-25T10:00:00.000Z')
    expect(momentOf('2026-11-25T10:00:00+05:30')).toBe('2026-11-25T10:00:00+05:30')
    expect(momentOf('2026-11-25T10:00:00+05:30:20')).toBeUndefined()
    expect(momentOf(undefined)).toBeUndefined()
  })
})
