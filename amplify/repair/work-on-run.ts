import { CallFailure } from './call-failure'
import { carryOutPass } from './carry-out-pass'
import { type Buckets, type CognitoCalls, createCalls } from './cognito-calls'
import { scanOrphans } from './orphans'
import { applying, undoing } from './pass'
import { RUN_FAILED } from './run-failed'
import { OrderedError, type RunInHand } from './run-in-hand'
import { scanAll, scanSelection } from './scan'

const SCANS = { ALL: scanAll, SELECTED: scanSelection, ORPHANS: scanOrphans }

const goOn = (run: RunInHand, calls: CognitoCalls): Promise<void> => {
  const { state, scope } = run.row
  switch (state) {
    case 'SCANNING':
      return SCANS[scope](run, calls)
    case 'APPLYING':
      return carryOutPass(run, applying, calls)
    case 'UNDOING':
      return carryOutPass(run, undoing, calls)
    default:
      return run.write({}, ['work'])
  }
}

const now = ({ services }: RunInHand) => new Date(services.now()).toISOString()

const leaveOff = async (run: RunInHand, change: { state: 'PAUSED' } | { state: 'FAILED'; failure: string }) => {
  const { state: pausedFrom } = run.row
  if (pausedFrom !== 'SCANNING' && pausedFrom !== 'APPLYING' && pausedFrom !== 'UNDOING') return
  try {
    await run.finish({ ...change, pausedFrom, pausedAt: now(run) }, ['rate'])
    if (change.state === 'FAILED') run.services.tell?.(RUN_FAILED, { run: run.row.id, failure: change.failure })
  } catch (error) {
    if (!(error instanceof OrderedError)) throw error
    await cancel(run)
  }
}

const cancel = (run: RunInHand) =>
  run.write({ state: 'CANCELLED', finishedAt: now(run) }, [
    ...(['work', 'order', 'rate'] as const),
    ...(['cursor', 'isPrepared', 'judgedAt', 'returning'] as const),
  ])

const FAILURES = new Set<string>(['THROTTLED', 'UNAVAILABLE', 'GROUP_MISSING'])

/** Marks a run as failed: an administrator may have it resumed. */
export const failRun = (run: RunInHand, fault: string) =>
  leaveOff(run, { state: 'FAILED', failure: FAILURES.has(fault) ? fault : 'REFUSED' })

/** Works on a run until it wants no worker any more. Throws DeposedError, OutOfTimeError, and what nobody expects. */
export const workOnRun = async (run: RunInHand, buckets: Buckets): Promise<void> => {
  const calls = createCalls(run, buckets)
  try {
    while (run.row.work) await goOn(run, calls)
  } catch (error) {
    if (error instanceof OrderedError)
      await (error.order === 'PAUSE' ? leaveOff(run, { state: 'PAUSED' }) : cancel(run))
    else if (error instanceof CallFailure) await failRun(run, error.fault)
    else throw error
  }
}
