// What AWS does with the worker: a tick each minute, events that may come twice, an end to each invocation; and what befalls a process.

import { work } from '../../amplify/repair/work'
import type { WorkOrder } from '../../amplify/repair/work-order'
import type { FaultWorld } from './fault-world'
import { current, type Invocation } from './invocation'
import { createSeededRandom, type SeededRandom } from './seeded-random'

const MINUTE_MS = 60_000

export interface Fates {
  /** How many invocations may be killed, and how many frozen for longer than a lease lasts. */
  deaths: number
  freezes: number
  /** Within so many requests. */
  within: number
  /** An event comes twice. */
  duplicates: number
  /** Milliseconds that the shortest invocation has. */
  shortest: number
}

export const startLambdaService = ({ clock, services }: FaultWorld, random: SeededRandom, fates: Fates) => {
  const under = new Set<Promise<void>>()
  const faults: unknown[] = []
  let [deaths, freezes, isOpen, isResting] = [0, 0, true, false]

  const fateOf = (): Pick<Invocation, 'dies' | 'freezes'> => {
    const at = random.between(1, fates.within)
    if (deaths < fates.deaths && random.chance(0.8)) return { dies: { at, isDone: random.chance(0.5) } }
    if (freezes < fates.freezes && random.chance(0.5)) {
      freezes += 1
      return { freezes: { at, milliseconds: random.between(30_000, 200_000) } }
    }
    return {}
  }
  const invoke = (order: WorkOrder) => {
    const run = async () => {
      const invocation: Invocation = { requests: 0, isDead: false, onDeath: () => {}, ...fateOf() }
      const died = new Promise<void>((resolve) => {
        invocation.onDeath = () => {
          deaths += 1
          resolve()
        }
      })
      const own = createSeededRandom(random.between(0, 1e9))
      const deadline = clock.now() + random.between(fates.shortest, 840_000)
      const worked = current.run(invocation, () => work(services({ random: own.next }), { order, deadline }))
      await Promise.race([worked, died]).catch((error: unknown) => faults.push(error))
    }
    const mine: Promise<void> = run().finally(() => under.delete(mine))
    under.add(mine)
  }
  const tick = async () => {
    while (isOpen) {
      await clock.wait(MINUTE_MS - (clock.now() % MINUTE_MS))
      if (isOpen && !isResting) invoke({})
    }
  }
  const ticking = tick()
  return {
    /** An Event invocation: at least once, some time soon. */
    wake: (order: WorkOrder) => {
      for (let copy = random.chance(fates.duplicates) ? 2 : 1; copy > 0; copy -= 1)
        void clock.wait(random.between(0, 3_000)).then(() => invoke(order))
    },
    /** Errors that invocations have ended with: none is expected. */
    faults,
    deaths: () => deaths,
    freezes: () => freezes,
    /** Time in which nothing is due, so that ticks would find nothing. */
    rest: async (milliseconds: number) => {
      isResting = true
      await clock.wait(milliseconds)
      isResting = false
    },
    /** Resolves when nothing runs any more. */
    close: async () => {
      isOpen = false
      await ticking
      await Promise.all(under)
    },
  }
}

export type LambdaService = ReturnType<typeof startLambdaService>
