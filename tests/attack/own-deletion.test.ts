// Deleting one's own account at the API: who may, whose it is, and what is left of it.
import { randomUUID } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
  DeleteUserCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeAll, describe, expect, it } from 'vitest'
import { ownStack } from '../own-stack'
import { addTodo, ask, claimsOf, cognitoOf, type Person, signIn } from '../people'
import { createEntered, newEmail } from './cast'
import { outcomeOf } from './outcome'

const { environment } = ownStack()
const cognito = cognitoOf(environment)
const UserPoolId = environment.USER_POOL_ID
const DELETE = 'mutation { deleteMyAccount { outcome refusal } }'

const person = (email: string, groups: string[]) => createEntered(environment, email, groups)

let admin: Person
let reader: Person
beforeAll(async () => {
  admin = await person(newEmail('leaving-admin'), ['everyone', 'admins'])
  reader = await person(newEmail('staying'), ['everyone'])
})

const leave = (token: string | undefined, query = DELETE) => ask(environment, token, query)
const isThere = ({ sub }: Person) =>
  cognito.send(new AdminGetUserCommand({ UserPoolId, Username: sub })).then(
    () => true,
    (error: Error) => error.name !== 'UserNotFoundException' && Promise.reject(error),
  )

const nameOf = async ({ sub }: Person) => {
  const { data } = await ask(
    environment,
    reader.accessToken,
    'query ($id: ID!) { getMember(id: $id) { displayName } }',
    { id: sub },
  )
  return (data as { getMember: { displayName: string } }).getMember.displayName
}

interface Told {
  chain: string
  actor: string
  act: string
  outcome: string
  detail: string | null
}

/** What the ledger says of somebody, the oldest first. */
const told = async ({ sub }: Person) => {
  const query = 'query ($s: ID!) { auditEvents(subject: $s) { events { chain actor act outcome detail } } }'
  const { data } = await ask(environment, admin.accessToken, query, { s: sub })
  return (data as { auditEvents: { events: Told[] } }).auditEvents.events.toReversed()
}

const outcomesOf = async (who: Person) => (await told(who)).map(({ outcome }) => outcome)

