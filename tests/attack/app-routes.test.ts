// What the list's own script asks the app for, asked by everybody else.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getPage, sessionCookie } from '../app-client'
import { ownStack } from '../own-stack'
import { addTodo, ask, drawTodoId, type Person } from '../people'
import { type App, startWithoutMiddleware } from './app-without-middleware'
import { type Cast, createCast, IDENTITIES, type Identity } from './cast'
import { belongingsOf } from './ledger'
import { TARGETS, type Target } from './matrix-operations'

const stack = ownStack()
const { environment } = stack
// How every JSON web token begins.
const TOKEN = 'eyJ'
const NEVER_STORED = 'private, no-store'

let cast: Cast
let bare: App
/** Of each of the cast who is signed in: an open todo, and one in the trash. */
const open = new Map<Person, string>()
const trash = new Map<Person, string>()
const origins: Record<string, () => string> = {
  'with middleware.ts': () => stack.origin,
  'without middleware.ts': () => bare.origin,
}

const CREATE = 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id } }'

beforeAll(async () => {
  ;[cast, bare] = await Promise.all([createCast(environment), startWithoutMiddleware(stack)])
  for (const person of [cast.owner, cast.member, cast.nonMember, cast.admin]) {
    open.set(person, await addTodo(environment, person, 'Stays as it is'))
    const id = drawTodoId()
    const expiresAt = Math.floor(Date.now() / 1000) + 86_400
    await ask(environment, person.accessToken, CREATE, {
      input: { id, name: `Thrown away by ${person.sub}`, state: 'TRASH', expiresAt },
    })
    trash.set(person, id)
  }
})
afterAll(() => bare?.stop())

const callerOf = (identity: Identity) => (identity === 'anonymous' ? cast.member : cast[identity])
const otherOf = (identity: Identity) => (identity === 'owner' ? cast.member : cast.owner)
const cookieOf = (identity: Identity) =>
  identity === 'anonymous' ? '' : sessionCookie(environment, callerOf(identity))

interface Change {
  kind: string
  id?: string
  [field: string]: unknown
}

interface Outcome {
  ok: boolean
  data?: { id: string; ownerId: string } | null
  error?: { code: string; message: string }
  current?: unknown
}

