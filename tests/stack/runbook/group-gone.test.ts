import {
  type AdminAddUserToGroupCommand,
  DeleteGroupCommand,
  GetTokensFromRefreshTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { words } from '../../../lib/server/words'
import { runCommand } from '../../integration/scripts/run-command'
import { ask, cognitoOf, createPerson, type Person, signIn } from '../../people'
import { readRunbook } from './document'
import { ADMIN, PASSWORD, type RunbookWorld, startRunbookWorld } from './world'

const WAITING = 'You are not a member yet'

/** In the order in which the runbook has them. */
const commandsOf = (title: string) => [
  ...(readRunbook()
    .find((section) => section.title === title)
    ?.commands.keys() ?? []),
]

let world: RunbookWorld
let alice: Person
let admin: Person
beforeAll(async () => {
  world = await startRunbookWorld()
  alice = await signIn(world.environment, 'alice@example.com', 'Commons-alice-1')
  admin = await signIn(world.environment, ADMIN.email, ADMIN.password)
})
afterAll(() => world?.close())

const send = async (command: DeleteGroupCommand | AdminAddUserToGroupCommand) => {
  const cognito = cognitoOf(world.environment)
  await cognito.send(command as DeleteGroupCommand)
  cognito.destroy()
}
const dropGroup = (GroupName: string) =>
  send(new DeleteGroupCommand({ UserPoolId: world.environment.USER_POOL_ID, GroupName }))

/** The tokens that a person has when the old ones are over. */
const renewed = async (person: Person): Promise<Person> => {
  const cognito = cognitoOf(world.environment)
  const input = { ClientId: world.environment.USER_POOL_CLIENT_ID, RefreshToken: person.refreshToken }
  const { AuthenticationResult } = await cognito.send(new GetTokensFromRefreshTokenCommand(input))
  const { AccessToken: accessToken = '', IdToken: idToken = '' } = AuthenticationResult ?? {}
  return { ...person, accessToken, idToken }
}

it('without the group everyone each page says so, and once it is made again a repair puts all back but those kept out', async () => {
  const kept = await createPerson(world.environment, 'kept.out@example.com', ['everyone'])
  const keepOut = 'mutation K($u: ID!) { manageUser(username: $u, act: KEEP_OUT) { refusal outcome } }'
  const { data } = await ask(world.environment, admin.accessToken, keepOut, { u: kept.sub })
  expect(data?.manageUser).toMatchObject({ outcome: 'DONE' })

  await dropGroup('everyone')
  expect((await world.type('list-groups')).out.trim()).toBe('admins')
  // A token names the group until it ends.
  expect((await world.page('/todos', alice)).text).not.toContain(WAITING)
  expect((await world.page('/todos', await renewed(alice))).text).toContain(WAITING)
  for (const path of ['/admin', '/admin/users']) {
    const { status, text } = await world.page(path, admin)
    expect([path, status]).toEqual([path, 200])
    expect(text).toContain(words.repair.noGroup)
  }
  expect((await world.type('status')).err).toMatch(/^There is no group everyone in Cognito any more\./)
  const failed = await world.type('plan')
  expect(failed.code).toBe(1)
  expect(failed.out).toMatch(/^The run is stopped by a failure\.\nThere is no group everyone in Cognito any more\./)
  const id = /^Run (\S+)$/m.exec(failed.out)?.[1]
  expect((await world.page(`/admin/runs/${id}`, admin)).text).toContain(
    'There is no group everyone in Cognito any more',
  )

  const newcomer = 'newcomer@example.com'
  await world.signUp(newcomer)
  expect((await world.confirm(newcomer)).headers.get('location')).toBe('/todos')
  const waiting = await signIn(world.environment, newcomer, PASSWORD)
  expect((await world.page('/todos', waiting)).text).toContain(WAITING)
  expect(world.logOf(world.postConfirmation)).toContain('Group not found.')

  expect((await world.type('make-everyone')).code).toBe(0)
  expect((await world.type('plan')).out).toMatch(/^1 user kept out on purpose: not counted as missing\.$/m)
  // Three who are seeded, the newcomer, and whom an administrator made.
  expect((await world.type('apply-plan')).out).toMatch(/^5 users added to everyone$/m)
  for (const person of [alice, waiting])
    expect((await world.page('/todos', await renewed(person))).text).not.toContain(WAITING)
  expect((await world.type('look-at-user', { EMAIL: kept.email })).out.trim()).toBe('CONFIRMED')
  expect((await world.type('status')).out).toMatch(/^0 of 6 users cannot see the workspace, 1 kept out on purpose/)
}, 240_000)

it('without the group admins nobody is an administrator, until it is made again and somebody is put into it', async () => {
  await dropGroup('admins')
  const held = await world.page('/admin', admin)
  expect(held.text).toContain(words.failure.forbidden)
  expect((await world.page('/admin', await renewed(admin))).status).toBe(403)
  expect((await world.type('status')).err.trim()).toBe('admin@example.com is not an administrator.')

  expect((await world.type('make-admins')).code).toBe(0)
  expect((await world.type('grant-admin')).code).toBe(0)
  expect((await world.type('status')).out).toMatch(/^0 of \d+ users cannot see the workspace/)
  const { status, text } = await world.page('/admin', await renewed(admin))
  expect([status, text.includes(words.failure.forbidden)]).toEqual([200, false])
}, 120_000)

it('without either group grant-admin says how to make both, and once they are made the way back works in this order', async () => {
  for (const group of ['admins', 'everyone']) await dropGroup(group)
  const grantAdmin = () => runCommand('grant-admin', [ADMIN.email, '--local'], { LOCAL_DATA_DIR: world.dataDirectory })
  const commands = commandsOf('3. A group is gone')
  expect(commands).toEqual(['list-groups', 'make-admins', 'make-everyone', 'grant-admin'])
  expect((await grantAdmin()).err).toMatch(
    /^The user pool has no group admins and no group everyone\. Nothing was changed/,
  )

  for (const command of commands.slice(1)) expect([command, (await world.type(command)).code]).toEqual([command, 0])
  expect((await grantAdmin()).out).toContain('now: added to everyone in ')
  expect((await world.type('plan')).code).toBe(0)
  expect((await world.type('apply-plan')).out).toMatch(/^\d+ users added to everyone$/m)
  expect((await world.type('status')).out).toMatch(/^0 of \d+ users cannot see the workspace/)
}, 180_000)
