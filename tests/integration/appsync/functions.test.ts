import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLambdaDataSource } from '../../../local/appsync/lambda-data-source'
import type { InvocationResult } from '../../../local/contract'
import { createWorld, person, type World } from './world'

const alice = person('alice', 'everyone')
const admin = person('admin', 'admins', 'everyone')
const ENTER = 'mutation Enter { enterWorkspace { standing displayName } }'

const calls: { name: string; event: unknown }[] = []
let answer: () => Promise<InvocationResult>
let world: World
beforeAll(async () => {
  world = await createWorld({
    invoke: (name, event) => {
      calls.push({ name, event })
      return answer()
    },
  })
})
afterAll(() => world.close())

const answering = (result: InvocationResult) => {
  calls.length = 0
  answer = async () => result
}

describe('a custom operation', () => {
  it('hands the function who asks, what and with which arguments', async () => {
    answering({ ok: true, payload: { outcome: 'DONE', refusal: null } })
    const reply = await world.ask(admin, 'mutation { manageUser(username: "carol", act: REPAIR) { outcome refusal } }')
    expect(reply).toMatchObject({ data: { manageUser: { outcome: 'DONE', refusal: null } }, errors: [] })
    expect(calls).toMatchObject([
      {
        name: 'membership',
        event: {
          typeName: 'Mutation',
          fieldName: 'manageUser',
          arguments: { username: 'carol', act: 'REPAIR' },
          identity: {
            sub: 'admin',
            username: 'admin',
            issuer: world.issuer,
            groups: ['admins', 'everyone'],
            sourceIp: ['127.0.0.1'],
            defaultAuthStrategy: 'ALLOW',
            claims: { sub: 'admin', token_use: 'access', 'cognito:groups': ['admins', 'everyone'] },
          },
        },
      },
    ])
  })

  it('has no groups for someone in none', async () => {
    answering({ ok: true, payload: { standing: 'WAITING', displayName: 'Carol' } })
    await world.ask(person('carol'), ENTER)
    expect(calls).toMatchObject([{ event: { identity: { groups: null } } }])
  })

  it('never reaches the function of a caller who is refused', async () => {
    answering({ ok: true, payload: {} })
    await world.ask(alice, 'mutation { manageUser(username: "alice", act: REPAIR) { outcome } }')
    expect(calls).toEqual([])
  })

  it('answers lists as the function gives them', async () => {
    answering({ ok: true, payload: [{ id: 'a', displayName: 'Alice' }] })
    const reply = await world.ask(alice, 'query { memberNames(ids: ["a", "b"]) { id displayName } }')
    expect(reply.data).toEqual({ memberNames: [{ id: 'a', displayName: 'Alice' }] })
  })
})

describe('a function that fails', () => {
  it('is Lambda:Unhandled, with what it said and nothing about its null', async () => {
    answering({ ok: false, errorType: 'TypeError', errorMessage: 'x is undefined', timedOut: false })
    const reply = await world.ask(alice, ENTER)
    expect(reply).toEqual({
      status: 200,
      data: null,
      errors: [
        {
          path: ['enterWorkspace'],
          data: null,
          errorType: 'Lambda:Unhandled',
          errorInfo: null,
          locations: [{ line: 1, column: 18, sourceName: null }],
          message: 'x is undefined',
        },
      ],
    })
  })

  it('is Lambda:Unhandled too when it took longer than its own limit', async () => {
    const errorMessage = '2026-01-02T03:04:05.000Z Task timed out after 25.00 seconds'
    answering({ ok: false, errorType: 'Sandbox.Timedout', errorMessage, timedOut: true })
    expect((await world.ask(alice, ENTER)).errors).toMatchObject([
      { errorType: 'Lambda:Unhandled', message: errorMessage },
    ])
  })

  it('is given up by AppSync itself after its own limit, under another name', async () => {
    const source = createLambdaDataSource({
      invoke: () => new Promise(() => {}),
      functionName: 'membership',
      limitMilliseconds: 20,
    })
    await expect(source.load({ operation: 'Invoke' })).rejects.toMatchObject({
      type: 'Lambda:ExecutionTimeoutException',
      message: 'Execution timed out.',
    })
  })

  it('answers null where the schema wants something: an error that says where', async () => {
    answering({ ok: true, payload: null })
    expect(await world.ask(alice, ENTER)).toMatchObject({
      data: null,
      errors: [
        {
          path: ['enterWorkspace'],
          message: "Cannot return null for non-nullable type: 'Entrance' within parent 'Mutation' (/enterWorkspace)",
        },
      ],
    })
  })

  it('leaves the other fields of the request alone', async () => {
    answering({ ok: false, errorType: 'Error', errorMessage: 'no', timedOut: false })
    const reply = await world.ask(alice, '{ getMember(id: "x") { id } __typename }')
    expect(reply).toMatchObject({ data: { getMember: null, __typename: 'Query' }, errors: [] })
  })
})
