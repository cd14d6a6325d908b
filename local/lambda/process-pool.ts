import type { Execution, LambdaResult } from './execution'

export interface ProcessPool {
  run: (event: unknown, requestId: string) => Promise<LambdaResult>
  /** Has a process ready for the first event, unless there is one. */
  warm: () => void
  /** Those that are there, at work or not. */
  executions: () => Execution[]
  close: () => void
}

/**
 * The warm processes of one function: each runs one event at a time, at most `limit` at once, the rest wait their turn.
 * A process takes a third of a second of CPU to begin, so one that may soon be free is waited for, `waitMs` at most.
 * A process that has been idle for `idleMs` is ended. So is one after a run longer than `longRunMs`, since the memory that it
 * grew to would stay: a tick a minute keeps a process warm for good (24 MB of its own; a fresh one each minute costs 0.4 s of CPU).
 */
export const createProcessPool = (
  start: () => Execution,
  {
    limit = 10,
    waitMs = 250,
    idleMs = 120_000,
    longRunMs = 10_000,
  }: { limit?: number; waitMs?: number; idleMs?: number; longRunMs?: number } = {},
): ProcessPool => {
  const idle: { execution: Execution; timer: NodeJS.Timeout }[] = []
  const waiting: ((execution: Execution) => void)[] = []
  const all = new Set<Execution>()
  let isClosed = false
  const open = () => {
    const execution = start()
    all.add(execution)
    return execution
  }

  const takeIdle = () => {
    for (let entry = idle.pop(); entry; entry = idle.pop()) {
      clearTimeout(entry.timer)
      if (entry.execution.isAlive()) return entry.execution
      all.delete(entry.execution)
    }
  }

  const take = (): Execution | Promise<Execution> => {
    const warm = takeIdle()
    if (warm) return warm
    if (all.size === 0) return open()
    return new Promise((resolve) => {
      waiting.push(resolve)
      setTimeout(() => {
        const place = waiting.indexOf(resolve)
        if (place < 0 || all.size >= limit || isClosed) return
        waiting.splice(place, 1)
        resolve(open())
      }, waitMs).unref()
    })
  }

  const retire = (execution: Execution) => {
    const index = idle.findIndex((entry) => entry.execution === execution)
    if (index >= 0) idle.splice(index, 1)
    all.delete(execution)
    execution.kill()
  }

  const giveBack = (execution: Execution) => {
    if (isClosed) return execution.kill()
    if (!execution.isAlive()) {
      all.delete(execution)
      waiting.shift()?.(open())
      return
    }
    const next = waiting.shift()
    if (next) return next(execution)
    const timer = setTimeout(() => retire(execution), idleMs).unref()
    idle.push({ execution, timer })
  }

  return {
    run: async (event, requestId) => {
      const execution = await take()
      const startedAt = performance.now()
      const result = await execution.run(event, requestId)
      if (performance.now() - startedAt > longRunMs) execution.kill()
      giveBack(execution)
      return result
    },
    warm: () => {
      if (all.size === 0 && !isClosed) giveBack(open())
    },
    executions: () => [...all],
    close: () => {
      isClosed = true
      for (const entry of idle) clearTimeout(entry.timer)
      for (const execution of all) execution.kill()
    },
  }
}
