import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append } from '../../../amplify/records/ledger'
import { chainStart, sealEvent } from '../../../amplify/records/ledger-hash'
import type { LedgerRow } from '../../../amplify/records/ledger-row'
import type { RunRow } from '../../../amplify/records/runs'
import { newRun } from '../../../amplify/repair/new-run'
import type { Caller } from '../../../amplify/services'
import { DEFAULT_SETTINGS } from '../../../lib/domain/repair'
import { counter, startWorld, type World } from './world'

interface Page {
  refusal?: string
  events: LedgerRow[]
  nextCursor: string | null
  searchedTo: string | null
}

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('admin@example.com', 'admins')
})
afterAll(() => world.close())

const read = (args: object = {}) => world.ask(admin, 'auditEvents', args) as Promise<Page>
const readAll = async (args: object) => {
  const pages: Page[] = []
  let cursor: string | null = null
  do {
    const page: Page = await read({ ...args, cursor })
    pages.push(page)
    cursor = page.nextCursor
  } while (cursor)
  return pages
}
const verify = (chain: string, fromSeq?: number) => world.ask(admin, 'verifyChain', { chain, fromSeq })
const put = (TableName: string, Item: object) => world.rows.send(new PutCommand({ TableName, Item }))

/** A chain as functions write it, of as many rows. */
const writeChain = async (chain: string, rows: number, at = world.time.now) => {
  const written: LedgerRow[] = []
  for (let n = 1; n <= rows; n += 1) {
    const time = new Date(at + n * 1_000).toISOString()
    const entry = { actor: 'ann', act: 'RUN_ADDED', outcome: 'DONE', subject: `user-${n}`, at: time, chain } as const
    written.push(await append(world.plain, entry))
  }
  return written
}

describe('the ledger, read', () => {
  const START = Date.UTC(2026, 0, 20)
  const at = (n: number) => new Date(START + n * 60_000).toISOString()
  beforeAll(async () => {
    // An act every minute, over two days: of three administrators, on five users.
    for (let n = 0; n < 240; n += 1)
      await append(world.plain, {
        ...{
          at: at(n * 12),
          actor: `admin-${n % 3}`,
          act: n % 4 === 0 ? 'KEEP_OUT' : 'REPAIR',
          subject: `user-${n % 5}`,
        },
        outcome: 'DONE',
      })
  })

  it('comes newest first, every row once, over days', async () => {
    for (const limit of [7, 100]) {
      const rows = (await readAll({ limit })).flatMap(({ events }) => events)
      expect(rows).toHaveLength(240)
      expect(rows.map((row) => row.at)).toEqual(
        rows
          .map((row) => row.at)
          .toSorted()
          .toReversed(),
      )
      expect(new Set(rows.map(({ chain, seq }) => `${chain} ${seq}`)).size).toBe(240)
      expect(rows[0]).not.toHaveProperty('moment')
    }
  })

  it.each([
    [{ subject: 'user-2' }, 48],
    [{ actor: 'admin-1' }, 80],
    [{ act: 'KEEP_OUT' }, 60],
    [{ subject: 'user-0', act: 'KEEP_OUT' }, 12],
    [{ actor: 'admin-0', act: 'KEEP_OUT', subject: 'user-0' }, 4],
    [{ from: at(0), to: at(12 * 9) }, 10],
    [{ from: at(12 * 9), to: at(0) }, 0],
    [{ from: '2026-01-20T02:00:00+02:00', to: at(12), subject: 'user-0' }, 1],
    [{ subject: 'nobody' }, 0],
    [{ runId: 'nothing' }, 0],
    [{ actor: '', subject: null }, 240],
  ])('filtered by %j has %i rows, in pages of any length', async (filters, expected) => {
    for (const limit of [3, 100]) {
      const pages = await readAll({ ...filters, limit })
      expect(pages.flatMap(({ events }) => events)).toHaveLength(expected)
      for (const { events } of pages) expect(events.length).toBeLessThanOrEqual(limit)
    }
  })

  it('looks at a thousand rows a call and no more, and says how far back it came', async () => {
    const old = Date.UTC(2025, 0, 1)
    for (let n = 0; n < 1_100; n += 1) {
      const chain = `day#2025-01-0${1 + (n % 4)}`
      const time = new Date(old + n * 1_000).toISOString()
      const event = { at: time, chain, seq: n + 1, actor: 'old', act: 'REPAIR', outcome: 'DONE' } as const
      await put(world.tables.ledger, sealEvent({ ...event, subject: n === 0 ? 'first' : 'other' }, 'x'))
    }
    const { counts, before } = counter()
    const through = world.services({ before })
    const first = (await world.ask(admin, 'auditEvents', { act: 'ENABLE' }, through)) as Page
    expect(first.events).toEqual([])
    expect(counts.QueryCommand).toBeLessThanOrEqual(5)
    // The newest 240, and 760 of the old ones.
    expect(first.searchedTo).toBe(new Date(old + (1_100 - 760) * 1_000).toISOString())
    const rest = await read({ act: 'ENABLE', cursor: first.nextCursor })
    expect(rest).toEqual({ events: [], nextCursor: null, searchedTo: null })
  })

  it.each([
    { limit: 0 },
    { limit: 101 },
    { from: 'yesterday' },
    { to: '2026-13-01' },
    { cursor: 'junk' },
    { cursor: '' },
  ])('asked with %j is refused', async (args) => {
    expect(await read(args)).toEqual({ refusal: 'INVALID' })
  })

  it('takes a cursor for the filters that it was given for, and no other', async () => {
    const { nextCursor } = await read({ subject: 'user-1', limit: 5 })
    for (const args of [{}, { subject: 'user-2' }, { subject: 'user-1', act: 'REPAIR' }])
      expect(await read({ ...args, cursor: nextCursor })).toEqual({ refusal: 'INVALID' })
    const altered = `${nextCursor?.slice(0, 4)}${nextCursor?.at(4) === 'A' ? 'B' : 'A'}${nextCursor?.slice(5)}`
    expect(await read({ subject: 'user-1', cursor: altered })).toEqual({ refusal: 'INVALID' })
    expect(await read({ subject: 'user-1', cursor: nextCursor })).toMatchObject({ events: { length: 43 } })
  })
})

