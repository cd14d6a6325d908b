// One seed, one story: a pool, a world that fails, people who change things meanwhile, and what must be true in the end.
import type { RunRow } from '../../amplify/records/runs'
import { PUBLISHED_QUOTAS, type Unkind } from '../../local/unkind/unkind'
import { createCallLog } from './call-log'
import type { FaultWorld } from './fault-world'
import { judgeLedger } from './judge-ledger'
import { type Cost, endKindly } from './kind-ending'
import { type Fates, type LambdaService, startLambdaService } from './lambda-service'
import { judgePlan, judgeRun } from './oracle'
import { type Change, fillPool, type Pool } from './pool'
import { type Run, startRun } from './run-orders'
import { createSeededRandom, type SeededRandom } from './seeded-random'

const DAY_MS = 86_400_000

/** How many users a worker that was killed or frozen may have asked for once more: a chunk, and a page of each walk. */
const REPEATED_A_DEATH = 22

export interface Verdict {
  seed: number
  users: number
  deaths: number
  failures: number
  /** Of the last run, in a world that is kind again. Undefined when the story ended before it. */
  cost?: Cost
  /** Empty: all is as it must be. */
  wrong: string[]
}

const unkindOf = (seed: number, random: SeededRandom): Unkind | undefined => {
  if (random.chance(0.15)) return undefined
  const maybe = (most: number) => (random.chance(0.6) ? random.next() * most : 0)
  return {
    seed,
    shortPages: maybe(0.5),
    ...(random.chance(0.5) && { quotas: PUBLISHED_QUOTAS }),
    throttleRate: maybe(0.3),
    errorRate: maybe(0.2),
    lostReplyRate: maybe(0.15),
    listLagMs: random.chance(0.5) ? random.between(100, 6_000) : 0,
    userNotFoundRate: maybe(0.1),
    unluckyUsers: random.chance(0.2) ? random.next() * 0.2 : 0,
  }
}

const fatesOf = (random: SeededRandom): Fates => ({
  deaths: random.chance(0.7) ? random.between(1, 12) : 0,
  freezes: random.chance(0.4) ? random.between(1, 3) : 0,
  within: random.pick([15, 60, 250]),
  duplicates: random.chance(0.5) ? 0.5 : 0,
  shortest: random.pick([20_000, 300_000]),
})

const MEANWHILE: readonly Change[] = ['delete', 'disable', 'enable', 'create', 'join', 'keep-out']

interface Stage {
  world: FaultWorld
  random: SeededRandom
  pool: Pool
  lambda: LambdaService
}

/** Others go about their business until the work is done. */
const meanwhile = async <T>(
  { world, random, pool }: Omit<Stage, 'lambda'>,
  changes: readonly Change[],
  work: Promise<T>,
): Promise<T> => {
  let isDone = false
  const ending = work.finally(() => {
    isDone = true
  })
  ending.catch(() => {})
  for (let left = random.between(0, 5); left > 0 && !isDone; left -= 1) {
    await world.clock.wait(random.between(10, 4_000))
    if (!isDone) await pool.change(random.pick(changes))
  }
  return ending
}

/** Orders that the run is sent through, one after the other, while it is active. */
const interfere = async ({ world, random, pool, lambda }: Stage, run: Run): Promise<RunRow> => {
  for (let left = random.chance(0.5) ? random.between(1, 3) : 0; left > 0; left -= 1) {
    await world.clock.wait(random.between(10, 5_000))
    if (!(await run.order('PAUSE'))) break
    // Sometimes it is taken back before it is obeyed.
    if (random.chance(0.7)) {
      await run.settled()
      // Long enough, now and then, for page tokens to end and judgements to be old.
      await lambda.rest(random.pick([100, 60_000, 2 * 3_600_000]))
    }
    if ((await run.read()).state === 'PAUSED' && random.chance(0.5)) await pool.change('keep-out')
    await run.order('RESUME')
  }
  return persist(run)
}

