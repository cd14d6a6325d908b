import { generateKeyPair } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { base64 } from '../../realtime-client'
import { APP_PORT } from '../server/twin-fixture'
import { createRealtimeWorld, type RealtimeWorld } from './realtime-world'
import { newTodo, person } from './world'

const alice = person('alice', 'everyone')
const CREATED = 'subscription { onCreateTodo { id } }'
const NOTED = 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id notes } }'
const LONG = 'x'.repeat(2000)

let world: RealtimeWorld
beforeAll(async () => {
  world = await createRealtimeWorld({ keepAliveMs: 50, mostBytesUnread: 100_000 })
})
afterEach(() => world.leave())
afterAll(() => world.close())

const now = () => Math.floor(world.clock.now / 1000)

describe('opening a connection', () => {
  it('is acknowledged with how long a silence may last, and kept alive', async () => {
    const client = await world.connect(alice)
    client.send({ type: 'connection_init' })
    await expect.poll(() => client.messages.length).toBeGreaterThan(3)
    expect(client.socket.protocol).toBe('graphql-ws')
    expect(client.messages.find(({ type }) => type === 'connection_ack')).toEqual({
      type: 'connection_ack',
      payload: { connectionTimeoutMs: 300_000 },
    })
    expect(client.messages.filter(({ type }) => type === 'ka').length).toBeGreaterThan(2)
  })

  it('takes its token from a second subprotocol, too, as Amplify’s client sends it', async () => {
    const header = { host: new URL(world.endpoint).host, Authorization: await world.tokenOf(alice) }
    const second = `header-${Buffer.from(JSON.stringify(header)).toString('base64url')}`
    const client = await world.open({ query: '', protocols: ['graphql-ws', second], token: header.Authorization })
    expect(await client.start('s', CREATED)).toEqual({ type: 'start_ack', id: 's' })
    expect(client.socket.protocol).toBe('graphql-ws')
  })

  it.each<[string, (token: string) => string | Promise<string> | undefined, string]>([
    ['no token', () => undefined, 'Valid authorization header not provided.'],
    ['no real token', () => 'nonsense', 'Unable to parse JWT token.'],
    ['an expired one', () => world.tokenOf(alice, { exp: now() - 1 }), 'Token has expired.'],
    [
      'one of another client',
      () => world.tokenOf(alice, { client_id: 'another' }),
      'You are not authorized to make this call.',
    ],
    [
      'one of another pool',
      () => world.tokenOf(alice, { iss: `${world.issuer}x` }),
      'You are not authorized to make this call.',
    ],
    [
      'one of another key',
      async () => world.sign(world.claimsOf(alice), (await generateKeyPair('RS256')).privateKey),
      'You are not authorized to make this call.',
    ],
  ])('with %s is refused, and ended', async (_, forge, message) => {
    const client = await world.open({ token: await forge(await world.tokenOf(alice)) })
    expect(await client.first('connection_error')).toEqual({
      type: 'connection_error',
      payload: { errors: [{ errorType: 'UnauthorizedException', message, errorCode: 401 }] },
    })
    expect((await client.closed()).code).toBe(1008)
  })

  it.each([
    ['the name of another API', { host: 'example.com' }, 'BadRequestException'],
    ['a header that is no JSON', { query: '?header=%25%25&payload=e30=' }, 'BadRequestException'],
    ['no header', { query: '?payload=e30=' }, 'BadRequestException'],
    ['a header that is no object', { header: [] }, 'BadRequestException'],
    ['no payload', { query: `?header=${base64({ host: 'x' })}` }, 'BadRequestException'],
    ['no subprotocol', { protocols: [] }, 'NoProtocolError'],
    ['another subprotocol', { protocols: ['header-e30'] }, 'NoProtocolError'],
  ])('with %s is refused, and ended', async (_, opening, errorType) => {
    // A client that asked for a protocol gives up itself when it gets none.
    const client = await world.connect(alice, opening).catch((error: Error) => error)
    if (client instanceof Error) return expect(client.message).toBe('Server sent no subprotocol')
    const { payload } = await client.first('connection_error')
    expect(payload?.errors?.[0]).toMatchObject({ errorType, errorCode: 400 })
    await client.closed()
  })

  it('is for the app and for programs, not for pages of another site', async () => {
    for (const origin of [`http://localhost:${APP_PORT}`, `http://127.0.0.1:${APP_PORT}`]) {
      const client = await world.connect(alice, { origin })
      expect((await client.start('s', CREATED)).type).toBe('start_ack')
    }
    for (const origin of ['http://evil.example', 'null', `https://localhost:${APP_PORT}`, world.endpoint])
      await expect(world.connect(alice, { origin })).rejects.toThrow('Unexpected server response: 403')
  })
})

