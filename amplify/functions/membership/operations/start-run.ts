import type { RunScope } from '../../../../lib/domain/repair'
import { SELECTION_LIMIT } from '../../../../lib/domain/selection'
import { isUsername } from '../../../directory/find-user'
import { newestRuns } from '../../../records/newest-runs'
import { recordAct } from '../../../records/record-act'
import { putRun } from '../../../records/run-store'
import { readSettings } from '../../../records/settings'
import { newRun } from '../../../repair/new-run'
import type { Caller, Services } from '../../../services'
import { describeRun } from '../runs/describe-run'
import { presentWorker, wake } from '../runs/worker-watch'

interface StartRunInput {
  scope: RunScope
  usernames?: string[] | null
}

const isPossible = ({ scope, usernames }: StartRunInput) =>
  scope === 'SELECTED'
    ? !!usernames?.length && usernames.length <= SELECTION_LIMIT && usernames.every(isUsername)
    : !usernames?.length

/**
 * Starts a run; a worker does the rest. While a scan of everybody is under way, or one for orphans, a second one would
 * find the same at the same price, so the answer is the one that is there. Two that start in the same moment may both be
 * made, and do no harm.
 */
export const startRun = async (services: Services, caller: Caller, input: StartRunInput) => {
  if (!isPossible(input)) return { refusal: 'INVALID' }
  const { scope } = input
  if (scope !== 'SELECTED') {
    const { runs } = await newestRuns(services, { rows: 25 })
    const underWay = runs.find((run) => run.scope === scope && run.state === 'SCANNING' && run.order !== 'CANCEL')
    if (underWay) return { run: describeRun(underWay, await presentWorker(services)) }
  }
  const pace = await readSettings(services)
  const selection = input.usernames ?? undefined
  const run = newRun(services, { scope, selection, source: 'ADMINISTRATOR', startedBy: caller.sub, pace })
  await recordAct(services, { actor: caller.sub, act: 'START_RUN', detail: scope, runId: run.id }, async () => {
    if (!(await putRun(services, run))) throw new Error(`There is a run ${run.id} already`)
    return {}
  })
  await wake(services, run)
  return { run: describeRun(run, await presentWorker(services)) }
}
