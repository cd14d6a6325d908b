// Ticking and unticking users of a plan: whatever meets or dies, the counts are those of the items.
import { BatchWriteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunRow } from '../../../amplify/records/runs'
import { newRun } from '../../../amplify/repair/new-run'
import type { Caller, Services } from '../../../amplify/services'
import { DEFAULT_SETTINGS, type ItemReason, type Shelf } from '../../../lib/domain/repair'
import { startWorld, type World } from './world'

interface Run {
  id: string
  chosen: number
  state: string
  counts: { shelf: string; count: number }[]
}
interface Answer {
  refusal?: string
  outcome?: string
  run: Run
}

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('admin@example.com', 'admins')
})
afterAll(() => world.close())

const REASONS: [ItemReason, Shelf][] = [
  ['NEVER_SIGNED_IN', 'CHOSEN'],
  ['FEDERATED', 'CHOSEN'],
  ['UNCONFIRMED', 'LEFT_ALONE'],
  ['DISABLED', 'LEFT_ALONE'],
  ['KEPT_OUT', 'KEPT_OUT'],
]

/** A plan of some users of each reason, named `federated-0` and so on. */
const plan = async (ofEach: number) => {
  world.time.now += 60_000
  const wish = { scope: 'ALL', source: 'ADMINISTRATOR', startedBy: admin.sub, pace: DEFAULT_SETTINGS } as const
  const base = newRun(world.plain, wish)
  const items = REASONS.flatMap(([reason, shelf]) =>
    Array.from({ length: ofEach }, (_, n) => {
      const username = `${reason.toLowerCase()}-${String(n).padStart(5, '0')}`
      const [key, shelfKey] = [`item#${username}`, `${base.id}#${shelf}`]
      return { runId: base.id, key, shelfKey, username, reason, shelf, isChosen: shelf === 'CHOSEN' }
    }),
  )
  for (let from = 0; from < items.length; from += 25) {
    const batch = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }))
    await world.rows.send(new BatchWriteCommand({ RequestItems: { [world.tables.item]: batch } }))
  }
  const counts = { CHOSEN: 2 * ofEach, LEFT_ALONE: 2 * ofEach, KEPT_OUT: ofEach }
  const run: RunRow = {
    ...{ ...base, state: 'PLANNED', work: undefined, plannedAt: base.createdAt },
    ...{ counts, chosen: counts.CHOSEN },
  }
  const { work: _, ...Item } = run
  await world.rows.send(new PutCommand({ TableName: world.tables.run, Item }))
  return run.id
}

const choose = (runId: string, args: object, through?: Services) =>
  world.ask(admin, 'chooseItems', { runId, ...args }, through) as Promise<Answer>
const see = async (id: string) => ((await world.ask(admin, 'repairRun', { id })) as Answer).run
const apply = (id: string, chosen: number) =>
  world.ask(admin, 'directRun', { id, order: 'APPLY', chosen }) as Promise<Answer>
/** Not the ledger's own. */
const isUpdate = (command: string, input: unknown) =>
  command === 'UpdateItemCommand' && !JSON.stringify(input).includes('day#')
const counts = ({ counts: each }: Run) => Object.fromEntries(each.map(({ shelf, count }) => [shelf, count]))

/** What the items themselves say. */
const counted = async (runId: string) => {
  const found: Record<string, number> = {}
  const query = { TableName: world.tables.item, KeyConditionExpression: 'runId = :id' }
  const { Items = [] } = await world.rows.send(
    new QueryCommand({ ...query, ExpressionAttributeValues: { ':id': runId } }),
  )
  for (const { shelf, shelfKey, isChosen } of Items) {
    expect(shelfKey).toBe(`${runId}#${shelf}`)
    expect(isChosen).toBe(shelf === 'CHOSEN')
    found[shelf] = (found[shelf] ?? 0) + 1
  }
  return found
}

const expectExact = async (runId: string) => {
  const run = await see(runId)
  expect(counts(run)).toEqual(await counted(runId))
  expect(run.chosen).toBe(counts(run).CHOSEN ?? 0)
}