describe('a message', () => {
  const answerTo = async (message: unknown) => {
    const client = await world.connect(alice)
    client.send(message)
    const answer = await client.first('error')
    expect((await client.start('after', CREATED)).type).toBe('start_ack')
    return answer
  }
  const unsupported = (what: string, id?: string) => ({
    type: 'error',
    ...(id ? { id } : {}),
    payload: {
      errors: [{ errorType: 'UnsupportedOperation', message: `${what} not supported through the realtime channel` }],
    },
  })

  it.each([
    ['no JSON', '{broken', undefined],
    ['no object', '[1]', undefined],
    ['null', 'null', undefined],
    ['of no type', { id: 'x' }, 'x'],
    ['of an unknown type', { type: 'subscribe', id: 'x' }, 'x'],
    ['to start without an id', { type: 'start', payload: {} }, undefined],
    ['to start with a number as id', { type: 'start', id: 7, payload: {} }, undefined],
    ['to start without data', { type: 'start', id: 'x', payload: { query: CREATED } }, undefined],
    ['to start with nothing', { type: 'start', id: 'x' }, undefined],
  ])('that is %s is answered with an error, and the connection goes on', async (_, message, id) => {
    expect(await answerTo(message)).toEqual(unsupported('unknown', id))
  })

  it('in bytes is answered like one that is no JSON', async () => {
    const client = await world.connect(alice)
    client.socket.send(Buffer.from(JSON.stringify({ type: 'connection_init' })))
    expect(await client.first('error')).toEqual(unsupported('unknown'))
  })

  it('of more than 240 KB is refused, and of more than 1 MB ends the connection', async () => {
    expect(await answerTo({ type: 'start', id: 'x'.repeat(250_000) })).toMatchObject({
      payload: { errors: [{ errorType: 'BadRequestException' }] },
    })
    const client = await world.connect(alice)
    client.send('x'.repeat(1_100_000))
    expect((await client.closed()).code).toBe(1009)
  })

  it('that stops what never started is told so', async () => {
    const client = await world.connect(alice)
    expect(await client.stop('x')).toMatchObject({
      type: 'error',
      payload: { errors: [{ errorType: 'UnknownOperationError' }] },
    })
  })
})

describe('starting', () => {
  it.each([
    ['query', 'query { todosByState(state: OPEN) { items { id } } }'],
    ['mutation', 'mutation { deleteTodo(input: { id: "1" }) { id } }'],
  ])('a %s is not supported', async (kind, query) => {
    const client = await world.connect(alice)
    expect((await client.start('s', query)).payload?.errors).toEqual([
      { errorType: 'UnsupportedOperation', message: `${kind} not supported through the realtime channel` },
    ])
  })

  it.each([
    ['a field that is not there', 'subscription { onCreateTodo { secret } }', /FieldUndefined/],
    ['a subscription that is not there', 'subscription { onEverything { id } }', /FieldUndefined/],
    ['an argument that is not there', 'subscription { onCreateTodo(id: "1") { id } }', /UnknownArgument/],
    ['two at once', 'subscription { onCreateTodo { id } onUpdateTodo { id } }', /Validation error/],
    ['no selection', 'subscription { onCreateTodo }', /Validation error/],
    ['introspection of what is hidden', 'subscription { __schema { types { name } } }', /Validation error/],
    ['a variable of another type', 'subscription ($o: Int) { onCreateTodo(owner: $o) { id } }', /VariableTypeMismatch/],
    ['no GraphQL', 'subscription {', /Unable to parse GraphQL query/],
  ])('with %s is refused', async (_, query, words) => {
    const client = await world.connect(alice)
    const { type, payload } = await client.start('s', query)
    expect(type).toBe('error')
    expect(payload?.errors?.[0]?.message).toMatch(words)
  })

  it('twice by one id is refused, and the first goes on', async () => {
    const client = await world.connect(alice)
    await client.start('s', CREATED)
    expect((await client.start('s', CREATED)).payload?.errors?.[0]?.errorType).toBe('DuplicatedOperationError')
    await world.add(alice)
    expect(await client.events('s', 1)).toHaveLength(1)
    await client.stop('s')
    expect((await client.start('s', CREATED)).type).toBe('start_ack')
  })

  it('more than a hundred on one connection is refused, however fast they come', async () => {
    const client = await world.connect(alice)
    const answers = await Promise.all(Array.from({ length: 101 }, (_, index) => client.start(`s${index}`, CREATED)))
    expect(answers.filter(({ type }) => type === 'start_ack')).toHaveLength(100)
    expect(answers.at(100)?.payload?.errors).toEqual([
      { errorType: 'MaxSubscriptionsReachedError', message: 'Max number of 100 subscriptions reached' },
    ])
    await client.stop('s0')
    expect((await client.start('s100', CREATED)).type).toBe('start_ack')
  })

  it('asks for a token of its own, which may be another person’s', async () => {
    const client = await world.connect(alice)
    const host = new URL(world.endpoint).host
    for (const [authorization, errorType] of [
      [{ host }, 'UnauthorizedException'],
      [{ host, Authorization: 'nonsense' }, 'UnauthorizedException'],
      [{ host, Authorization: await world.tokenOf(alice, { exp: now() - 1 }) }, 'UnauthorizedException'],
      [{ host: 'example.com', Authorization: await world.tokenOf(alice) }, 'BadRequestException'],
      ['nothing', 'BadRequestException'],
    ] as const)
      expect((await client.start('s', CREATED, {}, authorization)).payload?.errors?.[0]?.errorType).toBe(errorType)
    const outsider = { host, Authorization: await world.tokenOf(person('carol')) }
    const OWNED = 'subscription { onCreateTodo(owner: "alice") { id } }'
    expect((await client.start('s', OWNED, {}, outsider)).payload?.errors?.[0]?.errorType).toBe('Unauthorized')
  })

  it('is counted', async () => {
    world.operations.length = 0
    const client = await world.connect(alice)
    await client.start('s', CREATED)
    expect(world.operations).toEqual([{ kind: 'subscription', fields: ['onCreateTodo'] }])
  })
})

