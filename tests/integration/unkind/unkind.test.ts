// Each way in which the twin fails on purpose, seen by a client over the wire.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  GetUserCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { loadBackend } from '../../../local/assembly/load-backend'
import { openKeyring } from '../../../local/signature/keyring'
import { startTwin } from '../../../local/start-twin'
import { PUBLISHED_QUOTAS, type Unkind, type UnkindSetting } from '../../../local/unkind/unkind'
import { synthesise } from '../../../scripts/synthesise'

const start = async (unkind: UnkindSetting, clock = Date.now) => {
  const backend = loadBackend((await synthesise()).directory)
  const { region, accountId, functions, userPool } = backend
  const dataDirectory = mkdtempSync(join(tmpdir(), 'commons-unkind-'))
  const reports: unknown[] = []
  const report = (error: unknown) => void reports.push(error)
  const twin = await startTwin({
    backend,
    dataDirectory,
    port: 0,
    appPort: 3999,
    scheduleEveryMs: 0,
    clock,
    report,
    unkind,
  })
  const endpoint = `http://127.0.0.1:${twin.port}`
  const credentials = openKeyring(dataDirectory, { accountId, functions }).administrator
  const sdk = new CognitoIdentityProviderClient({ region, endpoint, credentials, maxAttempts: 1 })
  const lambda = new LambdaClient({ region, endpoint, credentials, maxAttempts: 1 })
  const stop = async () => {
    sdk.destroy()
    lambda.destroy()
    await twin.close()
    rmSync(dataDirectory, { recursive: true, force: true })
    expect(reports).toEqual([])
  }
  return { twin, endpoint, sdk, lambda, functions, UserPoolId: userPool.id, stop }
}

let unkind: Unkind | undefined
let ahead = 0
/** The moment at which the twin's clock stands still, when it does. */
let still: number | undefined
let world: Awaited<ReturnType<typeof start>>
let sdk: CognitoIdentityProviderClient
let UserPoolId: string
let users: string[]
beforeAll(async () => {
  world = await start(
    () => unkind,
    () => still ?? Date.now() + ahead,
  )
  sdk = world.sdk
  UserPoolId = world.UserPoolId
  const people = Array.from({ length: 200 }, (_, number) => ({ email: `user-${number}@example.com` }))
  users = await world.twin.importUsers(people)
})
afterEach(() => {
  unkind = undefined
  still = undefined
})
afterAll(() => world.stop())

const GroupName = 'everyone'
const add = (Username = '') => sdk.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))
const get = (Username = '') => sdk.send(new AdminGetUserCommand({ UserPoolId, Username }))
const metrics = async () =>
  (await (await fetch(`${world.endpoint}/metrics.json`)).json()) as {
    operations: { cognito: Record<string, number>; mishaps: Record<string, number> }
    busiestSecond: Record<string, number>
    invocations: number
  }
const happened = async (mishap: string) => (await metrics()).operations.mishaps[mishap] ?? 0

const membersNow = async () => {
  const members: string[] = []
  let NextToken: string | undefined
  do {
    const page = await sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName, ...(NextToken && { NextToken }) }))
    for (const { Username = '' } of page.Users ?? []) members.push(Username)
    NextToken = page.NextToken
  } while (NextToken)
  return members
}

const walk = async () => {
  const sizes: number[] = []
  const seen: string[] = []
  let PaginationToken: string | undefined
  do {
    const page = await sdk.send(new ListUsersCommand({ UserPoolId, ...(PaginationToken && { PaginationToken }) }))
    sizes.push(page.Users?.length ?? 0)
    seen.push(...(page.Users ?? []).map(({ Username = '' }) => Username))
    PaginationToken = page.PaginationToken
  } while (PaginationToken)
  return { sizes, seen }
}

const outcomes = async (acts: number, act: (index: number) => Promise<unknown>) => {
  const names: string[] = []
  for (let index = 0; index < acts; index++) {
    names.push(
      await act(index).then(
        () => 'ok',
        (error: Error) => error.name,
      ),
    )
  }
  return names
}