describe.each(Object.keys(origins))('%s', (where) => {
  const origin = () => origins[where]?.() ?? ''

  const post = async (path: string, body: string, headers: Record<string, string>) => {
    const reply = await fetch(`${origin()}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
    const text = await reply.text()
    return { status: reply.status, text, headers: reply.headers }
  }
  const json = (identity: Identity) => ({
    'content-type': 'application/json',
    cookie: cookieOf(identity),
    origin: origin(),
  })
  const send = (identity: Identity, changes: unknown[]) =>
    post('/todos/changes', JSON.stringify({ changes }), json(identity))
  const outcomesOf = async (identity: Identity, changes: unknown[]): Promise<Outcome[]> =>
    JSON.parse((await send(identity, changes)).text).outcomes
  const codeOf = ({ ok, error }: Outcome) => (ok ? 'done' : error?.code)

  const get = async (identity: Identity, path: string) => {
    const reply = await fetch(`${origin()}${path}`, { headers: { cookie: cookieOf(identity) }, redirect: 'manual' })
    return { status: reply.status, text: await reply.text(), headers: reply.headers }
  }

  /** Runs an attack, and shows that nothing of anybody's was changed by it. */
  const harmless = async <T>(attack: () => Promise<T>, people = Object.values(cast)): Promise<T> => {
    const state = () => Promise.all(people.map((person: Person) => belongingsOf(environment, person)))
    const before = await state()
    const answer = await attack()
    expect(await state()).toEqual(before)
    return answer
  }

  describe('what a list sends', () => {
    const KINDS = ['add', 'edit', 'state', 'remove'] as const
    type Kind = (typeof KINDS)[number]
    const OUTCOMES: Record<Kind, Record<'member' | 'nonMember', readonly string[]>> = {
      // Of another: an id that is taken by theirs.
      add: { member: ['done', 'invalid', 'done', 'invalid'], nonMember: ['done', 'not_found', 'done', 'invalid'] },
      edit: {
        member: ['done', 'forbidden', 'not_found', 'invalid'],
        nonMember: ['done', 'not_found', 'not_found', 'invalid'],
      },
      state: {
        member: ['done', 'forbidden', 'not_found', 'invalid'],
        nonMember: ['done', 'not_found', 'not_found', 'invalid'],
      },
      // What is not there is gone, as was wanted.
      remove: { member: ['done', 'forbidden', 'done', 'invalid'], nonMember: ['done', 'done', 'done', 'invalid'] },
    }
    const changeFor = (kind: Kind, id: string, other: Person): Change => {
      // What a change does not have.
      const foreign = { owner: other.sub, ownerId: other.sub, createdAt: '2099-01-01T00:00:00.000Z', expiresAt: 1 }
      switch (kind) {
        case 'add':
          return { kind, id, name: 'Planted', ...foreign }
        case 'edit':
          return { kind, id, version: 1, from: 'OPEN', patch: { name: 'Defaced', ...foreign }, ...foreign }
        case 'state':
          return { kind: 'edit', id, version: 1, from: 'OPEN', patch: { state: 'TRASH', ...foreign } }
        case 'remove':
          return { kind, id, version: 1, ...foreign }
      }
    }
    const idFor = async (kind: Kind, identity: Identity, target: Target) => {
      if (target === 'malformed') return '../../admin'
      if (target === 'missing') return drawTodoId()
      if (target === 'others') return open.get(otherOf(identity)) ?? ''
      return kind === 'add' ? drawTodoId() : addTodo(environment, callerOf(identity), 'Mine')
    }
    const cells = KINDS.flatMap((kind) =>
      IDENTITIES.flatMap((identity) => TARGETS.map((target) => ({ kind, identity, target }))),
    )

    it.each(cells)('$kind of $target by $identity does what the table says', async ({ kind, identity, target }) => {
      const caller = callerOf(identity)
      const change = changeFor(kind, await idFor(kind, identity, target), otherOf(identity))
      const own = target === 'own' || (kind === 'add' && target === 'missing')
      const bystanders = Object.values(cast).filter((person) => identity === 'anonymous' || !own || person !== caller)
      const reply = await harmless(() => send(identity, [change]), bystanders)
      expect(reply.headers.get('cache-control')).toBe(NEVER_STORED)
      if (identity === 'anonymous')
        return expect([reply.status, reply.text]).toEqual([401, expect.stringContaining('unauthenticated')])
      const [outcome] = JSON.parse(reply.text).outcomes as [Outcome]
      const row = OUTCOMES[kind][identity === 'nonMember' ? 'nonMember' : 'member']
      expect(codeOf(outcome)).toBe(row[TARGETS.indexOf(target)])
      // A todo that one may not change is not shown by the way.
      if (target === 'others') expect([outcome.data ?? null, outcome.current]).toEqual([null, undefined])
      if (outcome.data) expect(outcome.data.ownerId).toBe(caller.sub)
    })

    it('judges each change by itself', async () => {
      const mine = await addTodo(environment, cast.member, 'Mine')
      const theirs = open.get(cast.owner) ?? ''
      const changes = [
        changeFor('edit', mine, cast.owner),
        changeFor('edit', theirs, cast.owner),
        null,
        { kind: 'grant' },
        'drop table',
        changeFor('remove', theirs, cast.owner),
        changeFor('add', theirs, cast.owner),
      ]
      const outcomes = await harmless(() => outcomesOf('member', changes), [cast.owner])
      expect(outcomes.map(codeOf)).toEqual([
        'done',
        'forbidden',
        'invalid',
        'invalid',
        'invalid',
        'forbidden',
        'invalid',
      ])
    })

    it('does not carry a change out twice, nor one that is based on what is over', async () => {
      const id = drawTodoId()
      const add = { kind: 'add', id, name: 'Once' }
      expect((await outcomesOf('member', [add])).map(codeOf)).toEqual(['done'])
      const check = async () => {
        expect((await outcomesOf('member', [add])).map(codeOf)).toEqual(['done'])
        const stale = { kind: 'edit', id, version: 0, from: 'OPEN', patch: { name: 'Stale' } }
        expect((await outcomesOf('member', [stale])).map(codeOf)).toEqual(['conflict'])
        expect((await outcomesOf('member', [{ kind: 'remove', id, version: 9 }])).map(codeOf)).toEqual(['conflict'])
      }
      await harmless(check)
    })

    it.each<[string, () => string]>([
      ['nothing', () => ''],
      ['no JSON', () => '{"changes":'],
      ['no changes', () => '{}'],
      ['an empty list', () => '{"changes":[]}'],
      ['a list in itself', () => '[]'],
      ['a word for a list', () => '{"changes":"all"}'],
      ['101 changes', () => JSON.stringify({ changes: Array(101).fill({ kind: 'add', id: drawTodoId(), name: 'x' }) })],
      ['more than a list can be', () => JSON.stringify({ changes: [{ kind: 'add', name: 'x'.repeat(1_000_001) }] })],
    ])('takes none of it when it is %s', async (_, body) => {
      const { status, text } = await harmless(() => post('/todos/changes', body(), json('member')))
      expect([status, JSON.parse(text).error.code]).toEqual([400, 'invalid'])
    })

    it.each<[string, Record<string, unknown>]>([
      ['an id of another kind', { id: randomUUID() }],
      ['no id', { id: undefined }],
      ['a list of ids', { id: [drawTodoId()] }],
      ['a blank name', { name: '\u3000\u200b' }],
      ['a name too long', { name: 'x'.repeat(201) }],
      ['notes too long', { notes: 'x'.repeat(2001) }],
      ['a day that is none', { due: '2026-02-30' }],
      ['the trash for a state', { state: 'TRASH' }],
    ])('adds nothing with %s', async (_, wrong) => {
      const change = { kind: 'add', id: drawTodoId(), name: 'Plain', ...wrong }
      expect((await harmless(() => outcomesOf('member', [change]))).map(codeOf)).toEqual(['invalid'])
    })
  })

  const FOREIGN: Record<string, () => Record<string, string>> = {
    'another site': () => ({ origin: 'https://evil.example' }),
    'a sandboxed frame': () => ({ origin: 'null' }),
    'a host that begins like ours': () => ({ origin: `${origin()}.evil.example` }),
    'another port of this machine': () => ({ origin: 'http://localhost:1' }),
    'nowhere: no Origin at all': () => ({ origin: '' }),
    'a form of plain text': () => ({ 'content-type': 'text/plain' }),
    'a form': () => ({ 'content-type': 'application/x-www-form-urlencoded' }),
    'a form with files': () => ({ 'content-type': 'multipart/form-data; boundary=x' }),
  }

  it.each(['/todos/changes', '/todos/live'].flatMap((path) => Object.keys(FOREIGN).map((from) => ({ path, from }))))(
    '$path refuses an administrator’s cookies from $from',
    async ({ path, from }) => {
      const { origin: ours, ...rest } = json('admin')
      const headers: Record<string, string> = { ...rest, origin: ours, ...FOREIGN[from]?.() }
      if (headers.origin === '') delete headers.origin
      const body = JSON.stringify({ changes: [{ kind: 'remove', id: open.get(cast.admin), version: 1 }] })
      const { status, text } = await harmless(() => post(path, body, headers))
      expect([status, JSON.parse(text).error.code]).toEqual([403, 'forbidden'])
      expect(text).not.toContain(TOKEN)
    },
  )

  it.each(['/todos/changes', '/todos/live'])('%s answers nothing to who only looks', async (path) => {
    const { status, text } = await get('member', path)
    expect(status).toBe(405)
    expect(text).not.toContain(TOKEN)
  })

  describe('the token that a list listens with', () => {
    const ANSWERS: Record<Identity, number> = { anonymous: 401, nonMember: 403, member: 200, owner: 200, admin: 200 }
    it.each(IDENTITIES)('is, for %s, their own or none, and is never stored', async (identity) => {
      const { status, text, headers } = await post('/todos/live', '{}', json(identity))
      expect(status).toBe(ANSWERS[identity])
      expect(headers.get('cache-control')).toBe(NEVER_STORED)
      expect(headers.getSetCookie()).toEqual([])
      if (status !== 200) return expect(text).not.toContain(TOKEN)
      const ticket = JSON.parse(text)
      expect(Object.keys(ticket).sort()).toEqual(['host', 'lasts', 'token', 'url'])
      expect(ticket.token).toBe(callerOf(identity).idToken)
      expect(new URL(ticket.url).host).toBe(new URL(environment.AWS_ENDPOINT_URL).host)
    })

    it('is not given to a session that does not hold, though its ID token does', async () => {
      const { member } = cast
      for (const accessToken of [`${member.accessToken.slice(0, -4)}AAAA`, '', member.idToken]) {
        const cookie = sessionCookie(environment, { sub: member.sub, accessToken, idToken: member.idToken })
        const { status, text } = await post('/todos/live', '{}', { ...json('member'), cookie })
        expect(status).toBe(401)
        expect(text).not.toContain(TOKEN)
      }
    })

    it('stands in no page', async () => {
      const paths = [
        '/todos',
        '/todos?of=mine&show=trash',
        '/people',
        '/import',
        '/account/name',
        `/todos/${open.get(cast.owner)}`,
      ]
      for (const identity of IDENTITIES)
        for (const path of paths) {
          const { html, headers } = await getPage(origin(), path, cookieOf(identity))
          expect(html).not.toContain(TOKEN)
          expect(headers.get('cache-control')).toMatch(/no-store/)
        }
    })
  })

  describe('what a list reads', () => {
    const ids = (text: string) => (JSON.parse(text).todos as { id: string; ownerId: string }[]).map(({ id }) => id)
    const owners = (text: string) =>
      new Set((JSON.parse(text).todos as { ownerId: string }[]).map(({ ownerId }) => ownerId))

    it.each(IDENTITIES)('shows %s nobody’s trash but their own, however it is asked for', async (identity) => {
      const [caller, other] = [callerOf(identity), otherOf(identity)]
      for (const of of ['everyone', 'mine', other.sub, caller.sub, '*', '']) {
        for (const path of [`/todos/rows?of=${of}&show=trash`, `/todos/rows?of=${of}&show=TRASH&state=TRASH`]) {
          const { status, text, headers } = await get(identity, path)
          expect(text).not.toContain(`Thrown away by ${other.sub}`)
          if (identity === 'anonymous') expect(status).toBe(401)
          if (status !== 200 || !path.endsWith('show=trash')) continue
          expect(headers.get('cache-control')).toBe(NEVER_STORED)
          expect(ids(text)).toContain(trash.get(caller))
          expect([...owners(text)]).toEqual([caller.sub])
        }
        for (const format of ['csv', 'json']) {
          const { text } = await get(identity, `/todos/export?of=${of}&show=trash&format=${format}`)
          expect(text).not.toContain(`Thrown away by ${other.sub}`)
        }
        const { html } = await getPage(origin(), `/todos?of=${of}&show=trash`, cookieOf(identity))
        expect(html).not.toContain(`Thrown away by ${other.sub}`)
      }
    })

    it('shows who is no member nobody else’s todos, and says so where everyone’s were asked for', async () => {
      for (const of of ['everyone', cast.owner.sub, '']) {
        const { status, text } = await get('nonMember', `/todos/rows?of=${of}`)
        expect([status, JSON.parse(text).error.code]).toEqual([403, 'forbidden'])
        const { text: file } = await get('nonMember', `/todos/export?of=${of}&format=json`)
        expect(file).not.toContain(cast.owner.sub)
        expect(file).toContain(cast.nonMember.sub)
      }
      const { text } = await get('nonMember', '/todos/rows?of=mine')
      expect([...owners(text)]).toEqual([cast.nonMember.sub])
    })

    it('takes a cursor of another’s list no further than one’s own todos', async () => {
      for (const name of ['One more', 'And one']) await addTodo(environment, cast.owner, name)
      const { text } = await get('owner', '/todos/rows?of=mine&limit=1')
      const { nextCursor } = JSON.parse(text)
      expect(nextCursor).toBeTruthy()
      for (const path of ['rows?of=mine', 'export?of=mine&format=json']) {
        const reply = await get('nonMember', `/todos/${path}&after=${encodeURIComponent(nextCursor)}`)
        expect(reply.text).not.toContain(cast.owner.sub)
      }
    })

    it.each(['-1', '0', '1e9', '99999999', 'all', 'NaN', ''])(
      'answers no more than it does when %j are asked for',
      async (limit) => {
        const { status, text } = await get('member', `/todos/rows?limit=${limit}`)
        expect(status).toBe(200)
        expect(ids(text).length).toBeLessThanOrEqual(200)
      },
    )

    it.each(["' or 1=1", '../..', '%00', 'x'.repeat(5000), 'eyJ2ZXJzaW9uIjozfQ=='])(
      'begins at the head when the cursor is %j',
      async (cursor) => {
        const { status, text } = await get('member', `/todos/rows?of=mine&after=${encodeURIComponent(cursor)}`)
        expect(status).toBe(200)
        expect(ids(text)).toContain(open.get(cast.member))
      },
    )
  })

  describe('what is exported', () => {
    it('is an attachment that is never stored', async () => {
      for (const [format, type] of [
        ['csv', 'text/csv'],
        ['json', 'application/json'],
      ] as const) {
        const { status, headers, text } = await get('member', `/todos/export?of=mine&format=${format}`)
        expect(status).toBe(200)
        expect(headers.get('content-type')).toContain(type)
        expect(headers.get('content-disposition')).toBe(`attachment; filename="todos-open.${format}"`)
        expect(headers.get('cache-control')).toBe(NEVER_STORED)
        expect(text).not.toContain(TOKEN)
      }
    })

    it('is nothing for who is signed out', async () => {
      const { status, text, headers } = await get('anonymous', '/todos/export')
      // It is a link: who follows it is led to sign in where that can be done before any page is asked.
      if (where === 'with middleware.ts') {
        expect([status, text]).toEqual([307, expect.not.stringContaining('Stays as it is')])
        expect(headers.get('location')).toContain('/sign-in?next=%2Ftodos%2Fexport')
      } else expect([status, JSON.parse(text).error.code]).toEqual([401, 'unauthenticated'])
    })

    it('runs no formula', async () => {
      const id = drawTodoId()
      await ask(environment, cast.member.accessToken, CREATE, {
        input: { id, name: '=HYPERLINK("https://evil.example")', notes: '+1', state: 'OPEN' },
      })
      const { text } = await get('member', '/todos/export?of=mine&format=csv')
      expect(text).toContain('HYPERLINK')
      expect(text).not.toMatch(/(^|[,;"\r\n])[=+]/)
    })
  })
})
