// What the rows of a repair run ask of DynamoDB, through the SDK and over the wire.
import { createHash } from 'node:crypto'
import { BatchGetCommand, BatchWriteCommand, DeleteCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openRows, padded, type Rows, TableName, usernames } from './rows-fixture'

let all: Rows
let run = ''
let number = 0
let rows: Rows['rows']
let pagesOf: Rows['pagesOf']
let put: Rows['put']
let writeAll: Rows['writeAll']
let item: ReturnType<Rows['runOf']>['item']
let get: ReturnType<Rows['runOf']>['get']
let shelf: ReturnType<Rows['runOf']>['shelf']

beforeAll(async () => {
  all = await openRows()
  ;({ rows, pagesOf, put, writeAll } = all)
})
beforeEach(() => {
  number += 1
  run = `run-${number}`
  ;({ item, get, shelf } = all.runOf(run))
})
afterAll(() => all.close())

describe('an index', () => {
  it('is paged in order to the end, each row once', async () => {
    await writeAll(Array.from({ length: 130 }, (_, index) => item(index)))
    await writeAll([item(500, 'KEPT_OUT')])
    const pages = await shelf('CHOSEN', { Limit: 20 })
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20, 20, 10])
    expect(usernames(pages)).toEqual(Array.from({ length: 130 }, (_, index) => padded(index)))
    const descending = await shelf('CHOSEN', { Limit: 50, ScanIndexForward: false })
    expect(usernames(descending)).toEqual(usernames(pages).toReversed())
  })

  it('goes on behind a row that has left it since', async () => {
    await writeAll(Array.from({ length: 10 }, (_, index) => item(index)))
    const query = {
      TableName,
      IndexName: 'byShelf',
      KeyConditionExpression: 'shelfKey = :shelf',
      ExpressionAttributeValues: { ':shelf': `${run}#CHOSEN` },
      Limit: 4,
    }
    const first = await rows.send(new QueryCommand(query))
    for (const { key } of first.Items ?? []) await rows.send(new DeleteCommand({ TableName, Key: { runId: run, key } }))
    const next = await rows.send(new QueryCommand({ ...query, ExclusiveStartKey: first.LastEvaluatedKey }))
    expect(next.Items?.map(({ username }) => username)).toEqual(['0004', '0005', '0006', '0007'])
  })

  it('is read behind a username, and counted', async () => {
    await writeAll(Array.from({ length: 10 }, (_, index) => item(index)))
    const values = { ':shelf': `${run}#CHOSEN`, ':after': '0006' }
    const behind = {
      KeyConditionExpression: 'shelfKey = :shelf AND username > :after',
      ExpressionAttributeValues: values,
    }
    expect(usernames(await shelf('CHOSEN', behind))).toEqual(['0007', '0008', '0009'])
    const count = await rows.send(new QueryCommand({ TableName, IndexName: 'byShelf', ...behind, Select: 'COUNT' }))
    expect(count).toMatchObject({ Count: 3, ScannedCount: 3 })
    expect(count.Items).toBeUndefined()
  })

  it('cannot be read consistently, as on AWS', async () => {
    await expect(shelf('CHOSEN', { ConsistentRead: true })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Consistent reads are not supported on global secondary indexes',
    })
  })
})

describe('rows of bytes', () => {
  const digests = (count: number) =>
    Buffer.concat(
      Array.from({ length: count }, (_, index) => createHash('sha256').update(`${index}`).digest().subarray(0, 16)),
    )

  it('come back as they were put, whole or through a projection', async () => {
    const members = digests(60)
    await put({
      runId: run,
      key: 'walk#member#00000001',
      members,
      enabled: new Uint8Array([0, 255, 128]),
      next: 'token',
    })
    const found = await get('walk#member#00000001')
    expect(Buffer.from(found?.members).equals(members)).toBe(true)
    const [page] = await pagesOf({
      KeyConditionExpression: 'runId = :run AND begins_with(#key, :walk)',
      ProjectionExpression: 'members, enabled',
      ExpressionAttributeNames: { '#key': 'key' },
      ExpressionAttributeValues: { ':run': run, ':walk': 'walk#member#' },
      ConsistentRead: true,
    })
    expect(page).toEqual([{ members: new Uint8Array(members), enabled: new Uint8Array([0, 255, 128]) }])
  })

  it('end a page at a megabyte', async () => {
    for (let index = 0; index < 8; index += 1)
      await put({ runId: run, key: `walk#user#${padded(index)}`, members: digests(15_000) })
    const pages = await pagesOf({ KeyConditionExpression: 'runId = :run', ExpressionAttributeValues: { ':run': run } })
    expect(pages.map(({ length }) => length)).toEqual([5, 3])
  })

  it('are refused above 400 KB', async () => {
    await expect(put({ runId: run, key: 'walk', members: Buffer.alloc(410_000) })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Item size has exceeded the maximum allowed size',
    })
  })
})