describe('choosing', () => {
  it('moves whom it names, once, and leaves alone who lies there already, is kept out or is nobody', async () => {
    const id = await plan(3)
    const usernames = ['unconfirmed-00000', 'unconfirmed-00000', 'federated-00000', 'kept_out-00000', 'nobody']
    const { outcome, run } = await choose(id, { usernames, isChosen: true })
    expect(outcome).toBe('DONE')
    expect(counts(run)).toEqual({ CHOSEN: 7, LEFT_ALONE: 5, KEPT_OUT: 3 })
    expect(run).toMatchObject({ chosen: 7 })
    expect(await choose(id, { usernames, isChosen: true })).toMatchObject({ outcome: 'ALREADY', run: { chosen: 7 } })
    await expectExact(id)
  })

  it('by reason moves those of the reason, over all pages', async () => {
    const id = await plan(700)
    expect(counts((await choose(id, { reason: 'FEDERATED', isChosen: false })).run)).toMatchObject({ CHOSEN: 700 })
    expect(await choose(id, { reason: 'FEDERATED', isChosen: false })).toMatchObject({ outcome: 'ALREADY' })
    await choose(id, { reason: 'KEPT_OUT', isChosen: true })
    await expectExact(id)
  })

  it('of everybody leaves out whom an administrator keeps out', async () => {
    const id = await plan(30)
    expect(counts((await choose(id, { isChosen: true })).run)).toEqual({ CHOSEN: 120, KEPT_OUT: 30 })
    expect(counts((await choose(id, { isChosen: false })).run)).toEqual({ LEFT_ALONE: 120, KEPT_OUT: 30 })
    expect(await apply(id, 0)).toEqual({ refusal: 'CHANGED' })
    await expectExact(id)
  })

  it('more than one call can, goes on where it was cut when it is asked again', async () => {
    const id = await plan(60)
    const slow = () => {
      let puts = 0
      return world.services({
        after: (command) => {
          if (command === 'UpdateItemCommand') puts += 1
          if (puts === 30) world.time.now += 15_000
        },
      })
    }
    let calls = 0
    let answer: Answer
    do {
      answer = await choose(id, { isChosen: true }, slow())
      await expectExact(id)
      calls += 1
    } while (answer.outcome === 'PARTLY')
    expect(calls).toBeGreaterThan(2)
    expect(counts(answer.run)).toEqual({ CHOSEN: 240, KEPT_OUT: 60 })
  })

  it.each([
    { usernames: [] },
    { usernames: ['x'], reason: 'FEDERATED' },
    { usernames: Array.from({ length: 501 }, (_, n) => `u${n}`) },
  ])('%# of nobody, too many or two things is refused', async (args) => {
    expect(await choose(await plan(1), { ...args, isChosen: true })).toEqual({ refusal: 'INVALID' })
  })

  it('in two tabs at once, of the same and of others, keeps the counts exact', async () => {
    const id = await plan(10)
    for (let round = 0; round < 4; round += 1) {
      const isChosen = round % 2 === 0
      const some = Array.from({ length: 10 }, (_, n) => `unconfirmed-${String(n).padStart(5, '0')}`)
      await Promise.all([
        choose(id, { usernames: some, isChosen }),
        choose(id, { usernames: some.slice(5), isChosen }),
        choose(id, { reason: 'FEDERATED', isChosen: !isChosen }),
        choose(id, { isChosen }),
        choose(id, { usernames: some.slice(0, 3), isChosen: !isChosen }),
      ])
      await expectExact(id)
    }
  })
})