describe('the account of one’s own', () => {
  it.each([{ groups: [] }, { groups: ['everyone'] }])(
    'goes at the word of its owner in $groups, and nothing else of anybody’s',
    async ({ groups }) => {
      const name = `leaver-${randomUUID().slice(0, 8)}`
      const leaver = await person(`${name}@example.com`, groups)
      const id = await addTodo(environment, leaver, 'Stays behind')
      expect(outcomeOf(await leave(leaver.accessToken))).toBe('DONE')
      expect(await isThere(leaver)).toBe(false)
      await expect(signIn(environment, leaver.email, leaver.password)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
      })
      expect(await nameOf(leaver)).toBe(`${name} (left)`)
      const todo = await ask(environment, reader.accessToken, 'query ($id: ID!) { getTodo(id: $id) { owner state } }', {
        id,
      })
      expect(todo.data).toEqual({ getTodo: { owner: leaver.sub, state: 'OPEN' } })
      const next = await person(`${name}@example.org`, groups)
      expect(await nameOf(next)).toBe(name)
      expect(await Promise.all([isThere(admin), isThere(reader)])).toEqual([true, true])
    },
  )

  it('stands in the ledger, by whom it was, in a chain that is intact', async () => {
    const leaver = await person(newEmail('told'), ['everyone'])
    await leave(leaver.accessToken)
    const events = await told(leaver)
    const event = { actor: leaver.sub, act: 'DELETE_OWN_ACCOUNT', detail: null, chain: expect.stringMatching(/^day#/) }
    expect(events).toEqual([
      { ...event, outcome: 'BEGUN' },
      { ...event, outcome: 'DONE' },
    ])
    const check = `query ($chain: String!) { verifyChain(chain: $chain) { refusal brokenAt rows } }`
    const { data } = await ask(environment, admin.accessToken, check, { chain: events[0]?.chain })
    expect(data).toMatchObject({ verifyChain: { refusal: null, brokenAt: null } })
  })

  it('goes once: tokens that still live are refused from then on, and the ledger grows by nothing', async () => {
    const leaver = await person(newEmail('twice'), ['everyone'])
    await leave(leaver.accessToken)
    for (let again = 0; again < 2; again += 1) expect(outcomeOf(await leave(leaver.accessToken))).toBe('NOT_FOUND')
    const rename = 'mutation { changeDisplayName(name: "Back again") { displayName refusal } }'
    const enter = 'mutation { enterWorkspace { standing refusal } }'
    for (const token of [leaver.accessToken, leaver.idToken]) {
      expect(outcomeOf(await leave(token, rename))).toBe('FORBIDDEN')
      expect(outcomeOf(await leave(token, enter))).toBe('NOT_FOUND')
    }
    expect(await outcomesOf(leaver)).toEqual(['BEGUN', 'DONE'])
  })

  it('does not go by an ID token, which a script of the page may hold', async () => {
    const stays = [reader, admin, await person(newEmail('outside'), [])]
    for (const who of stays) {
      expect(outcomeOf(await leave(who.idToken))).toBe('FORBIDDEN')
      expect(await isThere(who)).toBe(true)
      expect(await told(who)).toEqual([])
    }
  })

  it('goes once when it is asked for many times at once', async () => {
    const leaver = await person(newEmail('hasty'), ['everyone'])
    const replies = await Promise.all(Array.from({ length: 4 }, () => leave(leaver.accessToken)))
    const outcomes = replies.map((reply) => outcomeOf(reply))
    expect(outcomes.filter((outcome) => outcome === 'DONE')).toHaveLength(1)
    for (const outcome of outcomes) expect(['DONE', 'ALREADY', 'NOT_FOUND', 'THROTTLED']).toContain(outcome)
    expect(await nameOf(leaver)).toMatch(/ \(left\)$/)
  })

  it('does not go without a token, or with one that is not the pool’s', async () => {
    expect(outcomeOf(await leave(undefined))).toBe('no token')
    const [head, , signature] = reader.accessToken.split('.')
    const claims = { ...claimsOf(reader.accessToken), sub: admin.sub, username: admin.sub }
    const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
    expect(outcomeOf(await leave(forged))).toBe('no token')
    expect(await Promise.all([isThere(admin), isThere(reader)])).toEqual([true, true])
  })

  it.each(['username', 'sub', 'id', 'owner', 'input'])(
    'is the only one that can be meant: %s names nobody',
    async (name) => {
      const query = `mutation { deleteMyAccount(${name}: "${admin.sub}") { outcome refusal } }`
      expect(outcomeOf(await leave(reader.accessToken, query))).toBe('bad input')
      expect(await Promise.all([isThere(admin), isThere(reader)])).toEqual([true, true])
    },
  )

  it('stays with somebody whose account is disabled, whatever token they have', async () => {
    const off = await person(newEmail('off'), ['everyone'])
    await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: off.sub }))
    expect(outcomeOf(await leave(off.accessToken))).toBe('FORBIDDEN')
    expect(await isThere(off)).toBe(true)
    expect(await told(off)).toEqual([])
  })

  it('that Cognito itself is told to delete is in no ledger, and its name is still held', async () => {
    const name = `direct-${randomUUID().slice(0, 8)}`
    const leaver = await person(`${name}@example.com`, ['everyone'])
    await cognito.send(new DeleteUserCommand({ AccessToken: leaver.accessToken }))
    expect(await nameOf(leaver)).toBe(name)
    expect(await told(leaver)).toEqual([])
  })
})

describe('an administrator', () => {
  const promote = ({ sub }: Person) =>
    cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: sub, GroupName: 'admins' }))
  const demote = ({ sub }: Person) =>
    cognito.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: sub, GroupName: 'admins' }))

  it('is refused, and the attempt is told', async () => {
    const ruler = await person(newEmail('ruler'), ['everyone', 'admins'])
    for (let again = 0; again < 2; again += 1) expect(outcomeOf(await leave(ruler.accessToken))).toBe('SELF')
    expect(await isThere(ruler)).toBe(true)
    expect(await outcomesOf(ruler)).toEqual(['BEGUN', 'REFUSED', 'BEGUN', 'REFUSED'])
  })

  it('since a moment ago is refused, though the token says nothing of it', async () => {
    const rising = await person(newEmail('rising'), ['everyone'])
    await promote(rising)
    expect(outcomeOf(await leave(rising.accessToken))).toBe('SELF')
    expect(await isThere(rising)).toBe(true)
  })

  it('until a moment ago is not held by a token that still says so', async () => {
    const fallen = await person(newEmail('fallen'), ['everyone', 'admins'])
    await demote(fallen)
    expect(outcomeOf(await leave(fallen.accessToken))).toBe('DONE')
    expect(await isThere(fallen)).toBe(false)
  })
})
