import { rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  AdminRemoveUserFromGroupCommand,
  GetTokensFromRefreshTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, cognitoOf, type Person, signIn } from '../../people'
import { ADMIN, type RunbookWorld, startRunbookWorld } from './world'

let world: RunbookWorld
beforeAll(async () => {
  world = await startRunbookWorld()
})
afterAll(() => world?.close())

const renew = async ({ refreshToken }: Person) => {
  const cognito = cognitoOf(world.environment)
  const input = { ClientId: world.environment.USER_POOL_CLIENT_ID, RefreshToken: refreshToken }
  return (await cognito.send(new GetTokensFromRefreshTokenCommand(input))).AuthenticationResult
}
const readTodos = async (token: string) => {
  const { status, errors } = await ask(
    world.environment,
    token,
    '{ todosByState(state: OPEN, limit: 1) { items { id } } }',
  )
  return { status, isRefused: errors.length > 0 }
}

it('whoever is taken out reads until their token ends, is refused by functions at once, and their ended sign-in is not renewed', async () => {
  const bob = await signIn(world.environment, 'bob@example.com', 'Commons-bob-1')
  const UserPoolId = world.environment.USER_POOL_ID
  const command = new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: bob.email, GroupName: 'everyone' })
  await cognitoOf(world.environment).send(command)
  expect(await readTodos(bob.accessToken)).toEqual({ status: 200, isRefused: false })
  const { data } = await ask(world.environment, bob.accessToken, 'mutation { enterWorkspace { standing } }')
  expect(data?.enterWorkspace).toEqual({ standing: 'WAITING' })

  expect((await world.type('sign-out-everywhere', { EMAIL: bob.email })).code).toBe(0)
  await expect(renew(bob)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' })
  const again = await signIn(world.environment, bob.email, bob.password)
  expect((await world.page('/todos', again)).text).toContain('You are not a member yet')
})

it('after the signing key has changed people go on by their refresh token', async () => {
  const alice = await signIn(world.environment, 'alice@example.com', 'Commons-alice-1')
  expect((await world.page('/todos', alice)).status).toBe(200)
  await world.restart(() => rmSync(join(world.dataDirectory, 'cognito', 'signing-key.pem')))
  expect((await readTodos(alice.accessToken)).status).toBe(401)
  // Its tokens end within 15 minutes: until then the app, which knows the old key, believes them, and AppSync does not.
  expect((await world.page('/todos', alice)).text).toContain('You are signed out.')
  const { AccessToken: accessToken = '', IdToken: idToken = '' } = (await renew(alice)) ?? {}
  expect(await readTodos(accessToken)).toEqual({ status: 200, isRefused: false })
  // The app, which had the old keys, fetches the new ones.
  await expect.poll(async () => (await world.page('/todos', { ...alice, accessToken, idToken })).status).toBe(200)
})

it('a wrong clock is named by the aws command, and is over when it is set', async () => {
  world.fault.clockMs = 20 * 60_000
  expect((await world.type('check-clock')).err).toContain('Signature expired')
  world.fault.clockMs = -20 * 60_000
  expect((await world.type('check-clock')).err).toContain('Signature not yet current')
  world.fault.clockMs = 0
  expect((await world.type('check-clock')).out.trim()).toBe('admins')
})

it('an app that was built against another client signs nobody in, and shows a number that its log explains', async () => {
  await world.changeClient('anotherclient0123456789abc')
  const answer = await world.signIn(ADMIN.email, ADMIN.password)
  const id = /tell an administrator this: ([\da-f-]{36})/.exec(answer.text)?.[1] ?? 'no number'
  const line = world
    .appLog()
    .split('\n')
    .find((each) => each.includes('"level":"error"') && each.includes(id))
  expect(line).toMatch(/User pool client \w+ does not exist/)
  await world.changeClient(world.environment.USER_POOL_CLIENT_ID)
  expect((await world.signIn(ADMIN.email, ADMIN.password)).headers.get('location')).toBe('/todos')
})
