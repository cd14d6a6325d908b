import { AsyncLocalStorage } from 'node:async_hooks'
import type { VirtualClock } from '../virtual-clock'
import type { Gate } from './gate'

/** One invocation of the worker, whose process may be killed or frozen at any of its requests. */
export interface Invocation {
  requests: number
  isDead: boolean
  /** Called when it is killed. */
  onDeath: () => void
  /** Dies when it is about to send its n-th request, or when the n-th was carried out and is about to be answered. */
  dies?: { at: number; isDone: boolean }
  /** Stands still before the n-th request, as a process does that is given no time; then it goes on as if nothing were. */
  freezes?: { at: number; milliseconds: number }
}

export const current = new AsyncLocalStorage<Invocation>()

/** A dead process does nothing ever after. */
const never = () => new Promise<never>(() => {})

const kill = (invocation: Invocation) => {
  invocation.isDead = true
  invocation.onDeath()
  return never()
}

/** What stands between an invocation's code and the world: requests are counted here, and end here with its life. */
export const lifeGate = (clock: VirtualClock): Required<Gate> => ({
  before: async () => {
    const invocation = current.getStore()
    if (!invocation) return
    if (invocation.isDead) return never()
    invocation.requests += 1
    const { requests, dies, freezes } = invocation
    if (freezes?.at === requests) await clock.wait(freezes.milliseconds)
    if (dies && !dies.isDone && dies.at <= requests) return kill(invocation)
  },
  after: async () => {
    const invocation = current.getStore()
    if (!invocation) return
    if (invocation.isDead) return never()
    if (invocation.dies?.isDone && invocation.dies.at <= invocation.requests) return kill(invocation)
  },
})

/** The clock as an invocation sees it: whoever dies while it waits does not wake. */
export const waitAlive = (clock: VirtualClock) => async (milliseconds: number) => {
  const invocation = current.getStore()
  await clock.wait(milliseconds)
  if (invocation?.isDead) await never()
}