describe('a twin that nobody asked to be unkind', () => {
  it('fails at nothing, and counts every call by its operation and the busiest second', async () => {
    const before = await metrics()
    expect(await outcomes(40, () => get(users[0]))).toEqual(Array.from({ length: 40 }, () => 'ok'))
    const after = await metrics()
    expect((after.operations.cognito.AdminGetUser ?? 0) - (before.operations.cognito.AdminGetUser ?? 0)).toBe(40)
    expect(after.busiestSecond.userRead).toBeGreaterThan(5)
    expect(after.operations.mishaps).toEqual({})
    expect((await walk()).sizes).toEqual([60, 60, 60, 20])
  })
})

describe('an unkind twin', () => {
  it('gives pages that hold fewer with more to come, and loses nobody by it', async () => {
    unkind = { seed: 1, shortPages: 0.7 }
    const { sizes, seen } = await walk()
    expect(sizes.length).toBeGreaterThan(4)
    expect(sizes.some((size, index) => size < 60 && index < sizes.length - 1)).toBe(true)
    expect(Math.min(...sizes)).toBeGreaterThan(0)
    expect(seen).toEqual(users.toSorted())
    expect(await happened('shortPage')).toBeGreaterThan(0)
  })

  it('holds a category to its quota in any second of its own clock', async () => {
    still = Date.now() + ahead + 10_000
    unkind = { seed: 1, quotas: { ...PUBLISHED_QUOTAS, userRead: 5 } }
    const names = await Promise.all(Array.from({ length: 12 }, () => get(users[0]).then(() => 'ok', String)))
    expect(names.filter((name) => name === 'ok')).toHaveLength(5)
    const refusal = { name: 'TooManyRequestsException', message: 'Rate exceeded' }
    await expect(get(users[0])).rejects.toMatchObject({ ...refusal, $metadata: { httpStatusCode: 400 } })
    still += 1000
    await get(users[0])
    expect(await happened('overQuota')).toBe(8)
  })

  it('throttles below the quota', async () => {
    unkind = { seed: 1, throttleRate: 0.3 }
    const names = await outcomes(60, () => get(users[0]))
    const throttled = names.filter((name) => name === 'TooManyRequestsException').length
    expect(throttled).toBeGreaterThan(6)
    expect(throttled).toBeLessThan(35)
    expect(throttled + names.filter((name) => name === 'ok').length).toBe(60)
    expect(await happened('throttled')).toBe(throttled)
  })

  it('answers with InternalErrorException, before the act or after it', async () => {
    unkind = { seed: 2, errorRate: 0.5 }
    const tried = users.slice(0, 40)
    const names = await outcomes(40, (index) => add(tried[index]))
    const failed = tried.filter((_, index) => names[index] === 'InternalErrorException')
    expect(failed.length).toBeGreaterThan(10)
    await expect(Promise.all(tried.map(add))).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } })
    unkind = undefined
    const members = new Set(await membersNow())
    expect(tried.filter((_, index) => names[index] === 'ok').every((user) => members.has(user))).toBe(true)
  })

  it('knows of some errors that the act was done all the same', async () => {
    unkind = { seed: 3, errorRate: 1 }
    const tried = users.slice(40, 70)
    const names = await outcomes(30, (index) => add(tried[index]))
    expect(new Set(names)).toEqual(new Set(['InternalErrorException']))
    unkind = undefined
    const members = new Set(await membersNow())
    const done = tried.filter((user) => members.has(user)).length
    expect(done).toBeGreaterThan(5)
    expect(done).toBeLessThan(25)
  })

  it('does what was asked and ends the connection without an answer', async () => {
    unkind = { seed: 4, lostReplyRate: 1 }
    const lost = users.slice(70, 75)
    for (const user of lost) await expect(add(user)).rejects.toMatchObject({ code: 'ECONNRESET' })
    unkind = undefined
    expect(await membersNow()).toEqual(expect.arrayContaining(lost))
    expect(await happened('lostReply')).toBe(5)
  })

  it('lists users and members as they were a while ago', async () => {
    unkind = { seed: 5, listLagMs: 60_000 }
    const user = users[80] ?? ''
    await add(user)
    await sdk.send(new AdminDisableUserCommand({ UserPoolId, Username: user }))
    const Filter = 'status = "Disabled"'
    const disabled = async () => (await sdk.send(new ListUsersCommand({ UserPoolId, Filter }))).Users?.length
    expect(await membersNow()).not.toContain(user)
    expect(await disabled()).toBe(0)
    ahead += 60_000
    expect(await membersNow()).toContain(user)
    expect(await disabled()).toBe(1)
  })

  it('says UserNotFoundException of somebody who exists, to AdminAddUserToGroup alone', async () => {
    unkind = { seed: 6, userNotFoundRate: 0.5 }
    const names = await outcomes(30, (index) => add(users[90 + index]))
    expect(new Set(names)).toEqual(new Set(['ok', 'UserNotFoundException']))
    expect(new Set(await outcomes(30, () => get(users[0])))).toEqual(new Set(['ok']))
    unkind = undefined
    const members = new Set(await membersNow())
    expect(names.map((_, index) => members.has(users[90 + index] ?? ''))).toEqual(names.map((name) => name === 'ok'))
  })

  it('changes no group of a share of the users, always the same ones', async () => {
    unkind = { seed: 9, unluckyUsers: 0.3 }
    const tried = users.slice(120, 160)
    const names = await outcomes(40, (index) => add(tried[index]))
    const unlucky = names.filter((name) => name === 'InternalErrorException').length
    expect(unlucky).toBeGreaterThan(3)
    expect(unlucky).toBeLessThan(25)
    expect(await outcomes(40, (index) => add(tried[index]))).toEqual(names)
    const members = new Set(await membersNow())
    expect(tried.map((user) => members.has(user))).toEqual(names.map((name) => name === 'ok'))
  })

  it('delivers an event twice that was sent once, and a call that waits for its answer only once', async () => {
    const FunctionName = world.functions.find(({ name }) => name.includes('confirmation'))?.name
    const send = (InvocationType: 'Event' | 'RequestResponse') =>
      world.lambda.send(new InvokeCommand({ FunctionName, InvocationType, Payload: '{"triggerSource":"None"}' }))
    unkind = { seed: 8, duplicateEvents: 0.5 }
    const before = (await metrics()).invocations
    await send('RequestResponse')
    for (let sent = 0; sent < 8; sent++) await send('Event')
    const twice = await happened('duplicateEvent')
    expect(twice).toBeGreaterThan(0)
    expect(twice).toBeLessThan(8)
    await expect.poll(async () => (await metrics()).invocations, { timeout: 20_000 }).toBe(before + 1 + 8 + twice)
  })

  it('leaves what needs no AWS signature as it is: people sign in as ever', async () => {
    unkind = { seed: 7, throttleRate: 1, errorRate: 1, lostReplyRate: 1 }
    const getUser = new GetUserCommand({ AccessToken: 'a.b.c' })
    await expect(sdk.send(getUser)).rejects.toMatchObject({ message: 'Invalid Access Token' })
  })

  it('fails at the same calls for the same seed', async () => {
    const run = async (seed: number) => {
      const again = await start({ seed, throttleRate: 0.3, errorRate: 0.2 })
      const [Username = ''] = await again.twin.importUsers([{ email: 'ann@example.com' }])
      const query = { UserPoolId: again.UserPoolId, Username }
      const names = await outcomes(40, () => again.sdk.send(new AdminGetUserCommand(query)))
      await again.stop()
      return names
    }
    const first = await run(11)
    expect(await run(11)).toEqual(first)
    expect(await run(12)).not.toEqual(first)
  })
})
