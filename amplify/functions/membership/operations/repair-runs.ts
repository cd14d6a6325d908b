import { sealCursor } from '../../../records/cursor'
import { newestRuns } from '../../../records/newest-runs'
import type { Caller, Services } from '../../../services'
import { type PageInput, readPage } from '../page-input'
import { describeRun } from '../runs/describe-run'
import { isWorkerThere } from '../runs/worker-watch'

const QUESTION = 'repairRuns'

export const repairRuns = async (services: Services, _caller: Caller, input: PageInput) => {
  const page = readPage(input, QUESTION, 20)
  if (!page) return { refusal: 'INVALID' }
  const behind = page.place && String(page.place.id)
  const [{ runs, last }, isThere] = await Promise.all([
    newestRuns(services, { rows: page.rows, behind }),
    isWorkerThere(services),
  ])
  return {
    runs: runs.map((run) => describeRun(run, isThere)),
    nextCursor: last === undefined ? null : sealCursor(QUESTION, { id: last }),
  }
}