describe('rows by the batch', () => {
  it('are written and deleted by 25, and stand in the index at once', async () => {
    await writeAll(Array.from({ length: 25 }, (_, index) => item(index)))
    const requests = [
      ...Array.from({ length: 10 }, (_, index) => ({ DeleteRequest: { Key: { runId: run, key: item(index).key } } })),
      { PutRequest: { Item: item(99) } },
    ]
    await rows.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }))
    const expected = [...Array.from({ length: 15 }, (_, index) => padded(index + 10)), '0099']
    expect(usernames(await shelf('CHOSEN'))).toEqual(expected)
  })

  it.each([
    ['more than 25', Array.from({ length: 26 }, (_, index) => index), /less than or equal to 25/],
    ['one row twice', [1, 1], /contains duplicates/],
  ])('are refused when they are %s', async (_, indexes, message) => {
    const requests = indexes.map((index) => ({ PutRequest: { Item: item(index) } }))
    const written = rows.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }))
    await expect(written).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    })
    expect(await shelf('CHOSEN')).toEqual([[]])
  })

  const keys = (count: number) => Array.from({ length: count }, (_, index) => ({ runId: run, key: item(index).key }))
  const readBatch = (Keys: Record<string, unknown>[]) =>
    rows.send(
      new BatchGetCommand({
        RequestItems: { [TableName]: { Keys, ConsistentRead: true, ProjectionExpression: 'username' } },
      }),
    )

  it('are read by 100, those that are there', async () => {
    await writeAll(Array.from({ length: 60 }, (_, index) => item(index)))
    const reply = await readBatch(keys(100))
    expect(reply.Responses?.[TableName]?.map(({ username }) => username).sort()).toEqual(
      Array.from({ length: 60 }, (_, index) => padded(index)),
    )
    expect(reply.UnprocessedKeys).toEqual({})
    await expect(readBatch(keys(101))).rejects.toMatchObject({ name: 'ValidationException' })
  })

  it('leave over what is too much for one answer, and the rest comes with the next', async () => {
    const bytes = Buffer.alloc(390_000)
    for (let index = 0; index < 12; index += 1) await put(item(index, 'CHOSEN', { bytes }))
    const seen = new Set<unknown>()
    let calls = 0
    for (let left: Record<string, unknown>[] = keys(12); left.length > 0; calls += 1) {
      const reply = await rows.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: left } } }))
      for (const { username } of reply.Responses?.[TableName] ?? []) seen.add(username)
      left = reply.UnprocessedKeys?.[TableName]?.Keys ?? []
    }
    expect(seen.size).toBe(12)
    // dynalite hands out a megabyte or so, where DynamoDB hands out sixteen.
    expect(calls).toBeGreaterThan(1)
  })
})

describe('a scan', () => {
  it('goes through everything by pages, and hands out what is asked for', async () => {
    await writeAll(Array.from({ length: 30 }, (_, index) => item(index, 'CHOSEN', { note: run })))
    const found: Record<string, unknown>[] = []
    let from: Record<string, unknown> | undefined
    do {
      const reply = await rows.send(
        new ScanCommand({
          TableName,
          Limit: 40,
          ProjectionExpression: '#name',
          FilterExpression: 'note = :run',
          ExpressionAttributeNames: { '#name': 'username' },
          ExpressionAttributeValues: { ':run': run },
          ExclusiveStartKey: from,
        }),
      )
      found.push(...(reply.Items ?? []))
      from = reply.LastEvaluatedKey
    } while (from)
    expect(found.map(({ username }) => username).sort()).toEqual(
      Array.from({ length: 30 }, (_, index) => padded(index)),
    )
    expect(found.every((row) => Object.keys(row).length === 1)).toBe(true)
  })
})
