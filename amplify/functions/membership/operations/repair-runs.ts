import { sealCursor } from '../../../records/cursor'
import { newestRuns } from '../../../records/newest-runs'
import type { Caller, Services } from '../../../services'
import { type PageInput, readPage } from '../page-input'
import { describeRun } from '../runs/describe-run'
import { presentWorker } from '../runs/worker-watch'

const QUESTION = 'repairRuns'

export const repairRuns = async (services: Services, _caller: Caller, input: PageInput) => {
  const page = readPage(input, QUESTION, 20)
  if (!page) return { refusal: 'INVALID' }
  const behind = page.place && String(page.place.id)
  const [{ runs, last }, worker] = await Promise.all([
    newestRuns(services, { rows: page.rows, behind }),
    presentWorker(services),
  ])
  return {
    runs: runs.map((run) => describeRun(run, worker)),
    nextCursor: last === undefined ? null : sealCursor(QUESTION, { id: last }),
  }
}
