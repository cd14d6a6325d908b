export interface Bucket {
  /** Returns when the next call may be made. First come, first served. */
  take: () => Promise<void>
  /** Lets nobody through for a while: Cognito has refused a call for being too many. */
  hold: (milliseconds: number) => void
  setRate: (perSecond: number) => void
}

/**
 * A token bucket that holds two: calls are spread evenly, and one that came late does not cost a turn. Kept as the time
 * at which the next token falls, so that nothing has to run in between.
 */
export const createBucket = (
  { now, wait }: { now: () => number; wait: (milliseconds: number) => Promise<void> },
  perSecond: number,
): Bucket => {
  let interval = 1000 / perSecond
  let next = 0
  let turn = Promise.resolve()
  const take = async () => {
    // Looked at again after each wait: the bucket may have been held meanwhile.
    for (let early = next - interval - now(); early > 0; early = next - interval - now()) await wait(early)
    next = Math.max(next, now()) + interval
  }
  return {
    take: () => {
      const mine = turn.then(take)
      turn = mine.catch(() => {})
      return mine
    },
    hold: (milliseconds) => {
      next = Math.max(next, now() + milliseconds + interval)
    },
    setRate: (rate) => {
      interval = 1000 / rate
    },
  }
}
