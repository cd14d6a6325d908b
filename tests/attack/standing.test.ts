// What tokens cannot say: who somebody was a moment ago, and whom a name makes them look like.
import { randomUUID } from 'node:crypto'
import { AdminAddUserToGroupCommand, AdminRemoveUserFromGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { beforeAll, describe, expect, it } from 'vitest'
import { ownStack } from '../own-stack'
import { addTodo, ask, cognitoOf, createPerson, type Person, signIn } from '../people'
import { type Cast, createCast, newEmail } from './cast'
import { belongingsOf, groupsOf } from './ledger'
import { outcomeOf } from './outcome'

const { environment } = ownStack()
const cognito = cognitoOf(environment)
const UserPoolId = environment.USER_POOL_ID
const DELETE = 'mutation ($input: DeleteTodoInput!) { deleteTodo(input: $input) { id } }'
const REPAIR = 'mutation ($username: ID!) { manageUser(username: $username, act: REPAIR) { outcome refusal } }'
const USERS = '{ listUsers { refusal nextCursor users { id } } }'
const HEALTH = '{ membershipHealth { refusal users members missing } }'

let cast: Cast
let id = ''
beforeAll(async () => {
  cast = await createCast(environment)
  id = await addTodo(environment, cast.owner, 'Not yours')
})

const as = (person: Person, query: string, variables: Record<string, unknown> = {}) =>
  ask(environment, person.accessToken, query, variables)

describe('somebody who was more, or is in one group only', () => {
  const promote = (person: Person, GroupName: string) =>
    cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: person.sub, GroupName }))
  const demote = (person: Person, GroupName: string) =>
    cognito.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: person.sub, GroupName }))

  it('in admins and not in everyone: repairs and lists users, and reads no todo of another', async () => {
    const ruler = await createPerson(environment, newEmail('only-admin'), ['admins'])
    expect(outcomeOf(await as(ruler, HEALTH))).toBe('done')
    expect(outcomeOf(await as(ruler, USERS))).toBe('done')
    expect(outcomeOf(await as(ruler, 'query ($id: ID!) { getTodo(id: $id) { id } }', { id }))).toBe('refused')
    expect(outcomeOf(await as(ruler, DELETE, { input: { id } }))).toBe('refused')
    expect(outcomeOf(await as(ruler, REPAIR, { username: ruler.sub }))).toBe('DONE')
  })

  it('no administrator any more, with a token that still says so: FORBIDDEN by the function', async () => {
    const fallen = await createPerson(environment, newEmail('fallen'), ['everyone', 'admins'])
    await demote(fallen, 'admins')
    for (const query of [HEALTH, USERS]) expect(outcomeOf(await as(fallen, query))).toBe('FORBIDDEN')
    expect((await as(fallen, USERS)).data).toEqual({
      listUsers: { refusal: 'FORBIDDEN', nextCursor: null, users: null },
    })
    expect(outcomeOf(await as(fallen, REPAIR, { username: cast.waiting.sub }))).toBe('FORBIDDEN')
    expect(await groupsOf(environment, cast.waiting.sub)).toEqual([])
  })

  it('an administrator only since a moment ago: refused until the token says so, too', async () => {
    const rising = await createPerson(environment, newEmail('rising'), ['everyone'])
    await promote(rising, 'admins')
    expect(outcomeOf(await as(rising, USERS))).toBe('refused')
    const again = await signIn(environment, rising.email, rising.password)
    expect(outcomeOf(await as(again, USERS))).toBe('done')
  })

  it('repaired by id only: neither an e-mail address nor a list of letters moves anybody', async () => {
    for (const username of [cast.waiting.email, `${cast.waiting.sub} `, '*', '', 'a'.repeat(129), "' OR '1'='1"]) {
      expect(['INVALID', 'NOT_FOUND']).toContain(outcomeOf(await as(cast.admin, REPAIR, { username })))
      expect(await groupsOf(environment, cast.waiting.sub)).toEqual([])
    }
  })

  it('poses as nobody: names that look like the owner’s are taken, and those of office too', async () => {
    const { getMember } = (await belongingsOf(environment, cast.owner)) as { getMember: { displayName: string } }
    const name = getMember.displayName
    const alike = [
      name.toUpperCase(),
      ` ${name} `,
      name.replace('o', 'о'),
      name.replace('i', 'l'),
      `${name}\u200b`,
      'Admin',
      'аdmin',
      'Everyone',
      'You',
    ]
    for (const wished of alike) {
      const reply = await as(
        cast.member,
        'mutation ($name: String!) { changeDisplayName(name: $name) { displayName refusal } }',
        { name: wished },
      )
      expect([wished, outcomeOf(reply)]).toEqual([wished, 'NAME_TAKEN'])
    }
  })

  it('asks for too many names at once, and is given none', async () => {
    const ids = Array.from({ length: 101 }, () => randomUUID())
    const reply = await as(cast.member, 'query ($ids: [ID!]!) { memberNames(ids: $ids) { id } }', { ids })
    expect(reply.data).toBeNull()
    expect(reply.errors).toMatchObject([{ errorType: 'Lambda:Unhandled' }])
  })
})
