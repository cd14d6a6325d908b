import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Table } from '../../../local/contract'
import { createDynamoDb, type DynamoDb } from '../../../local/dynamodb/dynamodb'

const ACCOUNT = { region: 'us-east-1', accountId: '000000000000' }
const NOW_SECONDS = 1_795_000_000
const expiring: Table = {
  name: 'Expiring',
  arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Expiring',
  attributeDefinitions: [
    { AttributeName: 'runId', AttributeType: 'S' },
    { AttributeName: 'seq', AttributeType: 'N' },
    { AttributeName: 'shelf', AttributeType: 'S' },
  ],
  keySchema: [
    { AttributeName: 'runId', KeyType: 'HASH' },
    { AttributeName: 'seq', KeyType: 'RANGE' },
  ],
  indexes: [
    {
      IndexName: 'byShelf',
      KeySchema: [{ AttributeName: 'shelf', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  timeToLive: 'expiresAt',
}
const { timeToLive: _, ...rest } = expiring
const lasting: Table = { ...rest, name: 'Lasting' }

let directory = ''
let open: DynamoDb | undefined
const time = { now: 0 }
const reports: unknown[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'commons-expire-'))
  time.now = NOW_SECONDS * 1000
  reports.length = 0
})
afterEach(async () => {
  await open?.close()
  open = undefined
  rmSync(directory, { recursive: true, force: true })
  expect(reports).toEqual([])
})

const start = async (sweep: { afterMs?: number; everyMs?: number } = {}) => {
  const report = (error: unknown) => void reports.push(error)
  open = await createDynamoDb({
    directory,
    tables: [expiring, lasting],
    ...ACCOUNT,
    sweep: { clock: () => time.now, report, ...sweep },
  })
  return open
}

const put = async (dynamodb: DynamoDb, seq: number, expiresAt: Record<string, unknown>, TableName = 'Expiring') => {
  const Item = { runId: { S: 'r' }, seq: { N: String(seq) }, shelf: { S: 'CHOSEN' }, expiresAt }
  expect((await dynamodb.handle('PutItem', { TableName, Item })).status).toBe(200)
}
const at = (seconds: number) => ({ N: String(NOW_SECONDS + seconds) })
const left = async (dynamodb: DynamoDb, input: Record<string, unknown> = { TableName: 'Expiring' }) => {
  const { body } = await dynamodb.handle('Scan', input)
  return (body as { Items: { seq: { N: string } }[] }).Items.map(({ seq }) => Number(seq.N)).sort()
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const eventually = async (condition: () => Promise<boolean>) => {
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(20)) if (await condition()) return true
  return false
}

describe('expired rows', () => {
  it('are deleted once they have been so for ten minutes, and no others', async () => {
    const dynamodb = await start({ afterMs: 100 })
    await put(dynamodb, 1, at(-601))
    await put(dynamodb, 2, at(-599))
    await put(dynamodb, 3, at(60))
    // As on AWS, only a number says when.
    await put(dynamodb, 4, { S: String(NOW_SECONDS - 5000) })
    await put(dynamodb, 5, { NULL: true })
    expect(await eventually(async () => (await left(dynamodb)).length === 4)).toBe(true)
    expect(await left(dynamodb)).toEqual([2, 3, 4, 5])
  })

  it('leave their indexes with them', async () => {
    const dynamodb = await start({ afterMs: 100 })
    await put(dynamodb, 1, at(-700))
    expect(await eventually(async () => (await left(dynamodb)).length === 0)).toBe(true)
    expect(await left(dynamodb, { TableName: 'Expiring', IndexName: 'byShelf' })).toEqual([])
  })

  it('stay where the template sets no time', async () => {
    const dynamodb = await start({ afterMs: 100 })
    await put(dynamodb, 1, at(-700))
    await put(dynamodb, 1, at(-700), 'Lasting')
    expect(await eventually(async () => (await left(dynamodb)).length === 0)).toBe(true)
    expect(await left(dynamodb, { TableName: 'Lasting' })).toEqual([1])
  })

  it('are looked for again and again, by the clock of the twin', async () => {
    const dynamodb = await start({ afterMs: 50, everyMs: 50 })
    await put(dynamodb, 1, at(60))
    await pause(200)
    expect(await left(dynamodb)).toEqual([1])
    time.now += 700_000
    expect(await eventually(async () => (await left(dynamodb)).length === 0)).toBe(true)
  })

  it('are handed out until then, and not looked for while the twin starts', async () => {
    const dynamodb = await start()
    await put(dynamodb, 1, at(-5000))
    await pause(300)
    expect(await left(dynamodb)).toEqual([1])
  })

  it('do not hold up the end of the twin, however many they are', async () => {
    const dynamodb = await start({ afterMs: 600_000 })
    for (let seq = 0; seq < 2000; seq += 1) await put(dynamodb, seq, at(-5000))
    await dynamodb.close()
    const again = await start({ afterMs: 0 })
    await pause(30)
    const before = Date.now()
    await again.close()
    expect(Date.now() - before).toBeLessThan(1000)
    const last = await start({ afterMs: 0 })
    expect(await eventually(async () => (await left(last)).length === 0)).toBe(true)
  })

  it('cost the count of rows read nothing', async () => {
    const dynamodb = await start({ afterMs: 50 })
    await put(dynamodb, 1, at(-5000))
    await pause(300)
    expect(dynamodb.allItemsRead()).toEqual({})
  })
})
