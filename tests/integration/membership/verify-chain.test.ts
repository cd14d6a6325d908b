import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append } from '../../../amplify/records/ledger'
import { chainStart, sealEvent } from '../../../amplify/records/ledger-hash'
import type { LedgerRow } from '../../../amplify/records/ledger-row'
import type { RunRow } from '../../../amplify/records/runs'
import { newRun } from '../../../amplify/repair/new-run'
import type { Caller } from '../../../amplify/services'
import { DEFAULT_SETTINGS } from '../../../lib/domain/repair'
import { startWorld, type World } from './world'

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('admin@example.com', 'admins')
})
afterAll(() => world.close())

const verify = (chain: string, fromSeq?: number) => world.ask(admin, 'verifyChain', { chain, fromSeq })
const read = async (args: object) => ((await world.ask(admin, 'auditEvents', args)) as { events: LedgerRow[] }).events
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

  it('of a day whose end was cut off is broken there, whatever is written behind it', async () => {
    const chain = newDay()
    const rows = await writeChain(chain, 6)
    await remove(rows[5] as LedgerRow)
    await remove(rows[4] as LedgerRow)
    expect(await verify(chain)).toEqual({ rows: 4, brokenAt: 5 })
    await writeChain(chain, 3)
    expect(await verify(chain)).toEqual({ rows: 4, brokenAt: 5 })
  })

  it('of a day that was taken away whole is broken at its first row', async () => {
    const chain = newDay()
    for (const row of await writeChain(chain, 2)) await remove(row)
    expect(await verify(chain)).toEqual({ rows: 0, brokenAt: 1 })
  })

  it('is compared with the row before where a second call goes on', async () => {
    const chain = newDay()
    const rows = await writeChain(chain, 4)
    await remove(rows[1] as LedgerRow)
    expect(await verify(chain, 3)).toEqual({ rows: 0, brokenAt: 2 })
  })

  it('has nothing to go on with behind its end', async () => {
    const chain = newDay()
    expect(await verify(chain, 2)).toEqual({ refusal: 'INVALID' })
    await writeChain(chain, 4)
    expect(await verify(chain, 5)).toEqual({ rows: 0 })
    expect(await verify(chain, 6)).toEqual({ refusal: 'INVALID' })
  })

  it('of many rows takes several calls', async () => {
    const chain = newDay()
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

  it.each(['', 'day', 'day#2026-1-1', 'run#', 'run#a b', 'lease', 'run#x\n', 'day#2026-13-01'])(
    'named %j is refused',
    async (chain) => {
      expect(await verify(chain)).toEqual({ refusal: 'INVALID' })
      expect(await verify('day#2026-01-01', 0)).toEqual({ refusal: 'INVALID' })
    },
  )
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

  it('is refused where there is no such run, or no row to go on with', async () => {
    expect(await verify('run#20260101T000000000-abcdef')).toEqual({ refusal: 'NOT_FOUND' })
    await writeChain('run#nobodys', 2)
    expect(await verify('run#nobodys')).toEqual({ refusal: 'NOT_FOUND' })
    const chain = await putRun({ ledgerNext: 6 }, 5)
    expect(await verify(chain, 6)).toEqual({ rows: 0 })
    expect(await verify(chain, 7)).toEqual({ refusal: 'INVALID' })
    expect(await verify(await putRun({ ledgerNext: 1 }, 0), 2)).toEqual({ refusal: 'INVALID' })
  })

  it('whose end was cut off is broken also for whoever begins behind what is left of it', async () => {
    const chain = await putRun({ ledgerNext: 6 }, 3)
    expect(await verify(chain, 4)).toEqual({ rows: 0, brokenAt: 4 })
    expect(await verify(chain, 6)).toEqual({ rows: 0, brokenAt: 5 })
    expect(await verify(chain, 7)).toEqual({ refusal: 'INVALID' })
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
    const [last] = await read({ runId: run.id, limit: 1 })
    expect(last).toMatchObject({ act: 'RUN_ADDED', runId: run.id })
    const acts = await read({ runId: run.id, act: 'APPLY_RUN' })
    expect(acts.map(({ outcome }) => outcome)).toEqual(['DONE', 'BEGUN'])
    expect(await verify(acts[0]?.chain ?? '')).toMatchObject({ rows: expect.any(Number) })
    expect(await verify(acts[0]?.chain ?? '')).not.toHaveProperty('brokenAt', expect.anything())
  })
})
