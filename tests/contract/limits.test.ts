import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addTodo } from './todos'
import { inTheEnd, openWorld, type Person } from './world'

const world = openWorld()
let member: Person
beforeAll(async () => {
  member = await world.newPerson('everyone')
})
afterAll(world.close)

const ask = (query: string, token: string | undefined = member.accessToken) => world.graphql(token, query)

it('answers a question as deep as the app’s, by an access token as by an ID token', async () => {
  const id = await addTodo(world, member)
  const list = '{ todosByState(state: OPEN, sortDirection: DESC, limit: 50) { items { id } nextToken } }'
  for (const token of [member.accessToken, member.idToken]) {
    await expect.poll(async () => JSON.stringify((await ask(list, token)).data), inTheEnd).toContain(id)
    expect((await ask(list, token)).errors).toEqual([])
  }
})

it('runs ten resolvers of one request and no more', async () => {
  const lookUps = (count: number) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: getTodo(id: "${randomUUID()}") { id }`).join(' ')} }`
  const isBeyond = ({ errorType }: { errorType?: string | null }) => errorType === 'ResolverExecutionLimitReached'
  expect((await ask(lookUps(10))).errors.filter(isBeyond)).toEqual([])
  expect((await ask(lookUps(13))).errors.filter(isBeyond)).toHaveLength(3)
})

it('tells nothing of its schema', async () => {
  for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Todo") { fields { name } } }']) {
    const { data, errors } = await ask(query)
    expect(data).toBeNull()
    expect(errors.length).toBeGreaterThan(0)
  }
})

it.each([
  ['no token', undefined],
  ['a token that is none', 'not-a-token'],
])('refuses %s by 401 and UnauthorizedException', async (_, token) => {
  const { status, data, errors } = await world.graphql(token, '{ todosByState(state: OPEN) { nextToken } }')
  expect([status, data]).toEqual([401, null])
  expect(errors).toMatchObject([{ errorType: 'UnauthorizedException' }])
})

it('refuses a token whose groups were written anew', async () => {
  const [head, claims = '', signature] = member.accessToken.split('.')
  const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), 'cognito:groups': ['admins'] }
  const forged = [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.')
  const { status, data } = await world.graphql(forged, '{ membershipHealth { users } }')
  expect([status, data]).toEqual([401, null])
})
