import type { RunInHand } from './run-in-hand'

/**
 * Waits for all of them, when one fails too: nothing may go on behind the back of whoever called. The first failure makes
 * the others end soon, and is thrown.
 */
export const together = async (run: RunInHand, work: Promise<unknown>[]): Promise<void> => {
  let failure: { error: unknown } | undefined
  await Promise.all(
    work.map((each) =>
      each.catch((error: unknown) => {
        failure ??= { error }
        run.stop(error)
      }),
    ),
  )
  if (failure) throw failure.error
}
