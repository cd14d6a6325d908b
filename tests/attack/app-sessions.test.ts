import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { addTodo, drawTodoId, type Person, signIn } from '../people'
import { type ActionName, answerOf, callAsForm, callAsScript, OWN_ACCOUNT_ACTIONS, readActionIds } from './app-actions'
import { type App, startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast, IDENTITIES, type Identity } from './cast'
import { belongingsOf } from './ledger'

const stack = ownStack()
const { environment } = stack
const ids = readActionIds()

let cast: Cast
let bare: App
let todo = ''
const origins: Record<string, () => string> = {
  'with middleware.ts': () => stack.origin,
  'without middleware.ts': () => bare.origin,
}

beforeAll(async () => {
  ;[cast, bare] = await Promise.all([createCast(environment), startWithoutMiddleware(stack)])
  todo = await addTodo(environment, cast.admin, 'Stays as it is')
})
afterAll(() => bare?.stop())

const callFor = (
  origin: string,
  action: ActionName,
  cookie: string,
  { path = '/todos', fields = {}, from = origin as string | null } = {},
) => ({ origin, path, id: ids[action] ?? '', fields: fields as Record<string, string>, cookie, from })

/** What an administrator, who may do the most, could do with each action on a page of their own. */
const harms = (): Record<ActionName, { path: string; fields: Record<string, string> }> => ({
  createTodo: { path: '/todos', fields: { id: drawTodoId(), name: 'Planted' } },
  actOnTodo: { path: '/todos', fields: { do: `TRASH ${todo} 1 OPEN` } },
  editTodo: {
    path: '/todos',
    fields: { id: todo, version: '1', from: 'OPEN', name: 'Defaced', notes: '', due: '', back: '/todos' },
  },
  removeTodo: { path: '/todos', fields: { id: todo, version: '1' } },
  manageUser: { path: '/admin/users', fields: { username: cast.waiting.sub, act: 'REPAIR' } },
  changeDisplayName: { path: '/account/name', fields: { name: 'Defaced' } },
  checkAgain: { path: '/todos', fields: {} },
  signOut: { path: '/todos', fields: {} },
  changePassword: {
    path: '/account/password',
    fields: { currentPassword: cast.admin.password, password: 'Planted-word-44' },
  },
  sendEmailCode: { path: '/account/email', fields: {} },
  confirmEmail: { path: '/account/email', fields: { code: '123456' } },
  beginApp: { path: '/account/app', fields: { currentPassword: cast.admin.password } },
  beginAppAgain: { path: '/account/app', fields: {} },
  switchAppOn: { path: '/account/app', fields: { code: '123456' } },
  switchAppOff: { path: '/account/app', fields: { currentPassword: cast.admin.password } },
  signOutEverywhere: { path: '/account', fields: {} },
  deleteAccount: {
    path: '/account/delete',
    fields: { confirmation: cast.admin.email, currentPassword: cast.admin.password },
  },
})

const ACTIONS: ActionName[] = [
  'createTodo',
  'actOnTodo',
  'editTodo',
  'removeTodo',
  'manageUser',
  'changeDisplayName',
  'checkAgain',
  'signOut',
  ...OWN_ACCOUNT_ACTIONS,
]

describe.each(Object.keys(origins))('%s', (where) => {
  const origin = () => origins[where]?.() ?? ''

  const FOREIGN: Record<string, () => string | null> = {
    'another site': () => 'https://evil.example',
    'null, as a sandboxed frame sends': () => 'null',
    'a host that begins like ours': () => `${origin()}.evil.example`,
    'another port of this machine': () => 'http://localhost:1',
    'nowhere: no Origin at all': () => null,
  }
  const attacks = ACTIONS.flatMap((action) => Object.keys(FOREIGN).map((from) => ({ action, from })))

  it.each(attacks)('refuses $action, sent with an administrator’s cookies from $from', async ({ action, from }) => {
    const people = [cast.admin, cast.waiting]
    const state = () => Promise.all(people.map((person) => belongingsOf(environment, person)))
    const before = await state()
    const cookie = sessionCookie(environment, cast.admin)
    const call = callFor(origin(), action, cookie, { ...harms()[action], from: FOREIGN[from]?.() ?? null })
    for (const reply of [await callAsScript(call), await callAsForm(call)]) {
      expect(reply.setCookies).toEqual([])
      expect(reply.location).toBe('')
      expect(reply.text).not.toMatch(/"notice":"/)
    }
    if (call.from === null) expect(answerOf(await callAsScript(call))).toBe('forbidden')
    else expect((await callAsScript(call)).status).toBeGreaterThanOrEqual(400)
    expect(await state()).toEqual(before)
  })

  const CHECK_AGAIN: Record<Identity, string> = {
    anonymous: 'unauthenticated',
    nonMember: 'done',
    member: 'to /todos',
    owner: 'to /todos',
    admin: 'to /todos',
  }

  it.each(IDENTITIES)('checkAgain gives %s no more than Cognito says', async (identity) => {
    const cookie = identity === 'anonymous' ? '' : sessionCookie(environment, cast[identity])
    const reply = await callAsScript(callFor(origin(), 'checkAgain', cookie))
    expect(answerOf(reply)).toBe(CHECK_AGAIN[identity])
    for (const set of reply.setCookies.filter((each) => !each.startsWith('commons.challenge=;')))
      expect(set).toMatch(/; HttpOnly; SameSite=lax/i)
    expect(reply.setCookies.length > 0).toBe(identity !== 'anonymous')
  })

  it('checkAgain takes no refresh token without a session that holds', async () => {
    const person = cast.member
    const cookie = sessionCookie(environment, { ...person, accessToken: `${person.accessToken.slice(0, -4)}AAAA` })
    expect(answerOf(await callAsScript(callFor(origin(), 'checkAgain', cookie)))).toBe('unauthenticated')
  })

  it.each(IDENTITIES)('signOut ends the session of %s and of nobody else', async (identity) => {
    const caller: Person | undefined = identity === 'anonymous' ? undefined : cast[identity]
    const fresh = caller && (await signIn(environment, caller.email, caller.password))
    const cookie = fresh ? sessionCookie(environment, fresh) : ''
    const reply = await callAsScript(callFor(origin(), 'signOut', cookie))
    expect(answerOf(reply)).toBe('to /sign-in')
    for (const set of reply.setCookies) expect(set).toMatch(/=;.*Expires=Thu, 01 Jan 1970/)
    if (!caller) return
    const again = await callAsScript(callFor(origin(), 'checkAgain', cookie))
    expect(answerOf(again)).toBe('unauthenticated')
    const first = await callAsScript(callFor(origin(), 'checkAgain', sessionCookie(environment, caller)))
    expect(answerOf(first)).toBe(CHECK_AGAIN[identity])
  })
})
