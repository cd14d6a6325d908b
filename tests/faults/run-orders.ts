// An administrator's hand on a run: orders as the operations carry them out, without asking who gives them.
import { allItems } from '../../amplify/records/items'
import { moveRun, putRun, readRun } from '../../amplify/records/run-store'
import type { ItemRow, RunRow } from '../../amplify/records/runs'
import { newRun } from '../../amplify/repair/new-run'
import { runMove } from '../../amplify/repair/run-move'
import { DEFAULT_SETTINGS, type RunOrder, type RunState } from '../../lib/domain/repair'
import type { CallLog } from './call-log'
import type { FaultWorld } from './fault-world'
import type { LambdaService } from './lambda-service'
import type { SeededRandom } from './seeded-random'

/** A run that is not where it should be after so long is stuck. */
const PATIENCE_MS = 24 * 3_600_000
const BY = 'administrator'

const isActive = ({ work }: RunRow) => work === 'due'

export const startRun = async (world: FaultWorld, lambda: LambdaService, random: SeededRandom, log: CallLog) => {
  const { administrator, clock, services } = world
  const store = { ...services({}), ...administrator }
  const run = newRun(
    { now: clock.now, random: random.next },
    { scope: 'ALL', source: 'ADMINISTRATOR', startedBy: BY, pace: DEFAULT_SETTINGS },
  )
  await putRun(store, run)
  lambda.wake({ runId: run.id })

  const read = async () => {
    const row = await readRun(store, run.id)
    if (!row) throw new Error('The run is gone')
    return row
  }
  const until = async (what: string, isThere: (row: RunRow) => boolean) => {
    const end = clock.now() + PATIENCE_MS
    for (;;) {
      const row = await read()
      if (isThere(row)) return row
      if (clock.now() > end) throw new Error(`The run is ${row.state} and not ${what} after a day, with no human step`)
      await clock.wait(random.between(500, 8_000))
    }
  }
  return {
    id: run.id,
    createdAt: clock.now(),
    read,
    until,
    /** Waits until the run wants no worker any more. */
    settled: () => until('settled', (row) => !isActive(row)),
    /** Waits until it wants none, or is in one of these states. */
    reached: (...states: RunState[]) => until(states.join(), (row) => !isActive(row) || states.includes(row.state)),
    items: async () => {
      const items: ItemRow[] = []
      for await (const page of allItems(store, run.id)) items.push(...page)
      return items
    },
    /** False when the run does not take the order as it stands. */
    order: async (order: RunOrder): Promise<boolean> => {
      for (;;) {
        const row = await read()
        const move = runMove(row, order, { by: BY, now: clock.now() })
        if (!move) return false
        if (!(await moveRun(store, row, move))) continue
        // A pass begins, or users are judged anew since the last time is long ago.
        if (move.set.userWalk) log.beginPass()
        lambda.wake({ runId: run.id })
        return true
      }
    },
  }
}

export type Run = Awaited<ReturnType<typeof startRun>>
