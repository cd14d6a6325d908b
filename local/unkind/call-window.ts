const SECOND = 1000

/** The calls of the last second, of whichever clock. */
export const createCallWindow = () => {
  const calls: number[] = []
  const within = (now: number) => {
    while (calls.length > 0 && (calls[0] ?? now) <= now - SECOND) calls.shift()
    return calls.length
  }
  return {
    within,
    add: (now: number) => {
      within(now)
      calls.push(now)
      return calls.length
    },
  }
}
