/** Runs a task when all earlier tasks of the same name are over. Not reentrant: never ask for a name while holding it. */
export type Lock = <T>(name: string, task: () => Promise<T>) => Promise<T>

export const createLock = (): Lock => {
  const last = new Map<string, Promise<unknown>>()
  return async (name, task) => {
    const before = last.get(name) ?? Promise.resolve()
    const mine = before.then(task, task)
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}