describe('a chain', () => {
  let day = 0
  const newDay = () => {
    day += 1
    return `day#2027-03-${String(day).padStart(2, '0')}`
  }
  const remove = ({ chain, seq }: LedgerRow) =>
    world.rows.send(new DeleteCommand({ TableName: world.tables.ledger, Key: { chain, seq } }))

  it('that nobody touched is sound', async () => {
    const chain = newDay()
    expect(await verify(chain)).toEqual({ rows: 0 })
    await writeChain(chain, 7)
    expect(await verify(chain)).toEqual({ rows: 7 })
    expect(await verify(chain, 5)).toEqual({ rows: 3 })
    expect(await verify(chain, 8)).toEqual({ rows: 0 })
  })

  it.each([
    ['a row that is missing', 4, async (rows: LedgerRow[]) => remove(rows[3] as LedgerRow)],
    ['a first row that is missing', 1, async (rows: LedgerRow[]) => remove(rows[0] as LedgerRow)],
    ['another outcome', 3, (rows: LedgerRow[]) => put(world.tables.ledger, { ...rows[2], outcome: 'FAILED' })],
    ['another place in time', 3, (rows: LedgerRow[]) => put(world.tables.ledger, { ...rows[2], moment: '2030' })],
    ['a field too many', 3, (rows: LedgerRow[]) => put(world.tables.ledger, { ...rows[2], extra: 1 })],
    [
      'another subject, hashed anew: its follower does not fit',
      4,
      ([, before, row]: LedgerRow[]) => {
        const { previousHash, hash, timeline, moment, ...event } = row as LedgerRow
        return put(world.tables.ledger, sealEvent({ ...event, subject: 'somebody else' }, before?.hash ?? ''))
      },
    ],
    [
      'two rows that changed places',
      3,
      async (rows: LedgerRow[]) => {
        await put(world.tables.ledger, { ...rows[2], seq: 4 })
        await put(world.tables.ledger, { ...rows[3], seq: 3 })
      },
    ],
    [
      'a row of another chain',
      3,
      async (rows: LedgerRow[]) => {
        const [, , other] = await writeChain(newDay(), 3)
        await put(world.tables.ledger, { ...other, chain: rows[2]?.chain })
      },
    ],
  ])('with %s is broken at row %i', async (_name, brokenAt, tamper) => {
    const chain = newDay()
    await tamper(await writeChain(chain, 6))
    expect(await verify(chain)).toEqual({ rows: brokenAt - 1, brokenAt })
  })

  it('is compared with the row before where a second call goes on', async () => {
    const chain = newDay()
    const rows = await writeChain(chain, 4)
    await remove(rows[1] as LedgerRow)
    expect(await verify(chain, 3)).toEqual({ rows: 0, brokenAt: 2 })
    expect(await verify(chain, 9)).toEqual({ rows: 0, brokenAt: 8 })
  })

  it('of many rows takes several calls', async () => {
    const chain = 'run#long'
    let hash = ''
    for (let seq = 1; seq <= 5_050; seq += 1) {
      const event = {
        chain,
        seq,
        at: '2026-01-15T00:00:00.000Z',
        actor: 'a',
        act: 'RUN_ADDED',
        outcome: 'DONE',
      } as const
      const previous = seq === 1 ? chainStart(chain) : hash
      const row = sealEvent(event, previous)
      hash = row.hash
      await put(world.tables.ledger, row)
    }
    expect(await verify(chain)).toEqual({ rows: 5_000, nextSeq: 5_001 })
    expect(await verify(chain, 5_001)).toEqual({ rows: 50 })
  })

  it.each(['', 'day', 'day#2026-1-1', 'run#', 'run#a b', 'lease', 'run#x\n'])('named %j is refused', async (chain) => {
    expect(await verify(chain)).toEqual({ refusal: 'INVALID' })
    expect(await verify('day#2026-01-01', 0)).toEqual({ refusal: 'INVALID' })
  })
})

