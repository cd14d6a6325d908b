/** Between which times, ISO 8601, both of them included. */
export interface Span {
  from?: string | undefined
  to?: string | undefined
}

/** The same as bounds of the sort key `moment`, which begins with the time. */
export interface Moments {
  first: string
  last: string
}

// Behind every character that a moment has.
const END = '~'

/** Null for what is no time. */
export const momentsOf = ({ from, to }: Span): Moments | null => {
  const [start, end] = [from, to].map((time) => (time === undefined ? undefined : Date.parse(time)))
  if (Number.isNaN(start) || Number.isNaN(end)) return null
  return {
    first: start === undefined ? '0' : new Date(start).toISOString(),
    last: end === undefined ? END : `${new Date(end).toISOString()}${END}`,
  }
}
