// What every answer of the app carries, whatever it answers, and what no answer carries.
import { beforeAll, describe, expect, it } from 'vitest'
import { getPage, sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { addTodo } from '../people'
import { readActionIds } from './app-actions'
import { type Cast, createCast } from './cast'
import { belongingsOf } from './ledger'

const stack = ownStack()
const { environment, origin } = stack
const ids = readActionIds()

let cast: Cast
let todo = ''
let asset = ''
beforeAll(async () => {
  cast = await createCast(environment)
  todo = await addTodo(environment, cast.member, 'Mine')
  const { html } = await getPage(origin, '/sign-in')
  asset = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? ''
})

const cookie = (who: 'member' | 'admin') => sessionCookie(environment, cast[who])
const FOREIGN = { origin: 'https://evil.example' }

const ask = (path: string, { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' })

const ANSWERS: Record<string, { status: number; ask: () => Promise<Response> }> = {
  'a page': { status: 200, ask: () => ask('/sign-in') },
  'a page of somebody': { status: 200, ask: () => ask('/todos', { headers: { cookie: cookie('member') } }) },
  'the way to the sign-in page': { status: 307, ask: () => ask('/todos') },
  'a page that is not theirs': { status: 403, ask: () => ask('/admin', { headers: { cookie: cookie('member') } }) },
  'a page that is not there': { status: 404, ask: () => ask('/nowhere') },
  'rows of a list': {
    status: 200,
    ask: () => ask('/todos/rows?of=mine&show=open', { headers: { cookie: cookie('member') } }),
  },
  'no rows, for the signed-out': { status: 401, ask: () => ask('/todos/rows?of=mine&show=open') },
  'changes from elsewhere': {
    status: 403,
    ask: () =>
      ask('/todos/changes', {
        method: 'POST',
        headers: { cookie: cookie('member'), 'content-type': 'application/json', ...FOREIGN },
        body: '{}',
      }),
  },
  'a method that is not there': {
    status: 405,
    ask: () => ask('/todos/live', { headers: { cookie: cookie('member') } }),
  },
  'a file of todos': {
    status: 200,
    ask: () => ask('/todos/export?of=mine&format=json', { headers: { cookie: cookie('member') } }),
  },
  'a preflight': {
    status: 204,
    ask: () =>
      ask('/todos/changes', { method: 'OPTIONS', headers: { ...FOREIGN, 'access-control-request-method': 'POST' } }),
  },
  'a script': { status: 200, ask: () => ask(asset, { headers: FOREIGN }) },
  'the icon': { status: 200, ask: () => ask('/icon.svg', { headers: FOREIGN }) },
}
const names = Object.keys(ANSWERS)

describe.each(names)('%s', (name) => {
  const answer = async () => {
    const reply = await ANSWERS[name]?.ask()
    expect(reply?.status).toBe(ANSWERS[name]?.status)
    return (header: string) => reply?.headers.get(header) ?? ''
  }

  it('has browsers come back by https only, for a year at least and under every name below ours', async () => {
    const header = (await answer())('strict-transport-security')
    expect(Number(/max-age=(\d+)/.exec(header)?.[1])).toBeGreaterThanOrEqual(365 * 24 * 3600)
    expect(header).toMatch(/; includeSubDomains/)
  })

  it('is taken for what it says it is, and its address told to no other site', async () => {
    const header = await answer()
    expect(header('x-content-type-options')).toBe('nosniff')
    expect(header('referrer-policy')).toBe('same-origin')
    expect(header('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('is read by no page of another site', async () => {
    const header = await answer()
    for (const allowed of ['origin', 'credentials', 'methods', 'headers'])
      expect(header(`access-control-allow-${allowed}`)).toBe('')
  })
})

describe('whoever only looks', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('changes nothing by %s, though they name an action', async (method) => {
    const before = await belongingsOf(environment, cast.member)
    const act = `do=${encodeURIComponent(`TRASH ${todo} 1 OPEN`)}`
    for (const [action, query] of Object.entries({ actOnTodo: act, removeTodo: `id=${todo}&version=1`, signOut: '' })) {
      const headers = { cookie: cookie('member'), origin, 'next-action': ids[action] ?? '' }
      const reply = await ask(`/todos?${query}`, { method, headers })
      expect([action, reply.headers.getSetCookie()]).toEqual([action, []])
    }
    expect(await belongingsOf(environment, cast.member)).toEqual(before)
  })
})

describe('the way out', () => {
  const MEMBERS = [
    '/todos',
    '/todos?of=mine&show=trash',
    '/people',
    '/import',
    '/account',
    '/account/name',
    '/todos/TODO',
  ]
  const ADMINS = ['', '/users', '/users/new', '/users/USER', '/runs', '/ledger', '/settings', '/orphans']
  const pages = [...MEMBERS, ...ADMINS.map((path) => `/admin${path}`)]

  it.each(pages)('stands on %s', async (path) => {
    const who = path.startsWith('/admin') ? 'admin' : 'member'
    const { status, html } = await getPage(
      origin,
      path.replace('TODO', todo).replace('USER', cast.member.sub),
      cookie(who),
    )
    expect(status).toBe(200)
    expect(html).toMatch(new RegExp(`<form[^>]*>(?:(?!</form>).)*${ids.signOut}(?:(?!</form>).)*Sign out`, 's'))
  })
})
