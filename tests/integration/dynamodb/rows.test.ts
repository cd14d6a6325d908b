// What the rows of a repair run ask of DynamoDB, through the SDK and over the wire.
import { createHash } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Table } from '../../../local/contract'
import { type Door, startDoor } from '../server/twin-fixture'

const TableName = 'RepairItem-test'
const table: Table = {
  name: TableName,
  arn: `arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}`,
  attributeDefinitions: ['runId', 'key', 'shelfKey', 'username'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  keySchema: [
    { AttributeName: 'runId', KeyType: 'HASH' },
    { AttributeName: 'key', KeyType: 'RANGE' },
  ],
  indexes: [
    {
      IndexName: 'byShelf',
      KeySchema: [
        { AttributeName: 'shelfKey', KeyType: 'HASH' },
        { AttributeName: 'username', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
}

let door: Door
let rows: DynamoDBDocumentClient
let run = ''
let number = 0
beforeAll(async () => {
  door = await startDoor({ tables: [table] })
  const { accessKeyId, secretAccessKey } = door.keyring.administrator
  const client = new DynamoDBClient({
    endpoint: door.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  })
  rows = DynamoDBDocumentClient.from(client)
})
beforeEach(() => {
  number += 1
  run = `run-${number}`
})
afterAll(async () => {
  rows.destroy()
  await door.stop()
  door.remove()
})

const padded = (index: number) => String(index).padStart(4, '0')
const item = (index: number, shelf = 'CHOSEN', more: Record<string, unknown> = {}) => ({
  runId: run,
  key: `item#${padded(index)}`,
  username: padded(index),
  shelf,
  shelfKey: `${run}#${shelf}`,
  ...more,
})
const put = (row: Record<string, unknown>, condition = {}) =>
  rows.send(new PutCommand({ TableName, Item: row, ...condition }))
const get = async (key: string) =>
  (await rows.send(new GetCommand({ TableName, Key: { runId: run, key }, ConsistentRead: true }))).Item
const update = async (key: string, change: Partial<UpdateCommandInput>) =>
  (await rows.send(new UpdateCommand({ TableName, Key: { runId: run, key }, ReturnValues: 'ALL_NEW', ...change })))
    .Attributes
const writeAll = async (all: Record<string, unknown>[]) => {
  for (let from = 0; from < all.length; from += 25) {
    const requests = all.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }))
    const reply = await rows.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }))
    expect(reply.UnprocessedItems).toEqual({})
  }
}
const pagesOf = async (input: Partial<QueryCommandInput>) => {
  const pages: Record<string, unknown>[][] = []
  let from: QueryCommandInput['ExclusiveStartKey']
  do {
    const reply = await rows.send(new QueryCommand({ TableName, ...input, ExclusiveStartKey: from }))
    pages.push(reply.Items ?? [])
    from = reply.LastEvaluatedKey
  } while (from)
  return pages
}
const shelf = (name: string, more: Partial<QueryCommandInput> = {}) =>
  pagesOf({
    IndexName: 'byShelf',
    KeyConditionExpression: 'shelfKey = :shelf',
    ExpressionAttributeValues: { ':shelf': `${run}#${name}` },
    ...more,
  })
const usernames = (pages: Record<string, unknown>[][]) => pages.flat().map(({ username }) => username)

