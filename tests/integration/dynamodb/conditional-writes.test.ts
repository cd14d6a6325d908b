// What the bookkeeping of a repair run asks of DynamoDB, through the SDK and over the wire.
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openRows, type Rows, TableName, usernames } from './rows-fixture'

let all: Rows
let run = ''
let number = 0
let rows: Rows['rows']
let put: Rows['put']
let writeAll: Rows['writeAll']
let item: ReturnType<Rows['runOf']>['item']
let get: ReturnType<Rows['runOf']>['get']
let update: ReturnType<Rows['runOf']>['update']
let shelf: ReturnType<Rows['runOf']>['shelf']

beforeAll(async () => {
  all = await openRows()
  ;({ rows, put, writeAll } = all)
})
beforeEach(() => {
  number += 1
  run = `run-${number}`
  ;({ item, get, update, shelf } = all.runOf(run))
})
afterAll(() => all.close())

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