describe('a token that runs out', () => {
  it('ends its connection, with no event after', async () => {
    const client = await world.connect(alice)
    await client.start('s', CREATED)
    await world.add(alice)
    await client.events('s', 1)
    world.clock.now += 900_000
    await world.add(alice)
    expect((await client.closed()).code).toBe(1008)
    expect(client.messages.filter(({ type }) => type === 'data')).toHaveLength(1)
    expect(client.messages.at(-1)?.payload?.errors).toEqual([
      { errorType: 'UnauthorizedException', message: 'Token has expired.' },
    ])
  })

  it('ends the connection when nothing happens, too', async () => {
    const client = await world.connect(alice)
    world.clock.now += 900_000
    await client.closed()
  })

  it('ends a subscription of its own, and leaves the connection', async () => {
    const client = await world.connect(alice)
    const host = new URL(world.endpoint).host
    await client.start('short', CREATED, {}, { host, Authorization: await world.tokenOf(alice, { exp: now() + 60 }) })
    await client.start('s', CREATED)
    world.clock.now += 60_000
    await world.add(alice)
    await client.events('s', 1)
    expect(client.messages.find(({ id, type }) => id === 'short' && type === 'error')?.payload?.errors).toEqual([
      { errorType: 'UnauthorizedException', message: 'Token has expired.' },
    ])
    expect(await client.eventsOf('short')).toEqual([])
  })
})

describe('a connection', () => {
  it('that does not read is ended before it fills the memory, and the others are served', async () => {
    const [deaf, hearing] = [await world.connect(alice), await world.connect(alice)]
    // A subscriber may ask for one field under many names.
    const notes = Array.from({ length: 100 }, (_, index) => `n${index}: notes`).join(' ')
    for (const id of ['a', 'b', 'c', 'd', 'e']) await deaf.start(id, `subscription { onCreateTodo { ${notes} } }`)
    await hearing.start('s', CREATED)
    deaf.socket.pause()
    for (let count = 0; count < 20; count += 1) await world.mutate(alice, NOTED, { input: newTodo({ notes: LONG }) })
    expect(await hearing.events('s', 20)).toHaveLength(20)
    deaf.socket.resume()
    expect((await deaf.closed()).code).toBe(1006)
  })

  it('is sent no event of more than 240 KB', async () => {
    const client = await world.connect(alice)
    const notes = Array.from({ length: 130 }, (_, index) => `n${index}: notes`).join(' ')
    await client.start('large', `subscription { onCreateTodo { ${notes} } }`)
    await client.start('s', CREATED)
    await world.mutate(alice, NOTED, { input: newTodo({ notes: LONG }) })
    await client.events('s', 1)
    expect(await client.eventsOf('large')).toEqual([])
  })

  it('that goes away takes its subscriptions along', async () => {
    const client = await world.connect(alice)
    await client.start('s', CREATED)
    client.socket.terminate()
    await client.closed()
    await world.add(alice)
    expect(world.door.reports).toEqual([])
  })
})

it('ends every connection when the twin stops, read or not', async () => {
  const other = await createRealtimeWorld()
  const [client, deaf] = [await other.connect(alice), await other.connect(alice)]
  deaf.socket.pause()
  const begun = Date.now()
  await other.close()
  expect(Date.now() - begun).toBeLessThan(3000)
  expect((await client.closed()).code).toBe(1001)
})
