import { AdminAddUserToGroupCommand, GetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getPage, sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { cognitoOf, createPerson, type Person, signIn } from '../people'
import {
  answerOf,
  callAsForm,
  callAsScript,
  OWN_ACCOUNT_ACTIONS,
  type OwnAccountAction,
  readActionIds,
} from './app-actions'
import { type App, startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast, newEmail } from './cast'

const stack = ownStack()
const { environment } = stack
const ids = readActionIds()
let cast: Cast
let bare: App
const origins: Record<string, () => string> = {
  'with middleware.ts': () => stack.origin,
  'without middleware.ts': () => bare.origin,
}

beforeAll(async () => {
  ;[cast, bare] = await Promise.all([createCast(environment), startWithoutMiddleware(stack)])
})
afterAll(() => bare?.stop())

const FRESH = 'Another-word-33'

/** Fields that do what the action is for, when the person they are of sends them. */
const fieldsOf = ({ email, password }: Person): Record<OwnAccountAction, Record<string, string>> => ({
  changePassword: { currentPassword: password, password: FRESH },
  sendEmailCode: {},
  confirmEmail: { code: '123456' },
  beginApp: { currentPassword: password },
  beginAppAgain: {},
  switchAppOn: { code: '123456' },
  switchAppOff: { currentPassword: password },
  signOutEverywhere: {},
  deleteAccount: { confirmation: email, currentPassword: password },
})

/** Their account is there, and no sign-in of theirs is ended. */
const isWell = ({ accessToken: AccessToken }: Person) =>
  cognitoOf(environment).send(new GetUserCommand({ AccessToken }))

describe.each(Object.keys(origins))('%s', (where) => {
  const call = (action: OwnAccountAction, fields: Record<string, string>, cookie: string) => {
    const origin = origins[where]?.() ?? ''
    return { origin, path: '/todos', id: ids[action] ?? '', fields, cookie, from: origin }
  }

  it.each(OWN_ACCOUNT_ACTIONS)('%s does nothing for who is signed out, whatever they know', async (action) => {
    const sent = call(action, { ...fieldsOf(cast.owner)[action], username: cast.owner.sub }, '')
    expect(answerOf(await callAsScript(sent))).toBe('unauthenticated')
    expect((await callAsForm(sent)).setCookies).toEqual([])
    await isWell(cast.owner)
  })

  it.each(OWN_ACCOUNT_ACTIONS)('%s does nothing with a token whose signature is not the pool’s', async (action) => {
    const { accessToken } = cast.owner
    const cookie = sessionCookie(environment, { ...cast.owner, accessToken: `${accessToken.slice(0, -4)}AAAA` })
    expect(answerOf(await callAsScript(call(action, fieldsOf(cast.owner)[action], cookie)))).toBe('unauthenticated')
    await isWell(cast.owner)
  })

  it.each([
    ['changePassword', { currentPassword: 'Wrong-password-1', password: FRESH }],
    ['changePassword', { password: FRESH }],
    ['beginApp', { currentPassword: 'Wrong-password-1' }],
    ['switchAppOff', { currentPassword: 'Wrong-password-1' }],
    ['switchAppOn', { code: '000000' }],
    ['confirmEmail', { code: '000000' }],
  ] as const)('%s takes no %j: an unlocked screen is not enough', async (action, fields) => {
    const reply = await callAsScript(call(action, fields, sessionCookie(environment, cast.member)))
    expect(answerOf(reply)).toBe('invalid')
    expect(reply.setCookies).toEqual([])
    await isWell(cast.member)
  })

  it('deleteAccount deletes nobody whose address, or whose password, belongs to somebody else', async () => {
    const mine = sessionCookie(environment, cast.member)
    for (const fields of [
      fieldsOf(cast.owner).deleteAccount,
      { ...fieldsOf(cast.owner).deleteAccount, currentPassword: cast.member.password },
      { ...fieldsOf(cast.member).deleteAccount, currentPassword: 'Wrong-password-1' },
    ])
      expect(answerOf(await callAsScript(call('deleteAccount', { ...fields, sub: cast.owner.sub }, mine)))).toBe(
        'invalid',
      )
    await Promise.all([isWell(cast.member), isWell(cast.owner)])
  })

  it('deleteAccount leaves an administrator where they are', async () => {
    const sent = call('deleteAccount', fieldsOf(cast.admin).deleteAccount, sessionCookie(environment, cast.admin))
    expect(answerOf(await callAsScript(sent))).toBe('forbidden')
    await isWell(cast.admin)
  })

  it('deleteAccount leaves an administrator of a moment ago where they are, whose session does not say so yet', async () => {
    const rising = await createPerson(environment, newEmail('rising'), ['everyone'])
    const UserPoolId = environment.USER_POOL_ID
    await cognitoOf(environment).send(
      new AdminAddUserToGroupCommand({ UserPoolId, Username: rising.sub, GroupName: 'admins' }),
    )
    const sent = call('deleteAccount', fieldsOf(rising).deleteAccount, sessionCookie(environment, rising))
    const reply = await callAsScript(sent)
    expect(answerOf(reply)).toBe('forbidden')
    expect(reply.setCookies).toEqual([])
    await isWell(rising)
  })

  it('hands the secret of an app to nobody’s script: it is in the page of who asked, and in a cookie that scripts cannot read', async () => {
    const mine = sessionCookie(environment, cast.nonMember)
    const sent = call('beginApp', fieldsOf(cast.nonMember).beginApp, mine)
    const { setCookies } = await callAsScript({ ...sent, path: '/account/app' })
    const cookie = setCookies.find((set) => set.startsWith('commons.app-secret='))
    expect(cookie).toMatch(/; HttpOnly; SameSite=lax/i)
    const [kept = '', secret = ''] = /commons\.app-secret=[\w-]+%3A([A-Z2-7]+)/.exec(cookie ?? '') ?? []
    const shown = (cookies: string) => getPage(sent.origin, '/account/app', cookies)
    expect((await shown(`${mine}; ${kept}`)).html).toContain(secret)
    expect((await shown(mine)).html).not.toContain(secret)
    // Another who has the cookie is not shown it, and sets up nothing: Cognito, too, knows whose secret it is.
    const planted = `${sessionCookie(environment, cast.member)}; ${kept}`
    expect((await shown(planted)).html).not.toContain(secret)
    const code = new TOTP({ secret }).generate()
    expect(answerOf(await callAsScript(call('switchAppOn', { code }, planted)))).toBe('invalid')
    await isWell(cast.member)
  })

  it('leaves everybody the password that they had', async () => {
    for (const { email, password } of [cast.owner, cast.member, cast.admin, cast.nonMember])
      await signIn(environment, email, password)
  })
})
