// One run from plan to report while its worker is killed again and again at random points, and nobody does anything about it.
import { allItems } from '../../amplify/records/items'
import { moveRun, putRun, readRun } from '../../amplify/records/run-store'
import type { ItemRow } from '../../amplify/records/runs'
import { readLease } from '../../amplify/repair/lease'
import { newRun } from '../../amplify/repair/new-run'
import { runMove } from '../../amplify/repair/run-move'
import { judgeLedger } from './judge-ledger'
import type { KillWorld } from './kill-world'

const PAGE = 60
const CHUNK = 20
/** No life of a worker is longer: a run of that many users takes this many lives. */
const BETWEEN = 12 * 60_000

export interface KillFigures {
  kills: number
  /** Cognito calls, and what they could not be below. */
  calls: number
  bound: number
  seconds: number
  wrong: string[]
}

export interface KillOrder {
  users: number
  missingEvery: number
  kills: number
  /** Milliseconds that a worker which has the lease lives at most before it is killed. */
  longestLife: number
}

function* people({ users, missingEvery }: KillOrder) {
  for (let index = 0; index < users; index += 1)
    yield { email: `somebody-${index}@example.com`, groups: index % missingEvery === 0 ? [] : ['everyone'] }
}

export const killThroughRun = async (world: KillWorld, order: KillOrder): Promise<KillFigures> => {
  const { store } = world
  await world.importUsers(people(order))
  const missing = Math.ceil(order.users / order.missingEvery)
  const lists = Math.ceil(order.users / PAGE) + Math.ceil((order.users - missing) / PAGE)
  // As much work as the killed ones may do in their lives, and a little more: the last kills come near the end.
  const alive = (order.kills * order.longestLife) / 2 / 1000
  const pace = {
    userListPerSecond: (lists * 2) / (alive * 0.5),
    groupReadPerSecond: (lists * 2) / (alive * 0.5),
    groupChangePerSecond: missing / (alive * 0.5),
    ratePercent: 100,
  }
  const run = newRun(store, { scope: 'ALL', source: 'ADMINISTRATOR', startedBy: 'administrator', pace })
  await putRun(store, run)
  const began = Date.now()
  const read = async () => {
    const row = await readRun(store, run.id)
    if (!row) throw new Error('The run is gone')
    if (Date.now() - began > BETWEEN + order.kills * 3_000) throw new Error(`The run is stuck: ${JSON.stringify(row)}`)
    return row
  }
  let kills = 0
  /** Kills whoever has the lease, until the run wants nobody any more. */
  const killOn = async () => {
    for (;;) {
      const row = await read()
      if (!row.work) return row
      const lease = await readLease(store)
      if (kills < order.kills && lease && lease.until > Date.now()) {
        await store.wait(Math.random() * order.longestLife)
        const isStillAtIt = (await readLease(store))?.epoch === lease.epoch && (await read()).work
        if (isStillAtIt && world.killWorkers()) kills += 1
      }
      await store.wait(10)
    }
  }
  const planned = await killOn()
  const move = runMove(planned, 'APPLY', { by: 'administrator', now: Date.now() })
  if (!move || !(await moveRun(store, planned, move))) throw new Error(`The plan ended ${JSON.stringify(planned)}`)
  const done = await killOn()

  const items: ItemRow[] = []
  for await (const page of allItems(store, run.id)) items.push(...page)
  const wrong = await judgeLedger(store, run.id, items)
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) wrong.push(`${what}: ${found}, not ${wanted}`)
  }
  expect('state', done.state, 'DONE')
  expect('counts', JSON.stringify(done.counts), JSON.stringify({ ADDED: missing }))
  expect('items', items.filter(({ shelf }) => shelf === 'ADDED').length, missing)
  expect('users booked', new Set(items.map(({ username }) => username)).size, missing)
  const counted = await world.calls()
  const calls = ['ListUsers', 'ListUsersInGroup', 'AdminAddUserToGroup', 'AdminListGroupsForUser'].reduce(
    (sum, name) => sum + (counted[name] ?? 0),
    0,
  )
  expect('members', (await world.members()).size, order.users)
  const bound = lists * 2 + missing
  if (calls - bound > CHUNK * kills) wrong.push(`${calls} calls, ${bound} are needed, ${kills} kills`)
  return { kills, calls, bound, seconds: (Date.now() - began) / 1000, wrong }
}
