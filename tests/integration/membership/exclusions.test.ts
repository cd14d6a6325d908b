import { afterAll, beforeAll, expect, it } from 'vitest'
import { allExclusions, deleteExclusion, putExclusion, readExclusion } from '../../../amplify/records/exclusions'
import { readExclusions } from '../../../amplify/records/read-exclusions'
import { counter, startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const rowOf = (username: string) => ({ username, sub: username, by: 'ann', at: '2026-01-15T00:00:00.000Z' })

it('an exclusion stays as it was first made, and goes once', async () => {
  const row = rowOf('ben')
  expect(await readExclusion(world.plain, 'ben')).toBeUndefined()
  expect(await putExclusion(world.plain, row)).toBe(true)
  expect(await putExclusion(world.plain, { ...row, by: 'cat' })).toBe(false)
  expect(await readExclusion(world.plain, 'ben')).toEqual(row)
  expect(await deleteExclusion(world.plain, 'ben')).toBe(true)
  expect(await deleteExclusion(world.plain, 'ben')).toBe(false)
  expect(await readExclusion(world.plain, 'ben')).toBeUndefined()
})

it('many are read a hundred at a time, each once, and those that DynamoDB leaves out are asked for again', async () => {
  const usernames = Array.from({ length: 150 }, (_, n) => `user-${n}`)
  for (const username of usernames.slice(0, 120)) await putExclusion(world.plain, rowOf(username))
  const { counts, before } = counter()
  const through = world.services({ before })
  expect(await readExclusions(through, [])).toEqual(new Map())
  expect(counts).toEqual({})
  const found = await readExclusions(through, [...usernames, 'user-0'])
  expect([...found.keys()].toSorted()).toEqual(usernames.slice(0, 120).toSorted())
  expect(counts).toEqual({ BatchGetItemCommand: 2 })
  expect((await allExclusions(world.plain)).size).toBe(120)

  const { dynamo } = world.services()
  let asked = 0
  dynamo.middlewareStack.add(
    (next) => async (args) => {
      const reply = await next(args)
      asked += 1
      const output = reply.output as { UnprocessedKeys?: object; Responses?: Record<string, unknown[]> }
      if (asked === 1 && output.Responses) {
        output.Responses[world.tables.exclusion] = []
        output.UnprocessedKeys = { [world.tables.exclusion]: { Keys: [{ username: 'user-7' }] } }
      }
      return reply
    },
    // Outside of the document client’s own translation.
    { step: 'deserialize', priority: 'high' },
  )
  expect([...(await readExclusions({ ...world.plain, dynamo }, ['user-7'])).keys()]).toEqual(['user-7'])
  expect(asked).toBe(2)
})
