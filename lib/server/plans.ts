import 'server-only'
import { ok, type Result } from '../domain/result'
import type { Ask } from './appsync'
import { readHealth } from './membership'
import { readRun, startRun } from './runs'

// An older plan is still right, since each user is judged again; but who came since is not in it.
const FRESH_MS = 10 * 60_000

/** The run whose plan to look at: the scan that is under way, the plan that waits, or a new one. Answers its id. */
export const openPlan = async (ask: Ask, now: number): Promise<Result<string>> => {
  const health = await readHealth(ask)
  if (health.ok && health.data.scanningRunId) return ok(health.data.scanningRunId)
  const count = health.ok ? health.data.count : undefined
  if (count?.runId && now - Date.parse(count.countedAt) < FRESH_MS) {
    const run = await readRun(ask, count.runId)
    if (run.ok && run.data.state === 'PLANNED' && run.data.scope === 'ALL') return ok(run.data.id)
  }
  const started = await startRun(ask, 'ALL')
  return started.ok ? ok(started.data.id) : started
}
