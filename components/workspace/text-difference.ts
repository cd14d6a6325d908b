export interface Difference {
  before: string
  differs: string
  after: string
}

const WORDS = /\s+|[^\s]+/gu

/** What is another in each of two texts, between what they begin and end with alike; by words. */
export const differenceOf = (left: string, right: string): [Difference, Difference] => {
  const [a, b] = [left.match(WORDS) ?? [], right.match(WORDS) ?? []]
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start += 1
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const cut = (parts: string[]): Difference => ({
    before: parts.slice(0, start).join(''),
    differs: parts.slice(start, parts.length - end).join(''),
    after: parts.slice(parts.length - end).join(''),
  })
  return [cut(a), cut(b)]
}
