// Time that passes only when everybody waits: hours of a paced run in a moment, and every wait counted.
import { setImmediate } from 'node:timers/promises'

interface Sleeper {
  at: number
  wake: () => void
}

// Turns of the event loop in which nothing is under way before the clock is moved: a reply may still be on its way up.
const QUIET_TURNS = 3

export const createVirtualClock = (start = Date.UTC(2026, 10, 23, 12)) => {
  let now = start
  let underWay = 0
  let isMoving = false
  const sleepers: Sleeper[] = []

  const move = async () => {
    if (isMoving) return
    isMoving = true
    while (sleepers.length > 0) {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet = underWay > 0 ? 0 : quiet + 1) await setImmediate()
      const first = sleepers.reduce((a, b) => (b.at < a.at ? b : a))
      sleepers.splice(sleepers.indexOf(first), 1)
      now = Math.max(now, first.at)
      first.wake()
    }
    isMoving = false
  }

  return {
    now: () => now,
    /** Moves the clock by hand. */
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    wait: (milliseconds: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ at: now + Math.max(0, milliseconds), wake })
        void move()
      }),
    /** While something real is under way, a request say, no time passes. */
    during: async <T>(work: () => Promise<T>): Promise<T> => {
      underWay += 1
      try {
        return await work()
      } finally {
        underWay -= 1
      }
    },
  }
}
