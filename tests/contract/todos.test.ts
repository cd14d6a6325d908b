import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addTodo, CREATE, DELETE, newTodo, UPDATE } from './todos'
import { inTheEnd, openWorld, type Person } from './world'

const world = openWorld()
let [owner, member, outsider] = [] as unknown as [Person, Person, Person]
let id = ''
beforeAll(async () => {
  owner = await world.newPerson('everyone')
  member = await world.newPerson('everyone')
  outsider = await world.newPerson()
})
beforeEach(async () => {
  id = await addTodo(world, owner)
})
afterAll(world.close)

const as = ({ accessToken }: Person, query: string, variables: object) =>
  world.graphql(accessToken, query, { ...variables })
const READ = 'query ($id: ID!) { getTodo(id: $id) { name state owner version } }'
const unchanged = async () =>
  expect((await as(owner, READ, { id })).data).toEqual({
    getTodo: { name: 'Keep the contract', state: 'OPEN', owner: owner.username, version: 1 },
  })

describe('a todo of somebody else', () => {
  it('is refused as Unauthorized to a member who changes or deletes it, as one that is not there', async () => {
    for (const target of [id, newTodo().id])
      for (const [query, input] of [
        [UPDATE, { id: target, state: 'OPEN', name: 'Mine now' }],
        [DELETE, { id: target }],
      ] as const)
        expect((await as(member, query, { input })).errors).toMatchObject([{ errorType: 'Unauthorized' }])
    await unchanged()
  })

  it('is refused to a member by any condition, whether that holds or not', async () => {
    for (const version of [1, 7])
      expect(
        (await as(member, UPDATE, { input: { id, state: 'OPEN' }, condition: { version: { eq: version } } })).errors,
      ).toMatchObject([{ errorType: 'Unauthorized' }])
  })

  it('is read by members, by id and in the list of its state', async () => {
    expect((await as(member, READ, { id })).data).toMatchObject({ getTodo: { owner: owner.username } })
    const list = '{ todosByState(state: OPEN, sortDirection: DESC, limit: 100) { items { id } } }'
    await expect.poll(async () => JSON.stringify((await as(member, list, {})).data), inTheEnd).toContain(id)
  })

  it('is not read by who is no member, who lists only their own', async () => {
    expect((await as(outsider, READ, { id })).errors).toMatchObject([{ errorType: 'Unauthorized' }])
    const own = await addTodo(world, outsider)
    const byOwner = 'query ($owner: String!) { todosByOwner(owner: $owner) { items { id } } }'
    expect((await as(outsider, byOwner, { owner: owner.username })).errors).toMatchObject([
      { errorType: 'Unauthorized' },
    ])
    const listed = async () => (await as(outsider, byOwner, { owner: outsider.username })).data
    await expect.poll(listed, inTheEnd).toEqual({ todosByOwner: { items: [{ id: own }] } })
    const byState = '{ todosByState(state: OPEN, sortDirection: DESC, limit: 100) { items { id } } }'
    const shared = await as(outsider, byState, {})
    expect(JSON.stringify(shared.data)).not.toContain(id)
    expect(shared.errors).toEqual([])
  })
})

describe('a todo of one’s own', () => {
  it.each<[string, Record<string, unknown>]>([
    ['owner', { owner: 'somebody-else' }],
    ['createdAt', { createdAt: '2099-01-01T00:00:00.000Z' }],
  ])('has an %s that nobody writes: Unauthorized, on create and on update', async (_, forbidden) => {
    const changed = await as(owner, UPDATE, { input: { id, state: 'OPEN', ...forbidden } })
    expect(changed.errors).toMatchObject([{ errorType: 'Unauthorized' }])
    const added = await as(owner, CREATE, { input: newTodo(forbidden) })
    expect(added.errors).toMatchObject([{ errorType: 'Unauthorized' }])
    await unchanged()
  })

  it.each(['name', 'state'])('takes no null for a %s: InvalidInput', async (field) => {
    const { errors } = await as(owner, UPDATE, { input: { id, state: 'OPEN', [field]: null } })
    expect(errors).toMatchObject([{ errorType: 'InvalidInput' }])
    await unchanged()
  })

  it('is written by who has seen its latest version, else DynamoDB:ConditionalCheckFailedException', async () => {
    const write = (version: number, name: string) =>
      as(owner, UPDATE, {
        input: { id, state: 'OPEN', name, version: version + 1 },
        condition: { version: { eq: version } },
      })
    expect((await write(1, 'Second')).data).toMatchObject({ updateTodo: { version: 2, name: 'Second' } })
    const stale = 'DynamoDB:ConditionalCheckFailedException'
    expect((await write(1, 'Late')).errors).toMatchObject([{ errorType: stale }])
    const removed = await as(owner, DELETE, { input: { id }, condition: { version: { eq: 1 } } })
    expect(removed.errors).toMatchObject([{ errorType: stale }])
  })

  it('is not added a second time under its id: DynamoDB:ConditionalCheckFailedException', async () => {
    for (const person of [owner, member])
      expect((await as(person, CREATE, { input: newTodo({ id }) })).errors).toMatchObject([
        { errorType: 'DynamoDB:ConditionalCheckFailedException' },
      ])
    await unchanged()
  })

  it('has a name of 200 UTF-16 units at most, refused without an errorType', async () => {
    for (const name of ['', 'x'.repeat(201), '😀'.repeat(101)]) {
      const [error] = (await as(owner, CREATE, { input: newTodo({ name }) })).errors
      expect(error?.errorType ?? null).toBeNull()
      expect(error?.message).toMatch(/^Field name of type Todo must have a m\w+ length/)
    }
    const { errors } = await as(owner, UPDATE, { input: { id, state: 'OPEN', name: '😀'.repeat(100) } })
    expect(errors).toEqual([])
  })
})
