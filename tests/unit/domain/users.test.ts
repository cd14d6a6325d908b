import { describe, expect, it } from 'vitest'
import { SELECTION_LIMIT } from '../../../lib/domain/selection'
import type { ListedUser, UserDetail } from '../../../lib/domain/user'
import { actsFor, actsForGone } from '../../../lib/domain/user-acts'
import { csvExport, jsonExport } from '../../../lib/domain/user-export'
import {
  isFiltered,
  isSearchTooLong,
  readUserQuery,
  SEARCH_LIMIT,
  unreadFilters,
  usersPath,
} from '../../../lib/domain/user-query'
import { manageUserForm, repairSelectedForm } from '../../../lib/domain/user-schema'

const user: ListedUser = {
  id: 'sub-1',
  username: 'sub-1',
  email: 'carol@example.com',
  isEmailVerified: true,
  status: 'CONFIRMED',
  isEnabled: true,
  groups: ['everyone'],
  systemGroups: [],
  createdAt: '2026-11-23T10:00:00.000Z',
  standing: 'MEMBER',
}

describe('what an address asks for', () => {
  it.each([
    '/admin/users',
    '/admin/users?show=missing&q=ada+l&in=name&status=force-change-password&enabled=no&group=admins&sort=created&down=1&after=x.1',
    '/admin/users?show=kept-out&enabled=yes',
  ])('is read and written back: %s', (path) => {
    const search = Object.fromEntries(new URL(path, 'http://here.invalid').searchParams)
    expect(usersPath(readUserQuery(search))).toBe(path)
  })

  it('leaves out what means nothing, as a form sends it', () => {
    const search = {
      q: '  ',
      in: 'phone',
      status: '',
      enabled: 'maybe',
      show: 'unknown',
      sort: 'size',
      after: ['a', 'b'],
    }
    expect(usersPath(readUserQuery(search))).toBe('/admin/users')
    expect(isFiltered(readUserQuery(search))).toBe(false)
  })

  it('keeps a search that is too long as it was typed, and says that it is', () => {
    const [most, long] = [{ q: 'x'.repeat(SEARCH_LIMIT) }, { q: ` ${'x'.repeat(SEARCH_LIMIT + 1)} ` }]
    expect([most, long].map((search) => isSearchTooLong(readUserQuery(search)))).toEqual([false, true])
    expect(readUserQuery(long).search).toBe(long.q.trim())
    expect([most, long].map((search) => unreadFilters(search))).toEqual([[], ['q']])
  })

  it('names the filters that mean nothing, and none that is empty or only an order', () => {
    const search = {
      show: 'missed',
      in: 'phone',
      status: 'new',
      enabled: 'maybe',
      group: 'a b',
      sort: 'size',
      down: '7',
    }
    expect(unreadFilters({ ...search, q: ['a', 'b'] })).toEqual(['show', 'q', 'in', 'status', 'enabled', 'group'])
    expect(unreadFilters({ q: ' ', in: 'email', status: '', enabled: '', group: '', after: 'x' })).toEqual([])
    expect(unreadFilters({ show: 'missing', q: 'a', in: 'id', status: 'confirmed', group: 'admins' })).toEqual([])
  })
})

