const TODO_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const hex = (bytes: Iterable<number>) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A UUID of version 7 (RFC 9562) of a time in milliseconds and ten random bytes: ids sort by time. */
export const newTodoId = (now: number, random: Uint8Array): string => {
  const [first = 0, second = 0, third = 0, ...rest] = random
  const time = now.toString(16).padStart(12, '0')
  // Four bits say the version, and two the variant.
  const drawn = hex([0x70 | (first & 0x0f), second, 0x80 | (third & 0x3f), ...rest.slice(0, 7)])
  return [time.slice(0, 8), time.slice(8), drawn.slice(0, 4), drawn.slice(4, 8), drawn.slice(8)].join('-')
}

export const isTodoId = (text: string): boolean => TODO_ID.test(text)
