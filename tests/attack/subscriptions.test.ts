// What each of the cast hears of whose todos, over AppSync's websocket, and with what a caller could try.
import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ownStack } from '../own-stack'
import { ask, drawTodoId, type Person } from '../people'
import { type Opening, openRealtime, type RealtimeClient } from '../realtime-client'
import { type Cast, createCast, type Identity } from './cast'
import { forgeries } from './forgeries'

const stack = ownStack()
const { environment } = stack
const endpoint = environment.AWS_ENDPOINT_URL
const forged = forgeries(stack.dataDirectory)

const FIELDS = 'id name state owner createdAt updatedAt'
const CREATE = `mutation ($input: CreateTodoInput!) { createTodo(input: $input) { ${FIELDS} } }`
const UPDATE = `mutation ($input: UpdateTodoInput!) { updateTodo(input: $input) { ${FIELDS} } }`
const DELETE = `mutation ($input: DeleteTodoInput!) { deleteTodo(input: $input) { ${FIELDS} } }`
const SUBSCRIPTIONS = ['onCreateTodo', 'onUpdateTodo', 'onDeleteTodo'] as const
const callers = ['nonMember', 'member', 'owner', 'admin'] as const satisfies Identity[]
type Caller = (typeof callers)[number]
type Heard = 'own' | 'others' | 'refused'

const plain = (name: string) => `subscription { ${name} { id owner } }`
const filtered = (name: string) =>
  `subscription ($f: ModelSubscriptionTodoFilterInput, $owner: String) { ${name}(filter: $f, owner: $owner) { id owner } }`

interface Way {
  query: (name: string) => string
  variables?: (own: string, other: string) => Record<string, unknown>
  /** To members, and to who is none. */
  heard: readonly [member: readonly Heard[], nonMember: readonly Heard[]]
}

const ALL = ['own', 'others'] as const
const byOwner = (name: string) => `subscription ($owner: String) { ${name}(owner: $owner) { id owner } }`

const ways: Record<string, Way> = {
  'no argument': { query: plain, heard: [ALL, ['own']] },
  'their own name': { query: byOwner, variables: (owner) => ({ owner }), heard: [['own'], ['own']] },
  'the name of another': { query: byOwner, variables: (_, owner) => ({ owner }), heard: [['others'], ['refused']] },
  'a null for a name': { query: byOwner, variables: () => ({ owner: null }), heard: [[], ['own']] },
  'an empty name': { query: byOwner, variables: () => ({ owner: '' }), heard: [[], ['own']] },
  'a filter for all but themselves': {
    query: filtered,
    variables: (ne) => ({ f: { owner: { ne } } }),
    heard: [['others'], []],
  },
  'a filter for another': {
    query: filtered,
    variables: (_, eq) => ({ f: { owner: { eq } } }),
    heard: [['others'], []],
  },
  'a filter for anybody, by `or`': {
    query: filtered,
    variables: (eq, ne) => ({ f: { or: [{ owner: { eq } }, { owner: { eq: ne } }, { state: { eq: 'OPEN' } }] } }),
    heard: [ALL, ['own']],
  },
  'their own name and a filter for others': {
    query: filtered,
    variables: (owner) => ({ owner, f: { owner: { ne: owner } } }),
    heard: [['others'], []],
  },
  'the name of another and a filter for themselves': {
    query: filtered,
    variables: (eq, owner) => ({ owner, f: { owner: { eq } } }),
    heard: [['own'], ['refused']],
  },
}

let cast: Cast
const clients: RealtimeClient[] = []
beforeAll(async () => {
  cast = await createCast(environment)
})
const leave = () => {
  for (const client of clients.splice(0)) client.close()
}
afterEach(leave)
afterAll(leave)

const connect = async (token: string | undefined, more: Partial<Opening> = {}) => {
  const client = await openRealtime({ endpoint, token, ...more })
  clients.push(client)
  return client
}

const say = async ({ accessToken }: Person, query: string, input: Record<string, unknown>) => {
  const { errors } = await ask(environment, accessToken, query, { input })
  expect(errors).toEqual([])
}

/** A todo of somebody's, made, changed and deleted. */
const liveThrough = async (person: Person) => {
  const id = drawTodoId()
  await say(person, CREATE, { id, name: 'Heard of', state: 'OPEN' })
  await say(person, UPDATE, { id, name: 'Heard of again', state: 'OPEN' })
  await say(person, DELETE, { id })
}

