import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append } from '../../../amplify/records/ledger'
import { sealEvent } from '../../../amplify/records/ledger-hash'
import type { LedgerRow } from '../../../amplify/records/ledger-row'
import type { Caller } from '../../../amplify/services'
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
const put = (TableName: string, Item: object) => world.rows.send(new PutCommand({ TableName, Item }))

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
