const HUES = 8

/** Which of the eight hues a person has, from 1: always the same for the same id. */
export function hueOf(id: string): number {
  let sum = 0
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521
  return (sum % HUES) + 1
}

/** First letters of the first and the last word; words without a letter or digit, such as emoji, are passed over. */
export function initialsOf(name: string): string {
  const firsts = name.split(/\s+/u).flatMap((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? [])
  return [firsts[0], firsts.length > 1 ? firsts.at(-1) : undefined].join('').toLocaleUpperCase('en')
}
