import { boundsOf } from '../../bench/repair/bounds'
import type { CallLog } from './call-log'
import type { FaultWorld } from './fault-world'
import { type Fates, startLambdaService } from './lambda-service'
import { judgeEnd } from './oracle'
import type { Pool } from './pool'
import { startRun } from './run-orders'
import { createSeededRandom } from './seeded-random'

const KIND: Fates = { deaths: 0, freezes: 0, within: 1, duplicates: 0, shortest: 600_000 }
const GOAL = 1.02

export interface Spent {
  calls: number
  seconds: number
}

/** What plan and apply have taken, and what they cannot be below at this pace. */
export type Cost = Record<'plan' | 'apply', { spent: Spent; bound: Spent }>

/** The world is kind again: one more run, and exactly the right people are members, at exactly the price that it must have. */
export const endKindly = async (
  world: FaultWorld,
  pool: Pool,
  log: CallLog,
): Promise<{ cost: Cost; wrong: string[] }> => {
  world.setting.unkind = undefined
  const before = await pool.members()
  const users = pool.people.filter(({ isDeleted }) => !isDeleted).length
  const lambda = startLambdaService(world, createSeededRandom(0), KIND)
  const wrong: string[] = []
  const spent = (until: string | undefined): Spent => ({
    calls: log.succeeded(),
    seconds: until ? (Date.parse(until) - log.beganAt()) / 1000 : 0,
  })
  try {
    log.clear()
    const run = await startRun(world, lambda, createSeededRandom(1), log)
    const { counts, plannedAt } = await run.settled()
    const plan = spent(plannedAt)
    // A list of nobody is a call, too.
    const bounds = boundsOf(Math.max(1, users), Math.max(1, before.size), counts.CHOSEN ?? 0)
    log.clear()
    const done = (await run.order('APPLY')) ? await run.settled() : undefined
    const apply = spent(done?.finishedAt)
    const cost: Cost = {
      plan: { spent: plan, bound: bounds.plan },
      apply: { spent: apply, bound: done ? bounds.apply : { calls: 0, seconds: 0 } },
    }
    for (const [name, { spent, bound }] of Object.entries(cost))
      if (spent.calls > GOAL * bound.calls) wrong.push(`${name} took ${spent.calls} calls, ${bound.calls} are needed`)
    if (log.failed() > 0) wrong.push(`${log.failed()} calls failed in a kind world`)
    return { cost, wrong: [...wrong, ...judgeEnd(pool.people, before, await pool.members())] }
  } finally {
    await lambda.close()
  }
}
