// Time that stands still while something real is under way, and jumps to the next thing that is waited for when nothing is.

interface Timer {
  at: number
  order: number
  ring: () => void
}

export interface VirtualClock {
  now: () => number
  wait: (milliseconds: number) => Promise<void>
  /** Moves the clock by hand. */
  pass: (milliseconds: number) => void
  /** Holds time still until the work is done: a real request is made within one instant of this clock. */
  during: <T>(work: Promise<T>) => Promise<T>
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

export const createVirtualClock = (start: number): VirtualClock => {
  const timers: Timer[] = []
  let [now, order, underWay, isWatching] = [start, 0, 0, false]

  const soonest = () => {
    let least = 0
    for (let index = 1; index < timers.length; index += 1) {
      const [a, b] = [timers[index], timers[least]]
      if (a && b && (a.at < b.at || (a.at === b.at && a.order < b.order))) least = index
    }
    return timers.splice(least, 1)[0]
  }
  const watch = async () => {
    if (isWatching) return
    isWatching = true
    while (underWay === 0 && timers.length > 0) {
      // What has just been answered or woken gets its turns to begin something or to wait.
      await turn()
      await turn()
      if (underWay > 0) break
      const next = soonest()
      if (!next) break
      now = Math.max(now, next.at)
      next.ring()
    }
    isWatching = false
  }
  return {
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds
    },
    wait: (milliseconds) =>
      new Promise((ring) => {
        order += 1
        timers.push({ at: now + Math.max(0, milliseconds), order, ring })
        void watch()
      }),
    during: async (work) => {
      underWay += 1
      try {
        return await work
      } finally {
        underWay -= 1
        void watch()
      }
    },
  }
}
