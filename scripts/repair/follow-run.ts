import { ACTIVE_STATES } from '../../lib/domain/repair'
import { Stop } from '../settings'
import { NoAnswer } from './post-json'
import { type createProgress, progressLine } from './progress'
import type { Run, RunsApi } from './runs-api'
import { INTERRUPTED } from './words'

const FIRST_MS = 200
const LATER_MS = 1_000
/** Without an answer for longer, the command gives up; the run does not. */
const PATIENCE_MS = 60_000

export const isActive = ({ state }: Pick<Run, 'state'>) => ACTIVE_STATES.some((each) => each === state)

const goesOn = (id: string) => `The run goes on without this command. See it with: npm run repair -- show ${id}`

/** Waits until the run needs no worker any more, showing how far it is. Ctrl-C leaves the run as it is. */
export const followRun = async (
  api: RunsApi,
  begun: Run,
  progress: ReturnType<typeof createProgress>,
): Promise<Run> => {
  const stopped = new Promise<never>((_, reject) => {
    // It may come twice, from the terminal and from npm.
    process.on('SIGINT', () => reject(new Stop(goesOn(begun.id), INTERRUPTED)))
  })
  stopped.catch(() => {})
  const poll = async () => {
    let run = begun
    let heardAt = Date.now()
    for (let pause = FIRST_MS; isActive(run); pause = Math.min(pause * 1.5, LATER_MS)) {
      progress.show(progressLine(run, Date.now()), Date.now())
      await new Promise((resolve) => setTimeout(resolve, pause))
      try {
        run = await api.read(begun.id)
        heardAt = Date.now()
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
        if (Date.now() - heardAt > PATIENCE_MS) throw new Stop(`${error.message} ${goesOn(begun.id)}`)
      }
    }
    return run
  }
  try {
    return await Promise.race([poll(), stopped])
  } finally {
    progress.end()
  }
}