/** A run that gave up, since Cognito was too unkind for too long, is resumed: that is a human's step, and asked for. */
const persist = async (run: Run): Promise<RunRow> => {
  let row = await run.settled()
  for (let left = 20; left > 0 && (row.state === 'FAILED' || row.state === 'PAUSED'); left -= 1) {
    await run.order('RESUME')
    row = await run.settled()
  }
  return row
}

export const tellStory = async (world: FaultWorld, seed: number): Promise<Verdict> => {
  const random = createSeededRandom(seed)
  // Each begins at the same time of a day of its own: alone it is the story that it was among others.
  await world.clock.wait(DAY_MS - ((world.clock.now() - 6 * 3_600_000) % DAY_MS))
  // Small pools more often than large ones.
  const size = 60 + Math.floor(random.next() ** 2 * 241)
  world.setting.unkind = undefined
  const log = createCallLog(world.clock.now)
  world.setting.watch = log.gate
  const pool = await fillPool(world, createSeededRandom(seed + 0x40000), size, random.pick([0.05, 0.3, 0.7]))
  const wereMembers = await pool.members()
  const unkind = unkindOf(seed, random)
  world.setting.unkind = unkind
  // Numbers of their own for each, so that who comes first in one instant changes nothing for the others.
  const lambda = startLambdaService(world, createSeededRandom(seed + 0x10000), fatesOf(random))
  const wrong: string[] = []
  let failures = 0
  let cost: Cost | undefined
  const canFail = Boolean(
    unkind?.errorRate ||
      unkind?.unluckyUsers ||
      unkind?.userNotFoundRate ||
      unkind?.lostReplyRate ||
      unkind?.throttleRate ||
      unkind?.quotas,
  )

  const others = createSeededRandom(seed + 0x30000)
  const settle = (run: Run, changes = MEANWHILE) =>
    meanwhile({ world, random: others, pool }, changes, interfere({ world, random, pool, lambda }, run))
  const judge = async (run: Run) => {
    const [row, items, members] = [await run.read(), await run.items(), await pool.members()]
    const judged = { people: pool.people, wereMembers, members, items, run: row, canFail }
    wrong.push(...judgeRun(judged), ...(await judgeLedger(world.administrator, run.id, items)))
  }
  const apply = async (run: Run) => {
    if (!(await run.order('APPLY'))) return
    if (random.chance(0.1)) {
      await world.clock.wait(random.between(10, 3_000))
      await run.order('CANCEL')
    }
    let row = await settle(run)
    for (let left = 3; left > 0 && row.counts.FAILED && (await run.order('RETRY_FAILED')); left -= 1)
      row = await persist(run)
    await judge(run)
    if (random.chance(0.4) && (await run.order('UNDO'))) {
      // Whoever is put into the group by others while an undo is on its way may end either way.
      row = await settle(
        run,
        MEANWHILE.filter((change) => change !== 'join'),
      )
      for (let left = 3; left > 0 && row.counts.REMOVAL_FAILED && (await run.order('RETRY_FAILED')); left -= 1)
        row = await persist(run)
      await judge(run)
    }
  }

  try {
    const run = await startRun(world, lambda, createSeededRandom(seed + 0x20000), log)
    const planned = await settle(run)
    if (planned.state === 'PLANNED') {
      const since = run.createdAt - (unkind?.listLagMs ?? 0)
      wrong.push(...judgePlan(pool.people, wereMembers, await run.items(), since))
      for (let left = random.between(0, 3); left > 0; left -= 1) await pool.change(random.pick(MEANWHILE))
      await apply(run)
    } else wrong.push(`the plan ended ${planned.state}`)
    await lambda.close()
    failures = log.failed()
    const most = REPEATED_A_DEATH * (lambda.deaths() + lambda.freezes())
    if (log.repeated() > most) wrong.push(`${log.repeated()} calls were repeated, at most ${most} may be`)
    wrong.push(
      ...lambda.faults.map((error) => `an invocation ended with ${error instanceof Error ? error.stack : error}`),
    )
    const ending = await endKindly(world, pool, log)
    cost = ending.cost
    wrong.push(...ending.wrong)
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    await lambda.close()
  }
  return { seed, users: size, deaths: lambda.deaths(), failures, cost, wrong }
}
