import { DeleteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { append, type LedgerEntry } from '../../../amplify/records/ledger'
import { chainStart, ledgerHash } from '../../../amplify/records/ledger-hash'
import type { LedgerRow } from '../../../amplify/records/ledger-row'
import { recordAct } from '../../../amplify/records/record-act'
import { startWorld, type World } from './world'

let world: World
let day = 0
let chain: string
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
// A chain for each test.
beforeEach(() => {
  day += 1
  world.time.now = Date.UTC(2026, 5, day, 12)
  chain = `day#2026-06-${String(day).padStart(2, '0')}`
})

const rowsOf = async (name = chain) => {
  const { Items } = await world.rows.send(
    new QueryCommand({
      TableName: world.tables.ledger,
      KeyConditionExpression: '#chain = :chain',
      ExpressionAttributeNames: { '#chain': 'chain' },
      ExpressionAttributeValues: { ':chain': name },
    }),
  )
  return Items as LedgerRow[]
}

const expectSound = (rows: LedgerRow[]) => {
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
  for (const [index, row] of rows.entries()) {
    expect(row.previousHash).toBe(rows[index - 1]?.hash ?? chainStart(row.chain))
    expect(row.hash).toBe(ledgerHash(row))
  }
}

const event: LedgerEntry = { actor: 'ann', act: 'REPAIR', subject: 'ben', outcome: 'DONE', detail: undefined }
const act = { actor: 'ann', act: 'REPAIR', subject: 'ben' } as const

describe('the ledger', () => {
  it('has rows from 1 on, each sealed with the one before', async () => {
    for (const subject of ['ben', 'cat', 'dan']) await append(world.plain, { ...event, subject })
    const rows = await rowsOf()
    expect(rows.map(({ subject }) => subject)).toEqual(['ben', 'cat', 'dan'])
    expectSound(rows)
  })

  it('loses nothing of what forty calls append at once', async () => {
    const wanted = Array.from({ length: 40 }, (_, n) => `user-${n}`)
    await Promise.all(wanted.map((subject) => append(world.services(), { ...event, subject })))
    const rows = await rowsOf()
    expect(rows.map(({ subject }) => subject).toSorted()).toEqual(wanted.toSorted())
    expectSound(rows)
  })

  it('tells once of what was written though its answer was lost', async () => {
    let puts = 0
    const after = (command: string) => {
      if (command !== 'PutItemCommand') return
      puts += 1
      // The SDK sends the request again.
      if (puts === 1) throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' })
    }
    await append(world.services({ after }, {}, 2), event)
    expect(puts).toBe(1)
    expect(await rowsOf()).toHaveLength(1)
  })

  it('tells twice of what happened twice in one millisecond', async () => {
    await Promise.all([append(world.plain, event), append(world.services(), event)])
    expect(await rowsOf()).toHaveLength(2)
    expectSound(await rowsOf())
  })

  it('can be changed or shortened by no function', async () => {
    const { seq } = await append(world.plain, event)
    const key = { TableName: world.tables.ledger, Key: { chain, seq } }
    const update = new UpdateCommand({
      ...key,
      UpdateExpression: 'SET actor = :x',
      ExpressionAttributeValues: { ':x': 1 },
    })
    await expect(world.plain.dynamo.send(update)).rejects.toThrow('not authorized')
    await expect(world.plain.dynamo.send(new DeleteCommand(key))).rejects.toThrow('not authorized')
  })
})

describe('an act', () => {
  it.each([
    [{}, { outcome: 'DONE' }],
    [{ outcome: 'DONE' }, { outcome: 'DONE' }],
    [{ outcome: 'ALREADY' }, { outcome: 'ALREADY' }],
    [{ outcome: 'PARTLY' }, { outcome: 'DONE', detail: 'PARTLY' }],
    [{ refusal: 'LAST_ADMIN' }, { outcome: 'REFUSED', detail: 'LAST_ADMIN' }],
  ])('that answers %j is told of before and after', async (answer, ending) => {
    let during: LedgerRow[] = []
    const run = async () => {
      during = await rowsOf()
      return answer
    }
    expect(await recordAct(world.plain, act, run)).toEqual(answer)
    expect(during).toMatchObject([{ ...act, seq: 1, outcome: 'BEGUN' }])
    expect(await rowsOf()).toMatchObject([{ seq: 1 }, { ...act, ...ending, seq: 2, begunSeq: 1 }])
    expectSound(await rowsOf())
  })

  it('that throws is told of as failed, and still throws', async () => {
    const run = () => Promise.reject(new TypeError('no such thing'))
    await expect(recordAct(world.plain, act, run)).rejects.toThrow('no such thing')
    expect(await rowsOf()).toMatchObject([
      { outcome: 'BEGUN' },
      { outcome: 'FAILED', detail: 'TypeError', begunSeq: 1 },
    ])
  })

  it('that ends on the next day ends in the chain in which it was begun', async () => {
    const run = async () => {
      world.time.now += 13 * 3_600_000
      return {}
    }
    await recordAct(world.plain, act, run)
    day += 1
    expect(await rowsOf()).toMatchObject([{ outcome: 'BEGUN' }, { outcome: 'DONE', begunSeq: 1 }])
  })

  it('that cannot be written down is not begun', async () => {
    const before = (command: string) => {
      if (command === 'PutItemCommand') throw new Error('the table is away')
    }
    let isBegun = false
    const run = async () => {
      isBegun = true
      return {}
    }
    await expect(recordAct(world.services({ before }), act, run)).rejects.toThrow('the table is away')
    expect(isBegun).toBe(false)
    expect(await rowsOf()).toEqual([])
  })

  it('whose end cannot be written down leaves BEGUN alone, and fails', async () => {
    let puts = 0
    const before = (command: string) => {
      if (command !== 'PutItemCommand') return
      puts += 1
      if (puts > 1) throw new Error('the table is away')
    }
    await expect(recordAct(world.services({ before }), act, async () => ({}))).rejects.toThrow('the table is away')
    expect(await rowsOf()).toMatchObject([{ outcome: 'BEGUN' }])
  })
})