const ownersOf = async (client: RealtimeClient, id: string) =>
  (await client.eventsOf(id)).map((event) => {
    const [todo] = Object.values(event?.data ?? {}) as { owner: string }[]
    return todo?.owner
  })

const hear = async (caller: Person, other: Person, token: string, { query, variables }: Way) => {
  const client = await connect(token)
  const witness = await connect(cast.admin.accessToken)
  for (const name of SUBSCRIPTIONS) expect((await witness.start(name, plain(name))).type).toBe('start_ack')
  const answers = await Promise.all(
    SUBSCRIPTIONS.map((name) => client.start(name, query(name), variables?.(caller.sub, other.sub))),
  )
  for (const person of [caller, other]) await liveThrough(person)
  const mine = (owner: unknown) => owner === caller.sub || owner === other.sub
  await expect
    .poll(async () => (await ownersOf(witness, 'onDeleteTodo')).filter(mine).length, { timeout: 5000 })
    .toBe(2)
  return Promise.all(
    SUBSCRIPTIONS.map(async (name, index): Promise<Heard[]> => {
      const answer = answers[index]
      if (answer?.payload?.errors?.[0]?.errorType === 'Unauthorized') {
        expect(await client.eventsOf(name)).toEqual([])
        return ['refused']
      }
      expect(answer?.type).toBe('start_ack')
      return (await ownersOf(client, name)).filter(mine).map((owner) => (owner === caller.sub ? 'own' : 'others'))
    }),
  )
}

describe.each(['accessToken', 'idToken'] as const)('with the %s', (kind) => {
  const cells = callers.flatMap((identity) => Object.keys(ways).map((way) => ({ identity, way })))
  it.each(cells)('$identity with $way hears what the table says', async ({ identity, way }) => {
    const caller = cast[identity satisfies Caller]
    const other = identity === 'owner' ? cast.member : cast.owner
    const { heard, ...rest } = ways[way] as Way
    const expected = heard[identity === 'nonMember' ? 1 : 0]
    expect(await hear(caller, other, caller[kind], { heard, ...rest })).toEqual(SUBSCRIPTIONS.map(() => expected))
  })
})

describe('who is signed out', () => {
  it.each([undefined, '', 'Bearer '])('opens nothing: %j', async (token) => {
    const { payload } = await (await connect(token)).first('connection_error')
    expect(payload?.errors?.[0]).toMatchObject({ errorType: 'UnauthorizedException', errorCode: 401 })
  })

  it('starts nothing on a connection of another', async () => {
    const client = await connect(cast.member.accessToken)
    const { type, payload } = await client.start('s', plain('onCreateTodo'), {}, { host: new URL(endpoint).host })
    expect([type, payload?.errors?.[0]?.errorType]).toEqual(['error', 'UnauthorizedException'])
  })
})

it.each(Object.keys(forged))('a token of the administrator with %s opens nothing and starts nothing', async (way) => {
  const token = (await forged[way]?.(cast.admin)) ?? ''
  const client = await connect(token)
  expect((await client.first('connection_error')).payload?.errors?.[0]?.errorType).toBe('UnauthorizedException')
  await client.closed()
  const member = await connect(cast.member.accessToken)
  const authorization = { host: new URL(endpoint).host, Authorization: token }
  const { type, payload } = await member.start('s', plain('onCreateTodo'), {}, authorization)
  expect([type, payload?.errors?.[0]?.errorType]).toEqual(['error', 'UnauthorizedException'])
})

describe('a page of another site', () => {
  it.each(['https://evil.example', 'null', `${stack.origin}.evil.example`, stack.origin.replace('http:', 'https:')])(
    'opens nothing from %s',
    async (origin) => {
      await expect(connect(cast.member.accessToken, { origin })).rejects.toThrow('403')
    },
  )

  it('opens nothing by a name that it rebinds', async () => {
    const status = await new Promise((resolve, reject) => {
      const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
      const headers = { ...upgrade, 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==', host: 'evil.example' }
      const sent = request(`${endpoint}/graphql/realtime`, { headers }, ({ statusCode }) => resolve(statusCode))
      sent.once('upgrade', () => reject(new Error('It was let in.')))
      sent.once('error', reject)
      sent.end()
    })
    expect(status).toBe(403)
  })

  it('leaves the app its own', async () => {
    const client = await connect(cast.member.idToken, { origin: stack.origin })
    expect((await client.start('s', plain('onCreateTodo'))).type).toBe('start_ack')
  })
})
