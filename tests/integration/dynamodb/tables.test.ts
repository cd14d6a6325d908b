import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterEach, describe, expect, it } from 'vitest'
import type { Table } from '../../../local/contract'
import { type Door, startDoor, temporaryDirectory, todoTable } from '../server/twin-fixture'

const doors: Door[] = []
const start = async (options: Parameters<typeof startDoor>[0] = {}) => {
  const door = await startDoor(options)
  doors.push(door)
  return door
}
const restart = async (door: Door, tables: Table[]) => {
  doors.splice(doors.indexOf(door), 1)
  await door.stop()
  return start({ directory: door.directory, tables })
}

afterEach(async () => {
  for (const door of doors.splice(0)) {
    await door.stop()
    door.remove()
  }
})

const put = (door: Door, id: string, owner: string, createdAt = '2026-01-01') =>
  door.client.send(
    new PutItemCommand({
      TableName: todoTable.name,
      Item: { id: { S: id }, owner: { S: owner }, createdAt: { S: createdAt }, state: { S: 'OPEN' } },
    }),
  )

const idsOf = async (door: Door, owner: string, index = 'byOwner', key = 'owner') => {
  const { Items = [] } = await door.client.send(
    new QueryCommand({
      TableName: todoTable.name,
      IndexName: index,
      KeyConditionExpression: '#key = :value',
      ExpressionAttributeNames: { '#key': key },
      ExpressionAttributeValues: { ':value': { S: owner } },
    }),
  )
  return Items.map((item) => item.id?.S)
}

const byState: Table['indexes'][number] = {
  IndexName: 'byState',
  KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
}
const withState: Table = {
  ...todoTable,
  attributeDefinitions: [...todoTable.attributeDefinitions, { AttributeName: 'state', AttributeType: 'S' }],
  indexes: [...todoTable.indexes, byState],
}

describe('the tables of the template', () => {
  it('are there and active at the first start, indexes too', async () => {
    const door = await start()
    const { Table: table } = await door.client.send(new DescribeTableCommand({ TableName: todoTable.name }))
    expect(table).toMatchObject({ TableStatus: 'ACTIVE', TableArn: todoTable.arn })
    expect(table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['byOwner'])
  })

  it('keep their rows from start to start', async () => {
    const door = await start()
    await put(door, 't1', 'alice')
    const again = await restart(door, [todoTable])
    expect(await idsOf(again, 'alice')).toEqual(['t1'])
  })

  it('get an index that was added later, filled from the rows that are there', async () => {
    const door = await start()
    await put(door, 't1', 'alice')
    await put(door, 't2', 'bob')
    const again = await restart(door, [withState])
    expect((await idsOf(again, 'OPEN', 'byState', 'state')).sort()).toEqual(['t1', 't2'])
    await put(again, 't3', 'carol')
    expect(await idsOf(again, 'OPEN', 'byState', 'state')).toHaveLength(3)
  })

  it('lose an index that was taken away, and fill it anew when it comes back', async () => {
    const door = await start({ tables: [withState] })
    await put(door, 't1', 'alice')
    const without = await restart(door, [todoTable])
    await expect(idsOf(without, 'OPEN', 'byState', 'state')).rejects.toMatchObject({ name: 'ValidationException' })
    await without.client.send(new DeleteItemCommand({ TableName: todoTable.name, Key: { id: { S: 't1' } } }))
    await put(without, 't2', 'alice')
    const back = await restart(without, [withState])
    expect(await idsOf(back, 'OPEN', 'byState', 'state')).toEqual(['t2'])
  })

  it('refuse to start under another key, and say what to do', async () => {
    const door = await start()
    await put(door, 't1', 'alice')
    doors.length = 0
    await door.stop()
    const changed: Table = { ...todoTable, keySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }] }
    await expect(startDoor({ directory: door.directory, tables: [changed] })).rejects.toThrow(
      /key of table Todo-local is \(owner HASH S\) in amplify\/ and \(id HASH S\) in the data folder.*npm run reset/,
    )
    const again = await start({ directory: door.directory })
    expect(await idsOf(again, 'alice')).toEqual(['t1'])
  })

  it('are not opened by two at once', async () => {
    const door = await start()
    await expect(startDoor({ directory: door.directory })).rejects.toThrow(/in use by another process/)
    expect(await idsOf(door, 'alice')).toEqual([])
  })
})

describe('what was read', () => {
  it('is counted by table, filtered out or not', async () => {
    const door = await start()
    for (let n = 0; n < 5; n += 1) await put(door, `t${n}`, n < 3 ? 'alice' : 'bob')
    await idsOf(door, 'alice')
    expect(door.dynamodb.itemsRead(todoTable.name)).toBe(3)
    await door.client.send(
      new ScanCommand({
        TableName: todoTable.name,
        FilterExpression: 'id = :id',
        ExpressionAttributeValues: { ':id': { S: 't1' } },
      }),
    )
    expect(door.dynamodb.itemsRead(todoTable.name)).toBe(8)
    await door.client.send(new GetItemCommand({ TableName: todoTable.name, Key: { id: { S: 't1' } } }))
    await door.client.send(new GetItemCommand({ TableName: todoTable.name, Key: { id: { S: 'none' } } }))
    await door.client.send(
      new BatchGetItemCommand({
        RequestItems: { [todoTable.name]: { Keys: [{ id: { S: 't1' } }, { id: { S: 't2' } }] } },
      }),
    )
    const metrics = await (await fetch(`${door.endpoint}/metrics.json`)).json()
    expect(metrics.itemsRead).toEqual({ [todoTable.name]: 11 })
    expect(metrics.operations.dynamodb).toMatchObject({ PutItem: 5, Query: 1, Scan: 1, GetItem: 2, BatchGetItem: 1 })
  })
})

describe('what was written', () => {
  it('is counted by table, but for what a condition refused', async () => {
    const door = await start()
    const Key = { id: { S: 't1' } }
    await put(door, 't1', 'alice')
    const update = { TableName: todoTable.name, Key, UpdateExpression: 'REMOVE done' }
    await door.client.send(new UpdateItemCommand(update))
    const refused = new UpdateItemCommand({ ...update, ConditionExpression: 'attribute_not_exists(id)' })
    await expect(door.client.send(refused)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
    const requests = [1, 2, 3].map((n) => ({ PutRequest: { Item: { id: { S: `b${n}` } } } }))
    await door.client.send(new BatchWriteItemCommand({ RequestItems: { [todoTable.name]: requests } }))
    await door.client.send(new DeleteItemCommand({ TableName: todoTable.name, Key }))
    const metrics = await (await fetch(`${door.endpoint}/metrics.json`)).json()
    expect(metrics.itemsWritten).toEqual({ [todoTable.name]: 6 })
  })
})

describe('what dynalite does not have', () => {
  it('is refused as unknown', async () => {
    const door = await start()
    const transaction = door.client.send(new TransactWriteItemsCommand({ TransactItems: [] }))
    await expect(transaction).rejects.toMatchObject({ name: 'UnknownOperationException' })
  })

  it('leaves the errors as DynamoDB names them', async () => {
    const door = await start({ directory: temporaryDirectory() })
    await expect(
      door.client.send(new GetItemCommand({ TableName: 'Nothing', Key: { id: { S: 'x' } } })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(
      door.client.send(
        new PutItemCommand({
          TableName: todoTable.name,
          Item: { id: { S: 'a' } },
          ConditionExpression: 'attribute_exists(id)',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
  })
})
