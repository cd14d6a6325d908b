import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTheEnd, openWorld, type Person } from './world'

const world = openWorld()
let [admin, member] = [] as unknown as [Person, Person]
beforeAll(async () => {
  admin = await world.newPerson('admins', 'everyone')
  member = await world.newPerson('everyone')
})
afterAll(world.close)

const HEALTH = '{ membershipHealth { refusal users members } }'
const ADMINISTRATORS_ONLY = [
  HEALTH,
  '{ listUsers { refusal users { id } } }',
  '{ auditEvents { refusal events { seq } } }',
  'mutation { startRun(scope: ALL) { refusal run { id } } }',
]

it.each(ADMINISTRATORS_ONLY)('is refused to who is no administrator, as Unauthorized: %s', async (query) => {
  for (const token of [member.accessToken, member.idToken]) {
    const { data, errors } = await world.graphql(token, query)
    expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true)
    expect(errors).toMatchObject([{ errorType: 'Unauthorized' }])
  }
})

it('is answered to an administrator: the function may do at Cognito and in its tables what it must', async () => {
  const { data, errors } = await world.graphql(admin.accessToken, HEALTH)
  expect(errors).toEqual([])
  expect(data).toMatchObject({ membershipHealth: { refusal: null } })
  const one = 'query ($username: ID!) { readUser(username: $username) { refusal user { email standing groups } } }'
  const read = async () => (await world.graphql(admin.accessToken, one, { username: member.username })).data
  await expect
    .poll(read, inTheEnd)
    .toMatchObject({ readUser: { refusal: null, user: { email: member.email, standing: 'MEMBER' } } })
  const settled = await world.graphql(admin.accessToken, '{ repairSettings { refusal door } }')
  expect(settled.errors).toEqual([])
})

it('is refused by the function to who was an administrator a moment ago, and whose token says that they are', async () => {
  const former = await world.newPerson('admins')
  expect((await world.graphql(former.accessToken, HEALTH)).data).toMatchObject({ membershipHealth: { refusal: null } })
  await world.leaveGroup(former.username, 'admins')
  await expect
    .poll(async () => (await world.graphql(former.accessToken, HEALTH)).data, inTheEnd)
    .toEqual({ membershipHealth: { refusal: 'FORBIDDEN', users: null, members: null } })
})

it('tells of what a function throws as Lambda:Unhandled', async () => {
  const ids = Array.from({ length: 101 }, (_, index) => `nobody-${index}`)
  const { data, errors } = await world.graphql(
    member.accessToken,
    'query ($ids: [ID!]!) { memberNames(ids: $ids) { id } }',
    { ids },
  )
  expect(data).toBeNull()
  expect(errors).toMatchObject([{ errorType: 'Lambda:Unhandled', message: expect.stringContaining('at most 100 ids') }])
})

it('is done by a worker that the operation wakes: somebody missing is planned, added and taken out again', async () => {
  const missing = await world.newPerson()
  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await world.graphql(admin.accessToken, query, { ...variables })
    expect(errors).toEqual([])
    return Object.values(data ?? {})[0] as { refusal: string | null; run: { id: string; state: string } }
  }
  const started = await ask(
    'mutation ($usernames: [ID!]) { startRun(scope: SELECTED, usernames: $usernames) { refusal run { id state } } }',
    { usernames: [missing.username] },
  )
  expect(started.refusal).toBeNull()
  const { id } = started.run
  const isIn = (state: string) =>
    expect
      .poll(
        async () =>
          (await ask('query ($id: ID!) { repairRun(id: $id) { refusal run { id state } } }', { id })).run.state,
        { ...inTheEnd, timeout: 90_000 },
      )
      .toBe(state)
  const order = (name: 'APPLY' | 'UNDO', chosen?: number) =>
    ask(
      'mutation ($id: ID!, $order: RunOrder!, $chosen: Int) { directRun(id: $id, order: $order, chosen: $chosen) { refusal run { id state } } }',
      { id, order: name, chosen },
    )
  await isIn('PLANNED')
  expect((await order('APPLY', 1)).refusal).toBeNull()
  await isIn('DONE')
  expect(await world.groupsOf(missing.username)).toEqual(['everyone'])
  expect((await order('UNDO')).refusal).toBeNull()
  await isIn('UNDONE')
  expect(await world.groupsOf(missing.username)).toEqual([])
})
