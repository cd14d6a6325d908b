import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AttributeValue,
  BatchWriteItemCommand,
  DynamoDBClient,
  paginateQuery,
  paginateScan,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, expect, it } from 'vitest'
import { startDoor, temporaryDirectory, todoTable } from '../server/twin-fixture'

type Item = Record<string, AttributeValue>

const ROUNDS = 8
const WRITERS = 6
const OWNERS = ['alice', 'bob', 'carol']
const TableName = todoTable.name
const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const startChild = () =>
  new Promise<{ client: DynamoDBClient; kill: () => Promise<void> }>((resolve, reject) => {
    const script = join('tests', 'integration', 'dynamodb', 'killed-door.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', script, directory, '0'], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    child.once('error', reject)
    void ended.then(() => reject(new Error('The door ended before it was open')))
    child.once(
      'message',
      ({ key, endpoint }: { key: { accessKeyId: string; secretAccessKey: string }; endpoint: string }) =>
        resolve({
          client: new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: key, maxAttempts: 1 }),
          kill: async () => {
            child.kill('SIGKILL')
            await ended
          },
        }),
    )
  })

/** What each row must be; a row whose last write was cut off may be either of two. */
const expected = new Map<string, (string | undefined)[]>()
let nextId = 0

const pick = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)]

const ownedBy = (id: string, owner: string) => ({
  id: { S: id },
  owner: { S: owner },
  createdAt: { S: new Date().toISOString() },
})

/** Writes a batch, so that a kill finds many rows half written: new rows, rows that change hands, rows that go. */
const writeBatch = (client: DynamoDBClient, mine: string[]) => {
  const owners = new Map<string, string | undefined>()
  for (let n = 0; n < 25; n += 1) {
    const id = pick(mine)
    const owner = pick(OWNERS)
    if (id && Math.random() < 0.6) owners.set(id, Math.random() < 0.3 ? undefined : owner)
    else mine.push(`t${nextId}`) && owners.set(`t${nextId++}`, owner)
  }
  const requests = [...owners].map(([id, owner]) =>
    owner ? { PutRequest: { Item: ownedBy(id, owner) } } : { DeleteRequest: { Key: { id: { S: id } } } },
  )
  return attempt(owners, client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } })))
}

const updateOne = async (client: DynamoDBClient, mine: string[]) => {
  const id = pick(mine)
  const owner = pick(OWNERS)
  if (!id || !owner) return
  const update = new UpdateItemCommand({
    TableName,
    Key: { id: { S: id } },
    UpdateExpression: 'SET #owner = :owner, createdAt = :now',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': { S: owner }, ':now': { S: new Date().toISOString() } },
  })
  await attempt(new Map([[id, owner]]), client.send(update))
}

const attempt = async (owners: Map<string, string | undefined>, write: Promise<unknown>) => {
  for (const [id, owner] of owners) expected.set(id, [...(expected.get(id) ?? [undefined]), owner])
  await write
  for (const [id, owner] of owners) expected.set(id, [owner])
}

const writeUntilKilled = async (client: DynamoDBClient, kill: () => Promise<void>) => {
  let isKilled = false
  const writers = Array.from({ length: WRITERS }, async () => {
    const mine: string[] = []
    while (!isKilled) {
      await writeBatch(client, mine).catch(() => undefined)
      await updateOne(client, mine).catch(() => undefined)
    }
  })
  await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400))
  await kill()
  isKilled = true
  await Promise.all(writers)
}

const readAll = async (client: DynamoDBClient) => {
  const rows: Item[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) rows.push(...Items)
  const seen: Item[] = []
  for (const owner of OWNERS) {
    const query = {
      TableName,
      IndexName: 'byOwner',
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': { S: owner } },
    }
    for await (const { Items = [] } of paginateQuery({ client }, query)) seen.push(...Items)
  }
  const text = (item: Record<string, unknown>) => JSON.stringify(Object.entries(item).sort())
  return { rows, table: rows.map(text).sort(), view: seen.map(text).sort() }
}

it(`every acknowledged write is in the table and in its view after ${ROUNDS} kills, and no view row is stale`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { client, kill } = await startChild()
    await writeUntilKilled(client, kill)
  }
  const door = await startDoor({ directory })
  const { rows, table, view } = await readAll(door.client)
  await door.stop()
  const found = new Map(rows.map((row) => [row.id?.S, row.owner?.S]))
  const lost = [...expected].filter(([id, owners]) => !owners.includes(found.get(id)))
  expect(expected.size).toBeGreaterThan(ROUNDS * WRITERS)
  expect(lost).toEqual([])
  expect(view).toEqual(table)
}, 120_000)
