import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CognitoIdentityProviderClient, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../amplify/services'
import { counter, startWorld, type World } from './world'

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('admin@example.com', 'admins')
})
afterAll(() => world.close())

const repair = (userId: string, through = world.plain) => world.ask(admin, 'repairMember', { userId }, through)

describe('a repair', () => {
  it('adds a user once, and changes nothing the second time', async () => {
    const carol = await world.person('carol@example.com')
    expect(await repair(carol.username)).toEqual({ outcome: 'ADDED' })
    expect(await world.ask(carol, 'enterWorkspace')).toMatchObject({ standing: 'MEMBER' })
    const { counts, before } = counter()
    expect(await repair(carol.username, world.services({ before }))).toEqual({ outcome: 'ALREADY' })
    expect(counts).toEqual({ AdminListGroupsForUserCommand: 2 })
  })

  it('of nobody is tried twice and then said to be that', async () => {
    world.waits.length = 0
    const { counts, before } = counter()
    expect(await repair(randomUUID(), world.services({ before }))).toEqual({ refusal: 'NOT_FOUND' })
    expect(counts).toEqual({ AdminListGroupsForUserCommand: 3 })
    expect(world.waits).toEqual([300])
  })

  it('that Cognito wrongly finds nobody for is carried out at the second attempt', async () => {
    const dan = await world.person('dan@example.com')
    let isWrong = true
    const before = (command: string) => {
      if (command !== 'AdminAddUserToGroupCommand' || !isWrong) return
      isWrong = false
      throw new UserNotFoundException({ message: 'User does not exist.', $metadata: {} })
    }
    expect(await repair(dan.username, world.services({ before }))).toEqual({ outcome: 'ADDED' })
  })

  it.each(['carol@example.com', '', ' ', 'a b', 'x'.repeat(129), '../admin', 'ann\n'])(
    'of %j is refused before anybody is asked',
    async (userId) => {
      const { counts, before } = counter()
      expect(await repair(userId, world.services({ before }))).toEqual({ refusal: 'INVALID' })
      expect(counts).toEqual({ AdminListGroupsForUserCommand: 1 })
    },
  )

  it('by two administrators at once ends well for both', async () => {
    const fay = await world.person('fay@example.com')
    const answers = await Promise.all([repair(fay.username), repair(fay.username)])
    expect(answers).toContainEqual({ outcome: 'ADDED' })
    expect(await repair(fay.username)).toEqual({ outcome: 'ALREADY' })
  })
})

describe('a caller whom the token still calls an administrator', () => {
  it.each(['membershipHealth', 'listUsers', 'repairMember'])('is refused %s once demoted', async (operation) => {
    const former = await world.person(`former.${operation}@example.com`, 'admins', 'everyone')
    const target = await world.person(`target.${operation}@example.com`)
    const args = { userId: target.username }
    expect(await world.ask(former, operation, args)).not.toHaveProperty('refusal')
    await world.leave(former.username, 'admins')
    const { counts, before } = counter()
    const identity = { ...former, groups: ['admins'], claims: { 'cognito:groups': ['admins'] } }
    expect(await world.ask(identity, operation, args, world.services({ before }))).toEqual({ refusal: 'FORBIDDEN' })
    expect(counts).toEqual({ AdminListGroupsForUserCommand: 1 })
    const gone = { sub: randomUUID(), username: randomUUID() }
    expect(await world.ask(gone, operation, args)).toEqual({ refusal: 'FORBIDDEN' })
  })
})

describe('a Cognito that throttles', () => {
  it('is answered for as that, by every operation that asks it', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(400, { 'x-amzn-errortype': 'TooManyRequestsException' })
      response.end(JSON.stringify({ __type: 'TooManyRequestsException', message: 'Rate exceeded' }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const cognito = new CognitoIdentityProviderClient({
      region: world.backend.region,
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    })
    const through = world.services({}, { cognito })
    const args = { userId: admin.username, name: 'Ann' }
    for (const operation of ['enterWorkspace', 'changeDisplayName', 'membershipHealth', 'listUsers', 'repairMember'])
      expect(await world.ask(admin, operation, args, through), operation).toEqual({ refusal: 'THROTTLED' })
    cognito.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
})
