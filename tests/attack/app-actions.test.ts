import { randomUUID } from 'node:crypto'
import { AdminRemoveUserFromGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getPage, sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { addTodo, ask, cognitoOf, drawTodoId, type Person } from '../people'
import { type ActionName, answerOf, callAsForm, callAsScript, OWN_ACCOUNT_ACTIONS, readActionIds } from './app-actions'
import { ADMINISTRATORS_ACTIONS, actionTable, answerFor } from './app-actions-table'
import { type App, startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast, IDENTITIES, type Identity } from './cast'
import { belongingsOf } from './ledger'
import { TARGETS, type Target } from './matrix-operations'

const stack = ownStack()
const { environment } = stack
const ids = readActionIds()
type Tabled = keyof typeof actionTable
const actions = Object.keys(actionTable) as Tabled[]
/** Where the action's form stands, and a page whose form it is not. */
const PATHS: Record<Tabled, string[]> = {
  createTodo: ['/todos', '/account/name'],
  actOnTodo: ['/todos', '/account/name'],
  editTodo: ['/todos', '/account/name'],
  removeTodo: ['/todos', '/account/name'],
  manageUser: ['/admin/users', '/todos'],
  changeDisplayName: ['/account/name', '/todos'],
}

let cast: Cast
let bare: App
const todos = new Map<Person, string>()
const origins: Record<string, () => string> = {
  'with middleware.ts': () => stack.origin,
  'without middleware.ts': () => bare.origin,
}

beforeAll(async () => {
  ;[cast, bare] = await Promise.all([createCast(environment), startWithoutMiddleware(stack)])
  for (const person of [cast.owner, cast.member]) {
    todos.set(person, await addTodo(environment, person, 'Not yours'))
  }
})
afterAll(() => bare?.stop())

const nameOf = async ({ accessToken, sub }: Person) => {
  const query = 'query ($id: ID!) { getMember(id: $id) { displayName } }'
  const { data } = await ask(environment, accessToken, query, { id: sub })
  return (data as { getMember: { displayName: string } }).getMember.displayName
}

const callerOf = (identity: Identity) => (identity === 'anonymous' ? cast.member : cast[identity])
const otherOf = (identity: Identity) => (identity === 'owner' ? cast.member : cast.owner)
const cookieOf = (identity: Identity) =>
  identity === 'anonymous' ? '' : sessionCookie(environment, callerOf(identity))

const fieldsFor = async (action: Tabled, identity: Identity, target: Target): Promise<Record<string, string>> => {
  const [caller, other] = [callerOf(identity), otherOf(identity)]
  const todo = async () => {
    if (target === 'missing') return drawTodoId()
    if (target === 'malformed') return '../../admin'
    if (target === 'others') return todos.get(other) ?? ''
    return identity === 'anonymous' ? (todos.get(caller) ?? '') : addTodo(environment, caller, 'Mine')
  }
  switch (action) {
    case 'createTodo': {
      // The form has no such fields.
      const foreign = { owner: other.sub, createdAt: '2099-01-01T00:00:00.000Z', version: '7', state: 'TRASH' }
      return {
        id: { own: drawTodoId(), others: todos.get(other) ?? '', missing: drawTodoId(), malformed: '../../admin' }[
          target
        ],
        name: target === 'missing' ? ' \u200b' : 'New',
        ...foreign,
      }
    }
    case 'actOnTodo':
      return { do: `DONE ${await todo()} 1 OPEN`, owner: other.sub }
    case 'editTodo': {
      const written = { name: 'Renamed by an attack', notes: 'And noted', due: '2030-01-02' }
      return { id: await todo(), version: '1', from: 'OPEN', ...written, owner: other.sub }
    }
    case 'removeTodo':
      return { id: await todo(), version: '1' }
    case 'manageUser':
      return {
        act: 'REPAIR',
        username: { own: caller.sub, others: cast.waiting.sub, missing: randomUUID(), malformed: 'no id!' }[target],
      }
    case 'changeDisplayName':
      return {
        name: {
          own: `Free ${randomUUID().slice(0, 8)}`,
          others: await nameOf(other),
          missing: '\u200b',
          malformed: 'x'.repeat(61),
        }[target],
        id: other.sub,
      }
  }
}

const unchanged = async (people: Person[]) => {
  const state = () => Promise.all(people.map((person) => belongingsOf(environment, person)))
  const before = await state()
  return async () => expect(await state()).toEqual(before)
}

const cells = actions.flatMap((action) =>
  IDENTITIES.flatMap((identity) =>
    TARGETS.map((target) => ({ action, identity, target, expected: answerFor(action, identity, target) })),
  ),
)

it('leaves no action and no cell out', () => {
  const tested: string[] = [...actions, ...ADMINISTRATORS_ACTIONS, ...OWN_ACCOUNT_ACTIONS, 'checkAgain', 'signOut']
  const before = [
    ...['signIn', 'giveAppCode', 'signUp', 'confirmSignUp', 'resendCode', 'setNewPassword'],
    ...['askForCode', 'resetPassword', 'sendAgain'],
  ]
  expect(Object.keys(ids).sort()).toEqual([...tested, ...before].sort())
  expect(cells.filter(({ expected }) => !expected)).toEqual([])
  expect(cells).toHaveLength(actions.length * 5 * 4)
})

it('knows the id of the repair from the page of an administrator, as an attacker would who once was one', async () => {
  const { html } = await getPage(stack.origin, '/admin/users', cookieOf('admin'))
  expect(html).toContain(ids.manageUser)
})

describe.each(Object.keys(origins))('%s', (where) => {
  const origin = () => origins[where]?.() ?? ''

  const outsiders = ADMINISTRATORS_ACTIONS.flatMap((action) =>
    IDENTITIES.filter((identity) => identity !== 'admin').map((identity) => ({ action, identity })),
  )
  it.each(outsiders)('$action by $identity is refused, and changes nobody', async ({ action, identity }) => {
    const check = await unchanged([cast.waiting, cast.admin, callerOf(identity)])
    const fields = { usernames: cast.waiting.sub, email: 'planted@example.com', scope: 'ALL', id: 'x', order: 'APPLY' }
    const call = { origin: origin(), path: '/todos', id: ids[action] ?? '', fields, cookie: cookieOf(identity) }
    const reply = await callAsScript({ ...call, from: origin() })
    expect(answerOf(reply)).toBe(identity === 'anonymous' ? 'unauthenticated' : 'forbidden')
    await check()
  })
  const call = (
    action: ActionName,
    path: string,
    identity: Identity,
    fields: Record<string, string>,
    from?: string | null,
  ) => ({
    origin: origin(),
    path,
    id: ids[action] ?? '',
    fields,
    cookie: cookieOf(identity),
    from: from === undefined ? origin() : from,
  })

  it.each(cells)(
    '$action of $target by $identity is answered $expected',
    async ({ action, identity, target, expected }) => {
      const done = expected === 'done' || expected.startsWith('to ')
      const bystanders = [
        otherOf(identity),
        ...(done ? [] : [callerOf(identity)]),
        ...(done && action === 'manageUser' ? [] : [cast.waiting]),
      ]
      const check = await unchanged(bystanders)
      for (const path of PATHS[action].slice(0, done ? 1 : 2)) {
        const reply = await callAsScript(call(action, path, identity, await fieldsFor(action, identity, target)))
        expect([path, answerOf(reply)]).toEqual([path, expected])
        if (expected === 'forbidden' && action === 'manageUser') expect(reply.text).not.toMatch(/@example\.com/)
      }
      if (!done) {
        const form = await callAsForm(
          call(action, PATHS[action][0] ?? '', identity, await fieldsFor(action, identity, target)),
        )
        expect(form.status).toBeLessThan(500)
      }
      await check()
      if (action === 'manageUser' && done)
        await cognitoOf(environment).send(
          new AdminRemoveUserFromGroupCommand({
            UserPoolId: environment.USER_POOL_ID,
            Username: cast.waiting.sub,
            GroupName: 'everyone',
          }),
        )
    },
  )

  it.each([
    ['a version that is over', { version: '0' }, 'conflict'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'invalid'],
    ['notes that are too long', { notes: 'x'.repeat(2001) }, 'invalid'],
    ['a day that is none', { due: '2026-02-30' }, 'invalid'],
    ['a state that is none', { from: 'GONE' }, 'invalid'],
    ['a version that is none', { version: '1e3' }, 'invalid'],
  ])('editTodo with %s changes nothing of one’s own either', async (_, wrong, expected) => {
    const id = await addTodo(environment, cast.member, 'Mine')
    const check = await unchanged([cast.member])
    const fields = { id, version: '1', from: 'OPEN', name: 'Other', notes: '', due: '', ...wrong }
    expect(answerOf(await callAsScript(call('editTodo', '/todos', 'member', fields)))).toBe(expected)
    await check()
  })

  it.each([
    'TRASH',
    'DONE  1 OPEN',
    'GONE id 1 OPEN',
    'DONE id -1 OPEN',
    'DONE id 1 OPEN TRASH',
    'DONE id 1 OPEN\nDONE id 1 OPEN',
  ])('actOnTodo takes no %j', async (act) => {
    expect(answerOf(await callAsScript(call('actOnTodo', '/todos', 'member', { do: act })))).toBe('invalid')
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'editTodo leads nobody to %s',
    async (back) => {
      const id = await addTodo(environment, cast.member, 'Mine')
      const fields = { id, version: '1', from: 'OPEN', name: 'Other', notes: '', due: '', back }
      const reply = await callAsScript(call('editTodo', '/todos', 'member', fields))
      expect(answerOf(reply)).not.toContain('evil')
      expect(reply.location).not.toMatch(/evil|javascript/)
    },
  )
})
