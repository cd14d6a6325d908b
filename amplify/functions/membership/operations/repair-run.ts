import { readRun } from '../../../records/run-store'
import type { Caller, Services } from '../../../services'
import { describeRun } from '../runs/describe-run'
import { presentWorker, wakeAbsentWorker } from '../runs/worker-watch'

/** A run as it stands. Whoever looks at one whose worker is gone sends for another. */
export const repairRun = async (services: Services, _caller: Caller, { id }: { id: string }) => {
  const [run, worker] = await Promise.all([readRun(services, id), presentWorker(services)])
  if (!run) return { refusal: 'NOT_FOUND' }
  if (run.work && !worker) await wakeAbsentWorker(services, run)
  return { run: describeRun(run, worker) }
}
