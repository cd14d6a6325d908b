import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, expect, it } from 'vitest'
import { startDoor, temporaryDirectory, todoTable } from '../server/twin-fixture'

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

const writeOne = async (client: DynamoDBClient, mine: string[]) => {
  const id = mine[Math.floor(Math.random() * mine.length)]
  const owner = OWNERS[Math.floor(Math.random() * OWNERS.length)] ?? ''
  const choice = Math.random()
  if (!id || choice < 0.4) {
    const fresh = `t${nextId++}`
    mine.push(fresh)
    const Item = { id: { S: fresh }, owner: { S: owner }, createdAt: { S: new Date().toISOString() } }
    return attempt(fresh, owner, client.send(new PutItemCommand({ TableName, Item })))
  }
  const Key = { id: { S: id } }
  if (choice < 0.6) return attempt(id, undefined, client.send(new DeleteItemCommand({ TableName, Key })))
  const update = new UpdateItemCommand({
    TableName,
    Key,
    UpdateExpression: 'SET #owner = :owner, createdAt = :now',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': { S: owner }, ':now': { S: new Date().toISOString() } },
  })
  return attempt(id, owner, client.send(update))
}

const attempt = async (id: string, owner: string | undefined, write: Promise<unknown>) => {
  const before = expected.get(id) ?? [undefined]
  expected.set(id, [...before, owner])
  await write
  expected.set(id, [owner])
}

const writeUntilKilled = async (client: DynamoDBClient, kill: () => Promise<void>) => {
  let isKilled = false
  const writers = Array.from({ length: WRITERS }, async () => {
    const mine: string[] = []
    while (!isKilled) await writeOne(client, mine).catch(() => undefined)
  })
  await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400))
  await kill()
  isKilled = true
  await Promise.all(writers)
}

const readAll = async (client: DynamoDBClient) => {
  const { Items: rows = [] } = await client.send(new ScanCommand({ TableName }))
  const views = await Promise.all(
    OWNERS.map((owner) =>
      client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byOwner',
          KeyConditionExpression: '#owner = :owner',
          ExpressionAttributeNames: { '#owner': 'owner' },
          ExpressionAttributeValues: { ':owner': { S: owner } },
        }),
      ),
    ),
  )
  const text = (item: Record<string, unknown>) => JSON.stringify(Object.entries(item).sort())
  return { rows, table: rows.map(text).sort(), view: views.flatMap(({ Items = [] }) => Items.map(text)).sort() }
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
