import { listMembers } from '../tests/list-all'
import { cognitoOf } from '../tests/people'
import { type Bound, boundsOf } from './repair/bounds'
import type { EngineReport, Phase } from './repair/engine-process'
import { measureUserList } from './repair/measure-user-list'
import { runEngine, startTwinProcess, startVirtualCognito, type TwinProcess } from './repair/processes'
import { note, report, sayGoals } from './report'

const ON_TWIN = [100, 1_000, 10_000, 100_000]
const VIRTUAL = 1_000_000
/** One in so many is missing. */
const MISSING_EVERY = 50
const SHORTEST_SECONDS = 0.5
/** Virtual milliseconds of a call: what the goals are judged at, and a slow day. */
const LATENCY = { cognito: 20, dynamo: 5 }
const SLOW = { cognito: 100, dynamo: 10 }

const COGNITO = /^(ListUsers|ListUsersInGroup|Admin\w+)$/

const cognitoCalls = ({ calls }: Phase) =>
  Object.entries(calls).reduce((sum, [name, count]) => sum + (COGNITO.test(name) ? count : 0), 0)

const PHASES = { plan: 'a plan', apply: 'an apply' } as const

const rows: string[][] = []

const keepRow = (users: number, phase: string, result: EngineReport, cost: Phase, bound: Bound) =>
  rows.push([
    users.toLocaleString('en'),
    phase,
    cognitoCalls(cost).toLocaleString('en'),
    bound.calls.toLocaleString('en'),
    (cost.virtualMs / 1000).toFixed(1),
    bound.seconds.toFixed(1),
    (cost.realMs / 1000).toFixed(1),
    String(cost.invocations),
    result.peakMegabytes.toFixed(0),
  ])

/** Figures beside their bounds. Throws when the run has not done what it is for: a wrong run has no cost. */
const judge = (where: string, users: number, result: EngineReport) => {
  const missing = Math.floor(users / MISSING_EVERY)
  if (result.state !== 'DONE' || result.counts.ADDED !== missing)
    throw new Error(`${users} users: the run ended ${result.state} with ${JSON.stringify(result.counts)}`)
  const bounds = boundsOf(users, users - missing, missing)
  const pool = `${users.toLocaleString('en')} users ${where}`
  for (const [phase, words] of Object.entries(PHASES) as [
    keyof typeof PHASES,
    (typeof PHASES)[keyof typeof PHASES],
  ][]) {
    const [cost, bound] = [result[phase], bounds[phase]]
    const [calls, seconds] = [cognitoCalls(cost), cost.virtualMs / 1000]
    keepRow(users, phase, result, cost, bound)
    report(`repair: calls of ${words} over the bound`, calls / bound.calls, `${pool}, ${calls} over ${bound.calls}`)
    const time = `${pool}, ${seconds.toFixed(2)} s over ${bound.seconds.toFixed(2)} s on a virtual clock`
    // A rate says nothing of a handful of calls: their latency is all there is.
    if (bound.seconds < SHORTEST_SECONDS) note(`repair: time of ${words}`, time)
    else report(`repair: time of ${words} over the bound`, seconds / bound.seconds, time)
  }
  report('repair: peak memory of the worker, MB', result.peakMegabytes, pool)
}

const orderOf = (twin: TwinProcess, cognitoEndpoint: string, latency: { cognito: number; dynamo: number }) => ({
  cognitoEndpoint,
  dynamoEndpoint: twin.endpoint,
  region: twin.environment.AWS_REGION,
  accessKeyId: twin.environment.AWS_ACCESS_KEY_ID,
  secretAccessKey: twin.environment.AWS_SECRET_ACCESS_KEY,
  userPoolId: twin.environment.USER_POOL_ID,
  tables: twin.tables,
  latency,
})

/** Users who are computed and not kept; the tables are a twin's. */
const onVirtualPool = async (users: number, latency = LATENCY): Promise<EngineReport> => {
  const twin = await startTwinProcess()
  try {
    const pool = await startVirtualCognito({ users, missingEvery: MISSING_EVERY })
    try {
      const result = await runEngine(orderOf(twin, pool.endpoint, latency))
      const members = await pool.members()
      if (members !== users) throw new Error(`${users} users: ${members} are in the group in the end`)
      return result
    } finally {
      await pool.stop()
    }
  } finally {
    await twin.stop()
  }
}

/** Users whom the twin keeps, and its Cognito answers for. */
const onTwin = async (users: number): Promise<EngineReport> => {
  const twin = await startTwinProcess()
  try {
    await twin.importPool({ users, missingEvery: MISSING_EVERY })
    const result = await runEngine(orderOf(twin, twin.endpoint, LATENCY))
    const members = (await listMembers(cognitoOf(twin.environment), twin.environment.USER_POOL_ID)).size
    if (members !== users) throw new Error(`${users} users: ${members} are in the group in the end`)
    if (users === ON_TWIN.at(-1)) await measureUserList(twin, users)
    return result
  } finally {
    await twin.stop()
  }
}

const HEAD = ['users', '', 'calls', 'bound', 'virtual s', 'bound s', 'real s', 'invocations', 'peak MB']

const printTable = () => {
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of [HEAD, ...rows])
    console.log(row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
}

/** What a plan and its apply cost, from a hundred users to a million. The exit code tells whether all goals were met. */
export const measureRepair = async () => {
  for (const users of ON_TWIN) judge('on the twin', users, await onTwin(users))
  const slow = await onVirtualPool(10_000, SLOW)
  note(
    'repair: 10,000 users when a call of Cognito takes 100 ms and one of DynamoDB 10',
    `plan ${(slow.plan.virtualMs / 1000).toFixed(1)} s, apply ${(slow.apply.virtualMs / 1000).toFixed(1)} s`,
  )
  judge('in a virtual pool', VIRTUAL, await onVirtualPool(VIRTUAL))
  console.log(
    `\nOne in ${MISSING_EVERY} is missing; a call of Cognito takes ${LATENCY.cognito} ms, one of DynamoDB ${LATENCY.dynamo} ms.`,
  )
  printTable()
  sayGoals()
}
