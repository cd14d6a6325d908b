import { afterAll, beforeAll, expect, it } from 'vitest'
import { addTodo, UPDATE } from './todos'
import { openWorld, type Person, QUIET_MS } from './world'

const world = openWorld()
let [owner, member, outsider] = [] as unknown as [Person, Person, Person]
beforeAll(async () => {
  owner = await world.newPerson('everyone')
  member = await world.newPerson('everyone')
  outsider = await world.newPerson()
})
afterAll(world.close)

const CREATED = 'subscription { onCreateTodo { id owner } }'
const quiet = () => new Promise((resolve) => setTimeout(resolve, QUIET_MS))

/** A socket with one subscription in force. */
const hear = async (token: string, query = CREATED, variables = {}) => {
  const socket = await world.listen(token)
  socket.send({ type: 'connection_init' })
  await socket.first('connection_ack')
  expect((await socket.start('s', query, variables)).type).toBe('start_ack')
  return socket
}
const heardBy = ({ messages }: { messages: { type: string; payload?: { data?: unknown } }[] }) =>
  messages.filter(({ type }) => type === 'data').map(({ payload }) => payload?.data)

it('tells members of everybody’s todos, by access and by ID token, and who is no member of their own alone', async () => {
  const listeners = [
    await hear(member.accessToken),
    await hear(member.idToken),
    await hear(owner.idToken),
    await hear(outsider.idToken),
  ]
  await quiet()
  const ofOwner = { onCreateTodo: { id: await addTodo(world, owner), owner: owner.username } }
  const ofOutsider = { onCreateTodo: { id: await addTodo(world, outsider), owner: outsider.username } }
  await Promise.all(listeners.map((socket, index) => socket.events('s', index === 3 ? 1 : 2)))
  await quiet()
  const ours = (data: unknown) => [ofOwner, ofOutsider].some((event) => JSON.stringify(event) === JSON.stringify(data))
  const heard = listeners.map((socket) => heardBy(socket).filter(ours))
  for (const ofMember of heard.slice(0, 3)) expect(ofMember).toEqual(expect.arrayContaining([ofOwner, ofOutsider]))
  expect(heard[3]).toEqual([ofOutsider])
})

it('refuses who is no member the todos of a named other, and opens nothing without a good token', async () => {
  const socket = await world.listen(outsider.idToken)
  socket.send({ type: 'connection_init' })
  await socket.first('connection_ack')
  const query = 'subscription ($owner: String) { onCreateTodo(owner: $owner) { id } }'
  const answer = await socket.start('s', query, { owner: owner.username })
  expect([answer.type, answer.payload?.errors?.[0]?.errorType]).toEqual(['error', 'Unauthorized'])
  const stranger = await world.listen('not-a-token').then(
    (unknown) => {
      unknown.send({ type: 'connection_init' })
      return unknown.first('connection_error').then(({ payload }) => payload?.errors?.[0]?.errorType)
    },
    // AWS may refuse the upgrade itself.
    () => 'UnauthorizedException',
  )
  expect(stranger).toBe('UnauthorizedException')
})

it('tells of a change as much as its mutation selected: what was left out is null', async () => {
  const id = await addTodo(world, owner, { notes: 'Said on creation' })
  const socket = await hear(member.idToken, 'subscription { onUpdateTodo { id notes owner } }')
  await quiet()
  const changes = [
    [UPDATE, 'Selected'],
    ['mutation ($input: UpdateTodoInput!) { updateTodo(input: $input) { id owner } }', 'Not selected'],
  ] as const
  for (const [count, [query, notes]] of changes.entries()) {
    await world.graphql(owner.accessToken, query, { input: { id, state: 'OPEN', notes } })
    await socket.events('s', count + 1)
  }
  const ours = heardBy(socket).filter((data) => JSON.stringify(data).includes(id))
  expect(ours).toEqual([
    { onUpdateTodo: { id, notes: 'Selected', owner: owner.username } },
    { onUpdateTodo: { id, notes: null, owner: owner.username } },
  ])
})

it('acknowledges a connection with the time after which silence means that it is dead', async () => {
  const socket = await world.listen(member.idToken)
  socket.send({ type: 'connection_init' })
  const { payload } = await socket.first('connection_ack')
  expect(payload?.connectionTimeoutMs).toBeGreaterThanOrEqual(60_000)
})
