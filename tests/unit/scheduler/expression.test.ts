import { describe, expect, it } from 'vitest'
import { parseSchedule } from '../../../local/scheduler/expression'

const minuteOf = (text: string) => Date.parse(`${text}Z`) / 60_000
const isDueAt = (expression: string, text: string) => parseSchedule('tick', expression)(minuteOf(text))

describe('a cron expression', () => {
  it.each([
    ['cron(* * * * ? *)', '2026-11-23T20:39', true],
    ['cron(0/5 * * * ? *)', '2026-11-23T20:35', true],
    ['cron(0/5 * * * ? *)', '2026-11-23T20:36', false],
    ['cron(*/20 * * * ? *)', '2026-11-23T20:40', true],
    ['cron(1/10 * * * ? *)', '2026-11-23T20:51', true],
    ['cron(1/10 * * * ? *)', '2026-11-23T20:50', false],
    ['cron(0,30,45-47 * * * ? *)', '2026-11-23T20:46', true],
    ['cron(0,30,45-47 * * * ? *)', '2026-11-23T20:44', false],
    ['cron(10-20/5 * * * ? *)', '2026-11-23T20:15', true],
    ['cron(10-20/5 * * * ? *)', '2026-11-23T20:25', false],
    ['cron(0 2 * * ? *)', '2026-11-23T02:00', true],
    ['cron(0 2 * * ? *)', '2026-11-23T03:00', false],
    ['cron(0 2 1 * ? *)', '2026-12-01T02:00', true],
    ['cron(0 2 1 * ? *)', '2026-12-02T02:00', false],
    ['cron(0 2 ? * MON-FRI *)', '2026-11-23T02:00', true],
    ['cron(0 2 ? * MON-FRI *)', '2026-11-22T02:00', false],
    ['cron(0 2 ? * 1,7 *)', '2026-11-22T02:00', true],
    ['cron(0 2 ? * sat *)', '2026-11-28T02:00', true],
    ['cron(0 2 ? JAN,NOV 2 2026)', '2026-11-23T02:00', true],
    ['cron(0 2 ? JAN,NOV 2 2026-2027)', '2027-11-22T02:00', true],
    ['cron(0 2 ? 1 * 2027)', '2026-01-05T02:00', false],
    ['cron(0 0 29 2 ? *)', '2028-02-29T00:00', true],
  ])('%s at %s: due is %s', (expression, time, expected) => {
    expect(isDueAt(expression, time)).toBe(expected)
  })

  it('fires each minute of a day once, at the times that AWS gives', () => {
    const isDue = parseSchedule('tick', 'cron(0/15 8-17/4 ? * MON *)')
    const day = Array.from({ length: 1440 }, (_, index) => minuteOf('2026-11-23T00:00') + index).filter(isDue)
    expect(day.map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16))).toEqual(
      ['08', '12', '16'].flatMap((hour) => ['00', '15', '30', '45'].map((minute) => `${hour}:${minute}`)),
    )
  })
})

describe('a rate', () => {
  it.each([
    ['rate(1 minute)', 60],
    ['rate(5 minutes)', 12],
    ['rate(1 hour)', 1],
  ])('%s is due %i times an hour', (expression, times) => {
    const isDue = parseSchedule('tick', expression)
    const from = minuteOf('2026-11-23T20:07')
    expect(Array.from({ length: 60 }, (_, index) => from + index).filter(isDue)).toHaveLength(times)
  })

  it('of some days is due once in them', () => {
    const isDue = parseSchedule('tick', 'rate(3 days)')
    expect(Array.from({ length: 3 * 1440 }, (_, index) => index).filter(isDue)).toEqual([0])
  })
})

describe('what the twin cannot read stops the start', () => {
  it.each([
    ['cron(* * * * * *)', 'one of day-of-month and day-of-week must be "?", and the other not'],
    ['cron(* * ? * ? *)', 'one of day-of-month and day-of-week must be "?", and the other not'],
    ['cron(* * * * ?)', 'it has 5 fields, and a cron expression has six'],
    ['cron(60 * * * ? *)', 'the twin cannot read "60" as its minutes'],
    ['cron(? * * * ? *)', 'the twin cannot read "?" as its minutes'],
    ['cron(5-1 * * * ? *)', 'the twin cannot read "5-1" as its minutes'],
    ['cron(1-2-3 * * * ? *)', 'the twin cannot read "1-2-3" as its minutes'],
    ['cron(0/0 * * * ? *)', 'the twin cannot read "0/0" as its minutes'],
    ['cron(0/ * * * ? *)', 'the twin cannot read "0/" as its minutes'],
    ['cron(, * * * ? *)', 'the twin cannot read "" as its minutes'],
    ['cron(0 24 * * ? *)', 'the twin cannot read "24" as its hours'],
    ['cron(0 0 L * ? *)', 'the twin cannot read "L" as its day-of-month'],
    ['cron(0 0 3W * ? *)', 'the twin cannot read "3W" as its day-of-month'],
    ['cron(0 0 * FEBRUARY ? *)', 'the twin cannot read "FEBRUARY" as its month'],
    ['cron(0 0 ? * MON#2 *)', 'the twin cannot read "MON#2" as its day-of-week'],
    ['cron(0 0 ? * 0 *)', 'the twin cannot read "0" as its day-of-week'],
    ['rate(1 minutes)', 'a rate is a number'],
    ['rate(5 minute)', 'a rate is a number'],
    ['rate(0 minutes)', 'a rate is a number'],
    ['rate(5 seconds)', 'a rate is a number'],
    ['at(2026-11-23T20:39:00)', 'the twin knows cron(…) and rate(…)'],
    ['every 5m', 'the twin knows cron(…) and rate(…)'],
  ])('%s', (expression, reason) => {
    expect(() => parseSchedule('nightly', expression)).toThrow(`The schedule nightly is "${expression}": ${reason}`)
  })
})
