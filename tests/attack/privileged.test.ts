// Every privileged operation by everybody who is no administrator, and by those who were one a moment ago.
import { setTimeout } from 'node:timers/promises'
import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadBackend } from '../../local/assembly/load-backend'
import { synthesise } from '../../scripts/synthesise'
import { ownStack } from '../own-stack'
import { addTodo, ask, cognitoOf, createPerson, type Person } from '../people'
import { type Cast, createCast, newEmail } from './cast'
import { belongingsOf, groupsOf } from './ledger'
import { outcomeOf } from './outcome'
import { privileged, type Victims } from './privileged-operations'

const { environment } = ownStack()
const cognito = cognitoOf(environment)
const UserPoolId = environment.USER_POOL_ID

/** What the matrix judges, but for the last: open to all who signed in, each by rules of its own. */
const OPEN = new Set([
  'getTodo',
  'todosByState',
  'todosByOwner',
  'createTodo',
  'updateTodo',
  'deleteTodo',
  'getMember',
  'membersByName',
  'memberNames',
  'enterWorkspace',
  'changeDisplayName',
  // In own-deletion.test.ts: whoever is granted it is gone.
  'deleteMyAccount',
])

/** Judged where its websocket is: no resolver of theirs gives an answer to a request. */
const LIVE = ['onCreateTodo', 'onDeleteTodo', 'onUpdateTodo']

type Former = 'demoted' | 'disabled' | 'deleted'
let cast: Cast
let victims: Victims
let former: Record<Former, Person>

const asAdmin = async (query: string) => {
  const { data, errors } = await ask(environment, cast.admin.accessToken, query)
  if (!data || errors.length > 0) throw new Error(JSON.stringify(errors))
  return data
}

const plannedRun = async () => {
  const { startRun } = (await asAdmin(
    `mutation { startRun(scope: SELECTED, usernames: ["${cast.waiting.sub}"]) { run { id } } }`,
  )) as { startRun: { run: { id: string } } }
  const { id } = startRun.run
  for (let look = 0; look < 100; look += 1) {
    const { repairRun } = (await asAdmin(`{ repairRun(id: "${id}") { run { state } } }`)) as {
      repairRun: { run: { state: string } }
    }
    if (repairRun.run.state === 'PLANNED') return id
    await setTimeout(300)
  }
  throw new Error('The run was not planned within thirty seconds')
}

beforeAll(async () => {
  cast = await createCast(environment)
  await addTodo(environment, cast.member, 'Not yours')
  const admin = await createPerson(environment, newEmail('other-admin'), ['everyone', 'admins'])
  victims = { waiting: cast.waiting.sub, member: cast.member.sub, admin: admin.sub, runId: await plannedRun() }
  const once = (word: string) => createPerson(environment, newEmail(word), ['everyone', 'admins'])
  former = { demoted: await once('demoted'), disabled: await once('disabled'), deleted: await once('deleted') }
  await cognito.send(
    new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: former.demoted.sub, GroupName: 'admins' }),
  )
  await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: former.disabled.sub }))
  await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: former.deleted.sub }))
})

/** All that the attacks are after, as AWS and an administrator see it. */
const stateOfThings = async () => {
  const accounts = await Promise.all(
    [victims.waiting, victims.member, victims.admin].map(async (Username) => {
      const { Enabled, UserStatus, UserLastModifiedDate } = await cognito.send(
        new AdminGetUserCommand({ UserPoolId, Username }),
      )
      return { Enabled, UserStatus, UserLastModifiedDate, groups: await groupsOf(environment, Username) }
    }),
  )
  const seen = await asAdmin(`{
    repairSettings { door nightly ratePercent }
    repairRuns { runs { id state counts { shelf count } } }
    repairItems(runId: "${victims.runId}") { items { username shelf } }
    auditEvents { events { chain seq hash } }
    listUsers(search: "intruder", searchField: EMAIL) { users { id } } }`)
  return { accounts, seen, belongings: await belongingsOf(environment, cast.member) }
}

it('is asked of every operation of the schema that is not open to all who signed in', async () => {
  const { graphqlApi } = loadBackend((await synthesise()).directory)
  const fieldsOf = (types: string) =>
    [...graphqlApi.schema.matchAll(new RegExp(`^type (?:${types})\\b[^{]*\\{\\n([^}]*)^\\}`, 'gm'))].flatMap(
      ([, body = '']) => [...body.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name),
    )
  const fields = fieldsOf('Query|Mutation')
  expect(fieldsOf('Subscription').sort()).toEqual(LIVE)
  const guarded = fields.filter((field) => !OPEN.has(field))
  expect(fields.length - guarded.length).toBe(OPEN.size)
  expect([...new Set(privileged.map(({ field }) => field as string))].sort()).toEqual(guarded.sort())
})

describe('somebody who is no administrator', () => {
  it.each(['anonymous', 'nonMember', 'member', 'owner'] as const)(
    '(%s) is refused each of them, by both tokens, and changes nothing',
    async (identity) => {
      const before = await stateOfThings()
      for (const kind of ['accessToken', 'idToken'] as const)
        for (const { name, query } of privileged) {
          const reply = await ask(
            environment,
            identity === 'anonymous' ? undefined : cast[identity][kind],
            query(victims),
          )
          expect([name, outcomeOf(reply)]).toEqual([name, identity === 'anonymous' ? 'no token' : 'refused'])
          expect(Object.values(reply.data ?? {}).every((value) => value === null)).toBe(true)
        }
      expect(await stateOfThings()).toEqual(before)
    },
  )
})

describe('somebody who was an administrator until a second ago, with a live token', () => {
  it.each(['demoted', 'disabled', 'deleted'] as const)(
    '(%s) is refused each of them, is told nothing, and changes nothing',
    async (who) => {
      const before = await stateOfThings()
      for (const kind of ['accessToken', 'idToken'] as const)
        for (const { name, query } of privileged) {
          const reply = await ask(environment, former[who][kind], query(victims))
          expect([name, outcomeOf(reply)]).toEqual([name, 'FORBIDDEN'])
          const [answer] = Object.values(reply.data ?? {}) as Record<string, unknown>[]
          const told = Object.entries(answer ?? {}).filter(([key, value]) => key !== 'refusal' && value !== null)
          expect([name, told]).toEqual([name, []])
        }
      expect(await stateOfThings()).toEqual(before)
    },
  )
})
