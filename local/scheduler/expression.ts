// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html, as far as minutes, hours, days, months and years go.

/** True for the minutes, counted from the epoch, at which a schedule is due. UTC. */
export type IsDue = (minute: number) => boolean

interface Field {
  name: string
  from: number
  to: number
  /** Names of the values, the first for `from`. */
  names?: string[]
  valueOf: (date: Date) => number
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ')
const MINUTES_OF = { minute: 1, hour: 60, day: 1440 }

const FIELDS: Field[] = [
  { name: 'minutes', from: 0, to: 59, valueOf: (date) => date.getUTCMinutes() },
  { name: 'hours', from: 0, to: 23, valueOf: (date) => date.getUTCHours() },
  { name: 'day-of-month', from: 1, to: 31, valueOf: (date) => date.getUTCDate() },
  { name: 'month', from: 1, to: 12, names: MONTHS, valueOf: (date) => date.getUTCMonth() + 1 },
  { name: 'day-of-week', from: 1, to: 7, names: DAYS, valueOf: (date) => date.getUTCDay() + 1 },
  { name: 'year', from: 1970, to: 2199, valueOf: (date) => date.getUTCFullYear() },
]

const valueIn = ({ names = [], from, to }: Field, text: string): number | undefined => {
  const named = names.indexOf(text.toUpperCase())
  const value = named >= 0 ? named + from : /^\d+$/.test(text) ? Number(text) : Number.NaN
  return value >= from && value <= to ? value : undefined
}

/** The first and last value of `*`, `5` or `1-5`; one value with a step goes on to the field's end. */
const boundsOf = (field: Field, range: string, hasStep: boolean): [number, number] | undefined => {
  if (range === '*') return [field.from, field.to]
  const [first, last, ...more] = range.split('-').map((text) => valueIn(field, text))
  if (first === undefined || more.length > 0) return
  if (!range.includes('-')) return [first, hasStep ? field.to : first]
  return last === undefined || last < first ? undefined : [first, last]
}

const valuesOf = (field: Field, text: string): Set<number> => {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step = '1', ...more] = part.split('/')
    const bounds = boundsOf(field, range, part.includes('/'))
    if (!bounds || !/^[1-9]\d*$/.test(step) || more.length > 0)
      throw new Error(`the twin cannot read "${part}" as its ${field.name}`)
    for (let value = bounds[0]; value <= bounds[1]; value += Number(step)) values.add(value)
  }
  return values
}

const parseCron = (text: string): IsDue => {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== FIELDS.length) throw new Error(`it has ${parts.length} fields, and a cron expression has six`)
  if ((parts[2] === '?') === (parts[4] === '?'))
    throw new Error('one of day-of-month and day-of-week must be "?", and the other not')
  const rules = FIELDS.flatMap((field, index) => {
    const part = parts[index] ?? ''
    const isAny = part === '?' && field.name.startsWith('day')
    return isAny ? [] : [{ field, values: valuesOf(field, part) }]
  })
  return (minute) => {
    const date = new Date(minute * 60_000)
    return rules.every(({ field, values }) => values.has(field.valueOf(date)))
  }
}

// On AWS a rate counts from the schedule's creation; here from the epoch, so that a restart shifts nothing.
const parseRate = (text: string): IsDue => {
  const [, count, unit = '', plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(text.trim()) ?? []
  if (!count || (plural === 's') === (count === '1'))
    throw new Error('a rate is a number and minutes, hours or days: rate(1 minute), rate(5 minutes)')
  const every = Number(count) * MINUTES_OF[unit as keyof typeof MINUTES_OF]
  return (minute) => minute % every === 0
}

/** Reads `cron(…)` or `rate(…)`. Throws an Error with a sentence that names the schedule when the twin cannot. */
export const parseSchedule = (name: string, expression: string): IsDue => {
  try {
    const [, kind, text = ''] = /^(cron|rate)\((.*)\)$/.exec(expression) ?? []
    if (kind === 'cron') return parseCron(text)
    if (kind === 'rate') return parseRate(text)
    throw new Error('the twin knows cron(…) and rate(…)')
  } catch (error) {
    throw new Error(`The schedule ${name} is "${expression}": ${(error as Error).message}.`)
  }
}