describe('a conditional write', () => {
  const ifNew = { ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': 'key' } }

  it('of a row that must be new is done once, whoever else tries at the same time', async () => {
    const tries = Array.from({ length: 40 }, (_, index) => put({ ...item(1), by: index }, ifNew))
    const done = (await Promise.allSettled(tries)).flatMap(({ status }, index) =>
      status === 'fulfilled' ? [index] : [],
    )
    expect(done).toHaveLength(1)
    expect(await get('item#0001')).toMatchObject({ by: done[0] })
  })

  it('by epoch is refused to a deposed worker, and its row stays as it was', async () => {
    await put({ ...item(1), epoch: 3, calls: 10 })
    const asEpoch = (epoch: number) =>
      update('item#0001', {
        UpdateExpression: 'SET calls = :calls',
        ConditionExpression: 'epoch = :mine',
        ExpressionAttributeValues: { ':calls': 99, ':mine': epoch },
      })
    await expect(asEpoch(2)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
    expect(await get('item#0001')).toMatchObject({ calls: 10 })
    expect(await asEpoch(3)).toMatchObject({ calls: 99, epoch: 3 })
  })

  it('takes a stale lease for one of those who try', async () => {
    await put({ runId: run, key: 'lease', until: 100, epoch: 7 })
    const take = (holder: string) =>
      update('lease', {
        UpdateExpression: 'SET holder = :me, #until = :until ADD epoch :one',
        ConditionExpression: 'attribute_not_exists(#key) OR #until < :now',
        ExpressionAttributeNames: { '#until': 'until', '#key': 'key' },
        ExpressionAttributeValues: { ':me': holder, ':until': 500, ':now': 200, ':one': 1 },
      })
    const taken = (await Promise.allSettled(Array.from({ length: 20 }, (_, index) => take(`w${index}`)))).filter(
      ({ status }) => status === 'fulfilled',
    )
    expect(taken).toHaveLength(1)
    expect(await get('lease')).toMatchObject({ epoch: 8, until: 500 })
  })

  it('books an item once, by the shelf that it still lies on', async () => {
    await put(item(1))
    const book = (to: string) =>
      update('item#0001', {
        UpdateExpression: 'SET shelf = :to, shelfKey = :toKey, bookedAt = :at REMOVE outcomeReason',
        ConditionExpression: 'shelf = :from',
        ExpressionAttributeValues: { ':to': to, ':toKey': `${run}#${to}`, ':from': 'CHOSEN', ':at': '2026' },
      })
    const outcomes = await Promise.allSettled([book('ADDED'), book('FAILED'), book('ADDED')])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(usernames(await shelf('CHOSEN'))).toEqual([])
    expect([...(await shelf('ADDED')).flat(), ...(await shelf('FAILED')).flat()]).toHaveLength(1)
  })

  it('may ask for a type, a beginning, a part, a size, a list of values', async () => {
    await put({ ...item(1), order: 'PAUSE', chunk: { usernames: ['a', 'b'] } })
    const holds = async (ConditionExpression: string, values: Record<string, unknown> = {}) =>
      update('item#0001', {
        UpdateExpression: 'SET seen = :seen',
        ConditionExpression,
        ExpressionAttributeNames: ConditionExpression.includes('#o') ? { '#o': 'order' } : undefined,
        ExpressionAttributeValues: { ':seen': 1, ...values },
      }).then(
        () => true,
        (error: Error) => {
          expect(error.name).toBe('ConditionalCheckFailedException')
          return false
        },
      )
    expect(await holds('attribute_exists(chunk.usernames[1])')).toBe(true)
    expect(await holds('attribute_exists(chunk.usernames[2])')).toBe(false)
    expect(await holds('#o IN (:a, :b)', { ':a': 'CANCEL', ':b': 'PAUSE' })).toBe(true)
    expect(await holds('begins_with(username, :a) AND NOT contains(shelf, :b)', { ':a': '00', ':b': 'X' })).toBe(true)
    expect(await holds('size(chunk.usernames) > :a', { ':a': 1 })).toBe(true)
    expect(
      await holds('attribute_type(chunk, :a) AND username BETWEEN :b AND :c', { ':a': 'M', ':b': '0', ':c': '1' }),
    ).toBe(true)
    expect(await holds('#o <> :a', { ':a': 'PAUSE' })).toBe(false)
  })
})

describe('an update', () => {
  it('adds to numbers, sets inside of maps and removes, in one write', async () => {
    await put({ ...item(1), calls: 5, counts: { CHOSEN: 20, ADDED: 3 }, chunk: { usernames: ['a'] }, cursor: 'x' })
    const after = await update('item#0001', {
      UpdateExpression:
        'SET counts.#from = counts.#from - :n, counts.#to = if_not_exists(counts.#to, :zero) + :n, #cursor = :cursor REMOVE chunk ADD calls :calls',
      ExpressionAttributeNames: { '#from': 'CHOSEN', '#to': 'ALREADY', '#cursor': 'cursor' },
      ExpressionAttributeValues: { ':n': 4, ':zero': 0, ':cursor': 'y', ':calls': 7 },
    })
    expect(after).toEqual({ ...item(1), calls: 12, counts: { CHOSEN: 16, ADDED: 3, ALREADY: 4 }, cursor: 'y' })
    expect(await get('item#0001')).toEqual(after)
  })

  it('adds up whoever writes at the same time', async () => {
    await put({ ...item(1), calls: 0 })
    const one = { UpdateExpression: 'ADD calls :one', ExpressionAttributeValues: { ':one': 1 } }
    await Promise.all(Array.from({ length: 50 }, () => update('item#0001', one)))
    expect(await get('item#0001')).toMatchObject({ calls: 50 })
  })

  it('of a row that is not there makes it', async () => {
    const made = await update('item#0009', {
      UpdateExpression: 'SET calls = if_not_exists(calls, :zero) + :one',
      ExpressionAttributeValues: { ':zero': 0, ':one': 1 },
    })
    expect(made).toEqual({ runId: run, key: 'item#0009', calls: 1 })
  })

  it('moves a row from shelf to shelf in the index, and out of it', async () => {
    await writeAll([item(1), item(2)])
    const change = { UpdateExpression: 'SET shelfKey = :to', ExpressionAttributeValues: { ':to': `${run}#ADDED` } }
    await update('item#0001', change)
    expect(usernames(await shelf('CHOSEN'))).toEqual(['0002'])
    expect(usernames(await shelf('ADDED'))).toEqual(['0001'])
    await update('item#0001', { UpdateExpression: 'REMOVE shelfKey' })
    expect(usernames(await shelf('ADDED'))).toEqual([])
    await rows.send(new DeleteCommand({ TableName, Key: { runId: run, key: 'item#0002' } }))
    expect(usernames(await shelf('CHOSEN'))).toEqual([])
  })
})

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
