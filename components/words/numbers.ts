const grouped = new Intl.NumberFormat('en-GB')

/** 2431 as `2,431`. */
export const numberWords = (count: number) => grouped.format(count)

/** A number and what it counts: `1 user`, `2,431 users`. */
export const countWords = (count: number, one: string, many = `${one}s`) =>
  `${numberWords(count)} ${count === 1 ? one : many}`

const MINUTE = 60
const HOUR = 60 * MINUTE

/** A stretch of time in its two largest units: `45 seconds`, `2 minutes 4 seconds`, `3 hours 10 minutes`. */
export const spanWords = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  const [large, small, unit, rest] = whole >= HOUR ? [HOUR, MINUTE, 'hour', 'minute'] : [MINUTE, 1, 'minute', 'second']
  const [first, second] = [Math.floor(whole / large), Math.floor((whole % large) / small)]
  return [first > 0 && countWords(first, unit), (second > 0 || first === 0) && countWords(second, rest)]
    .filter(Boolean)
    .join(' ')
}

/** A guess at a stretch of time, no finer than it can be known. */
export const roughSpanWords = (seconds: number): string => {
  if (seconds < 10) return 'A few seconds'
  if (seconds < 90) return `About ${Math.ceil(seconds / 5) * 5} seconds`
  if (seconds < HOUR) return `About ${countWords(Math.round(seconds / MINUTE), 'minute')}`
  return `About ${spanWords(Math.round(seconds / MINUTE / 5) * 5 * MINUTE)}`
}