describe('the chain of a run', () => {
  const wish = { scope: 'ALL', source: 'ADMINISTRATOR', startedBy: 'ann', pace: DEFAULT_SETTINGS } as const
  const putRun = async (change: Partial<RunRow>, rows: number) => {
    world.time.now += 1_000
    const run: RunRow = { ...newRun(world.plain, wish), state: 'DONE', ...change }
    await put(world.tables.run, run)
    await writeChain(`run#${run.id}`, rows)
    return `run#${run.id}`
  }

  it('whose end was cut off is broken there, and so is one that was lengthened', async () => {
    expect(await verify(await putRun({ ledgerNext: 6 }, 5))).toEqual({ rows: 5 })
    expect(await verify(await putRun({ ledgerNext: 6 }, 3))).toEqual({ rows: 3, brokenAt: 4 })
    expect(await verify(await putRun({ ledgerNext: 6 }, 0))).toEqual({ rows: 0, brokenAt: 1 })
    expect(await verify(await putRun({ ledgerNext: 6 }, 7))).toEqual({ rows: 7, brokenAt: 6 })
  })

  it('may be ahead of its run by the chunk that is open', async () => {
    const chunk = { usernames: ['a', 'b', 'c'], last: 'c', aside: [], ledgerFrom: 6 }
    expect(await verify(await putRun({ state: 'APPLYING', ledgerNext: 6, chunk }, 8))).toEqual({ rows: 8 })
    expect(await verify(await putRun({ state: 'APPLYING', ledgerNext: 6, chunk }, 9))).toEqual({ rows: 9, brokenAt: 9 })
  })

  it('is sound after a real repair, and each act on it as well', async () => {
    for (const name of ['x', 'y', 'z']) await world.person(`${name}@example.com`)
    const { run } = (await world.ask(admin, 'startRun', { scope: 'ALL' })) as { run: { id: string } }
    await world.work({ runId: run.id })
    const chosen = ((await world.ask(admin, 'repairRun', { id: run.id })) as { run: { chosen: number } }).run.chosen
    await world.ask(admin, 'directRun', { id: run.id, order: 'APPLY', chosen })
    await world.work({ runId: run.id })
    expect(await verify(`run#${run.id}`)).toEqual({ rows: chosen })
    const [last] = (await read({ runId: run.id, limit: 1 })).events
    expect(last).toMatchObject({ act: 'RUN_ADDED', runId: run.id })
    const acts = (await read({ runId: run.id, act: 'APPLY_RUN' })).events
    expect(acts.map(({ outcome }) => outcome)).toEqual(['DONE', 'BEGUN'])
    expect(await verify(acts[0]?.chain ?? '')).toMatchObject({ rows: expect.any(Number) })
    expect(await verify(acts[0]?.chain ?? '')).not.toHaveProperty('brokenAt', expect.anything())
  })
})
