// A table as the items of a repair run have it, on a door of its own, and the SDK's way to its rows.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import type { Table } from '../../../local/contract'
import { startDoor } from '../server/twin-fixture'

export const TableName = 'RepairItem-test'
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

export const padded = (index: number) => String(index).padStart(4, '0')
export const usernames = (pages: Record<string, unknown>[][]) => pages.flat().map(({ username }) => username)

export const openRows = async () => {
  const door = await startDoor({ tables: [table] })
  const { accessKeyId, secretAccessKey } = door.keyring.administrator
  const client = new DynamoDBClient({
    endpoint: door.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  })
  const rows = DynamoDBDocumentClient.from(client)

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

  /** The rows of one run, so that tests do not see each other's. */
  const runOf = (run: string) => ({
    item: (index: number, shelf = 'CHOSEN', more: Record<string, unknown> = {}) => ({
      runId: run,
      key: `item#${padded(index)}`,
      username: padded(index),
      shelf,
      shelfKey: `${run}#${shelf}`,
      ...more,
    }),
    get: async (key: string) =>
      (await rows.send(new GetCommand({ TableName, Key: { runId: run, key }, ConsistentRead: true }))).Item,
    update: async (key: string, change: Partial<UpdateCommandInput>) =>
      (await rows.send(new UpdateCommand({ TableName, Key: { runId: run, key }, ReturnValues: 'ALL_NEW', ...change })))
        .Attributes,
    shelf: (name: string, more: Partial<QueryCommandInput> = {}) =>
      pagesOf({
        IndexName: 'byShelf',
        KeyConditionExpression: 'shelfKey = :shelf',
        ExpressionAttributeValues: { ':shelf': `${run}#${name}` },
        ...more,
      }),
  })

  return {
    rows,
    pagesOf,
    runOf,
    put: (row: Record<string, unknown>, condition = {}) =>
      rows.send(new PutCommand({ TableName, Item: row, ...condition })),
    writeAll: async (all: Record<string, unknown>[]) => {
      for (let from = 0; from < all.length; from += 25) {
        const requests = all.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }))
        const { UnprocessedItems } = await rows.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }))
        if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('rows were left unwritten')
      }
    },
    close: async () => {
      rows.destroy()
      await door.stop()
      door.remove()
    },
  }
}

export type Rows = Awaited<ReturnType<typeof openRows>>