describe('a plan that somebody is changing', () => {
  it('is not applied meanwhile, and what is applied cannot be changed', async () => {
    const id = await plan(5)
    let during: Answer | undefined
    // The first update lays the mark, before any item is moved.
    const after = async (command: string, input: unknown) => {
      if (isUpdate(command, input)) during ??= await apply(id, 10)
    }
    await choose(id, { reason: 'FEDERATED', isChosen: false }, world.services({ after }))
    expect(during).toEqual({ refusal: 'CHANGED' })
    expect(await apply(id, 5)).toMatchObject({ run: { state: 'APPLYING', chosen: 5 } })
    expect(await choose(id, { isChosen: true })).toEqual({ refusal: 'CHANGED' })
    await expectExact(id)
  })

  it.each([
    ['has ended', Number.POSITIVE_INFINITY, 9],
    ['has moved an item, and booked nothing yet', 2, 10],
  ])('by a call that began after the look at it, and %s, is not applied', async (_name, step, chosen) => {
    const id = await plan(5)
    let updates = 0
    const dies = (command: string, input: unknown) => {
      if (!isUpdate(command, input)) return
      updates += 1
      if (updates >= step) throw new Error('died')
    }
    let isFirst = true
    // The last request before the run is moved is the ledger's BEGUN.
    const after = async (command: string) => {
      if (command !== 'PutItemCommand' || !isFirst) return
      isFirst = false
      const some = { usernames: ['federated-00000'], isChosen: false }
      await choose(id, some, world.services({ after: dies })).catch(() => {})
    }
    const args = { id, order: 'APPLY', chosen: 10 }
    expect(await world.ask(admin, 'directRun', args, world.services({ after }))).toEqual({ refusal: 'CHANGED' })
    expect(await see(id)).toMatchObject({ state: 'PLANNED', chosen })
  })

  it.each([
    [1, 'when its mark was laid', { CHOSEN: 10, LEFT_ALONE: 10 }],
    [2, 'when it had moved an item', { CHOSEN: 9, LEFT_ALONE: 11 }],
    [3, 'when it had booked what it did', { CHOSEN: 9, LEFT_ALONE: 11 }],
  ])('by a call that died at request %i, %s, is counted anew a minute later', async (step, _when, exact) => {
    const id = await plan(5)
    let updates = 0
    const after = (command: string, input: unknown) => {
      if (!isUpdate(command, input)) return
      updates += 1
      if (updates >= step) throw new Error('died')
    }
    const dying = choose(id, { usernames: ['federated-00000'], isChosen: false }, world.services({ after }))
    await expect(dying).rejects.toThrow('died')
    if (step < 3) {
      expect(await apply(id, 10)).toEqual({ refusal: 'CHANGED' })
      world.time.now += 60_000
    }
    expect(await apply(id, exact.CHOSEN)).toMatchObject({ run: { state: 'APPLYING', chosen: exact.CHOSEN } })
    expect(counts(await see(id))).toEqual({ ...exact, KEPT_OUT: 5 })
    expect(await counted(id)).toEqual({ ...exact, KEPT_OUT: 5 })
  })
})

it('a call that fails half-way and lives keeps nobody waiting: what it moved is counted anew at once', async () => {
  const id = await plan(5)
  let updates = 0
  const after = (command: string, input: unknown) => {
    if (!isUpdate(command, input)) return
    updates += 1
    if (updates === 2) throw new Error('failed')
  }
  const failing = choose(id, { usernames: ['federated-00000'], isChosen: false }, world.services({ after }))
  await expect(failing).rejects.toThrow('failed')
  expect(await apply(id, 9)).toMatchObject({ run: { state: 'APPLYING', chosen: 9 } })
  expect(await counted(id)).toEqual({ CHOSEN: 9, LEFT_ALONE: 11, KEPT_OUT: 5 })
})

it.each([['x'.repeat(129)], [''], ['two words']])(
  'nobody is called %.20j, so nobody of that name is chosen',
  async (name) => {
    const id = await plan(1)
    expect(await choose(id, { usernames: [name], isChosen: false })).toEqual({ refusal: 'INVALID' })
    expect(await apply(id, 2)).toMatchObject({ run: { state: 'APPLYING' } })
  },
)

it('a page of items is one read, in the order of usernames, and its cursor is good for that shelf alone', async () => {
  const id = await plan(7)
  const items = (args: object) =>
    world.ask(admin, 'repairItems', { runId: id, ...args }) as Promise<{
      items: { username: string; shelf: string }[]
      nextCursor: string | null
      refusal?: string
    }>
  const all = async (args: object) => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await items({ ...args, limit: 4, cursor })
      seen.push(...page.items.map(({ username }) => username))
      cursor = page.nextCursor
    } while (cursor)
    return seen
  }
  expect(await all({})).toHaveLength(35)
  for (const args of [{}, { shelf: 'CHOSEN' }, { shelf: 'ADDED' }]) {
    const seen = await all(args)
    expect(seen).toEqual([...new Set(seen)].toSorted())
  }
  expect(await all({ shelf: 'CHOSEN' })).toHaveLength(14)
  const { nextCursor, items: rows } = await items({ shelf: 'CHOSEN', limit: 4 })
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(['isChosen', 'reason', 'shelf', 'username'])
  for (const args of [{ shelf: 'LEFT_ALONE' }, {}])
    expect(await items({ ...args, cursor: nextCursor })).toEqual({ refusal: 'INVALID' })
  expect(await items({ shelf: 'CHOSEN', cursor: nextCursor })).toMatchObject({ items: { length: 10 } })
  for (const limit of [0, 101]) expect(await items({ limit })).toEqual({ refusal: 'INVALID' })
})
