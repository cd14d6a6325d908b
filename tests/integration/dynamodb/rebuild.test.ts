import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterAll, expect, it } from 'vitest'
import { createDynamoDb } from '../../../local/dynamodb/dynamodb'
import { ACCOUNT, temporaryDirectory, todoTable } from '../server/twin-fixture'

const ROWS = 20_000
const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const open = () => createDynamoDb({ directory, tables: [todoTable], ...ACCOUNT })
const INDEX = `index-global~${todoTable.name}~byOwner~`

const ownersTodos = async (db: Awaited<ReturnType<typeof open>>) => {
  const { body } = await db.handle('Query', {
    TableName: todoTable.name,
    IndexName: 'byOwner',
    KeyConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': { S: 'alice' } },
    Select: 'COUNT',
  })
  return (body as { Count: number }).Count
}

const damage = async () => {
  const level = new ClassicLevel<string, unknown>(directory, { valueEncoding: 'json' })
  const entries = await level.iterator({ gte: INDEX, lt: `${INDEX}~` }).all()
  const mine = entries.filter(([, row]) => (row as { owner: { S: string } }).owner.S === 'alice').map(([key]) => key)
  await level.batch(mine.slice(0, 100).map((key) => ({ type: 'del', key })))
  await level.put(`${mine[0]}stale`, { id: { S: 'gone' }, owner: { S: 'alice' }, createdAt: { S: '2026' } })
  await level.close()
}

it(`rebuilds the indexes of ${ROWS} rows after an unclean stop, in seconds, and not after a clean one`, async () => {
  const first = await open()
  for (let batch = 0; batch < ROWS / 25; batch += 1) {
    const puts = Array.from({ length: 25 }, (_, n) => {
      const number = batch * 25 + n
      const owner = number < 1000 ? 'alice' : `owner${number % 20}`
      return { PutRequest: { Item: { id: { S: `t${number}` }, owner: { S: owner }, createdAt: { S: `${number}` } } } }
    })
    await first.handle('BatchWriteItem', { RequestItems: { [todoTable.name]: puts } })
  }
  const before = await ownersTodos(first)
  expect(before).toBe(1000)
  await first.close()

  await damage()
  const clean = await open()
  expect(await ownersTodos(clean)).toBe(before - 100 + 1)
  await clean.close()

  writeFileSync(join(directory, 'in-use'), '')
  const started = Date.now()
  const rebuilt = await open()
  const took = Date.now() - started
  expect(took).toBeLessThan(10_000)
  expect(await ownersTodos(rebuilt)).toBe(before)
  await rebuilt.close()
}, 120_000)