describe('what can be done to a user', () => {
  const offered = (change: Partial<ListedUser>, more: Partial<UserDetail> = {}) => {
    const detail = { user: { ...user, ...change }, attributes: [], isSelf: false, isLastAdmin: false, ...more }
    return actsFor(detail, []).flatMap(({ acts }) => acts.map(({ act, bar }) => (bar ? `${act} not: ${bar}` : act)))
  }

  it.each<[string, Partial<ListedUser>, string[]]>([
    [
      'a member',
      {},
      ['REMOVE', 'KEEP_OUT', 'MAKE_ADMIN', 'RESET_PASSWORD', 'SWITCH_APP_OFF', 'SIGN_OUT', 'DISABLE', 'DELETE'],
    ],
    [
      'somebody who was invited, and never signed in',
      { standing: 'MISSING', status: 'FORCE_CHANGE_PASSWORD' },
      ['REPAIR', 'KEEP_OUT', 'MAKE_ADMIN', 'RESEND_INVITATION', 'DISABLE', 'DELETE'],
    ],
    ['somebody kept out', { standing: 'KEPT_OUT', isEnabled: false, groups: [] }, ['RESTORE', 'DELETE']],
    [
      'somebody kept out whom a console enabled and added to the group',
      { standing: 'KEPT_OUT' },
      ['RESTORE', 'KEEP_OUT', 'RESET_PASSWORD', 'SWITCH_APP_OFF', 'SIGN_OUT', 'DISABLE', 'DELETE'],
    ],
    [
      'the same, and still disabled',
      { standing: 'KEPT_OUT', isEnabled: false, groups: ['everyone'] },
      ['RESTORE', 'KEEP_OUT', 'DELETE'],
    ],
    ['a disabled member', { isEnabled: false }, ['REMOVE', 'KEEP_OUT', 'ENABLE', 'DELETE']],
    [
      'somebody whose address nobody verified, for which an administrator may vouch',
      { isEmailVerified: false },
      ['REMOVE', 'KEEP_OUT', 'MAKE_ADMIN', 'RESET_PASSWORD', 'SWITCH_APP_OFF', 'SIGN_OUT', 'DISABLE', 'DELETE'],
    ],
    [
      'the same, and has to reset the password',
      { isEmailVerified: false, status: 'RESET_REQUIRED' },
      ['REMOVE', 'KEEP_OUT', 'MAKE_ADMIN', 'RESET_PASSWORD', 'SWITCH_APP_OFF', 'SIGN_OUT', 'DISABLE', 'DELETE'],
    ],
    [
      'somebody without an address, whom no code would reach',
      { email: '', isEmailVerified: false },
      ['REMOVE', 'KEEP_OUT', 'MAKE_ADMIN', 'SWITCH_APP_OFF', 'SIGN_OUT', 'DISABLE', 'DELETE'],
    ],
    [
      'somebody who signs in elsewhere',
      { status: 'EXTERNAL_PROVIDER', standing: 'MISSING' },
      ['REPAIR', 'KEEP_OUT', 'MAKE_ADMIN', 'SIGN_OUT', 'DISABLE', 'DELETE'],
    ],
  ])('who is %s', (_who, change, acts) => expect(offered(change)).toEqual(acts))

  it('shuts out neither oneself nor the last administrator', () => {
    const admin = { groups: ['everyone', 'admins'] }
    expect(offered(admin, { isSelf: true }).filter((act) => !act.includes(' not: SELF'))).toEqual([])
    const last = offered(admin, { isLastAdmin: true }).filter((act) => act.includes('LAST_ADMIN'))
    expect(last.map((act) => act.split(' ')[0])).toEqual(['KEEP_OUT', 'UNMAKE_ADMIN', 'DISABLE', 'DELETE'])
  })

  it('who is gone is about their todos alone', () => {
    const todo = { id: 't', name: 'Left', state: 'OPEN' as const, createdAt: user.createdAt, isTrashed: false }
    expect(actsForGone([todo])).toEqual([{ kind: 'todos', acts: [{ act: 'TRASH_TODOS' }] }])
    expect(actsForGone([{ ...todo, isTrashed: true }])).toEqual([{ kind: 'todos', acts: [{ act: 'RETURN_TODOS' }] }])
    expect(actsForGone([])).toEqual([])
  })
})

describe('what a form sends', () => {
  it('of ticked users is each once, and at least one', () => {
    expect(repairSelectedForm.parse({ usernames: 'a b a' })).toEqual({ usernames: ['a', 'b'] })
    expect(repairSelectedForm.parse({ usernames: 'Google_1 a.b@c' })).toEqual({ usernames: ['Google_1', 'a.b@c'] })
    expect(repairSelectedForm.safeParse({}).success).toBe(false)
    expect(repairSelectedForm.safeParse({ usernames: ' ' }).success).toBe(false)
    const many = Array.from({ length: SELECTION_LIMIT + 1 }, (_, at) => `user-${at}`).join(' ')
    expect(repairSelectedForm.safeParse({ usernames: many }).success).toBe(false)
  })

  it('of an act is one that there is, on a name without spaces', () => {
    expect(manageUserForm.parse({ username: 'a', act: 'KEEP_OUT', alsoTrashTodos: 'on' })).toMatchObject({
      alsoTrashTodos: true,
    })
    expect(manageUserForm.safeParse({ username: 'a', act: 'PROMOTE' }).success).toBe(false)
    expect(manageUserForm.safeParse({ username: 'no id!', act: 'REPAIR' }).success).toBe(false)
  })
})

describe('a file of users', () => {
  const mean = { ...user, displayName: '=HYPERLINK("https://evil.example")' }

  it('as CSV has a head, and no name that runs', () => {
    const text = csvExport.start + csvExport.user(mean, true) + csvExport.end({})
    expect(text.split('\r\n')[0]).toContain('email,emailVerified,name')
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  })

  it('does not pass groups that were not read for none', () => {
    const unread = { ...user, groups: undefined }
    expect(JSON.parse(jsonExport.user(unread, true)).groups).toBeNull()
    expect(csvExport.user(unread, true)).toContain(',not read,')
    expect(JSON.parse(jsonExport.user({ ...user, groups: [] }, true)).groups).toEqual([])
    expect(csvExport.user({ ...user, groups: [] }, true)).not.toContain('not read')
  })

  it('as JSON is whole, also when it is cut', () => {
    const write = (end: string) => jsonExport.start + jsonExport.user(user, true) + jsonExport.user(mean, false) + end
    expect(JSON.parse(write(jsonExport.end({})))).toMatchObject({ isComplete: true, users: [{ id: 'sub-1' }, {}] })
    expect(JSON.parse(jsonExport.start + jsonExport.end({}))).toEqual({ users: [], isComplete: true })
    const next = '/admin/users/export?after=x&format=json'
    expect(JSON.parse(write(jsonExport.end({ next, because: 'Why.' })))).toMatchObject({
      isComplete: false,
      next,
      because: 'Why.',
    })
  })
})
