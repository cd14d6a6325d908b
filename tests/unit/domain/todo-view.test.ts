import { describe, expect, it } from 'vitest'
import type { Todo, TodoState } from '../../../lib/domain/todo'
import {
  allowedView,
  belongsTo,
  compareInView,
  isExpired,
  readView,
  type TodoView,
  viewPath,
} from '../../../lib/domain/todo-view'

const bob = '0b0b0b0b-0000-4000-8000-000000000b0b'
const states: TodoState[] = ['OPEN', 'DONE', 'TRASH']
const everyone: TodoView = { of: 'everyone', state: 'OPEN' }
const member = { id: 'me', username: 'me', groups: ['everyone'] }
const outsider = { ...member, groups: [] }
const todo = (changes: Partial<Todo> = {}): Todo => ({
  ...{ id: 't', name: 'T', state: 'OPEN', ownerId: 'me', createdAt: '2026-11-25T12:00:00Z' },
  ...{ updatedAt: '2026-11-25T12:00:00Z', version: 1 },
  ...changes,
})

const searchOf = (path: string) => Object.fromEntries(new URL(path, 'https://commons.example').searchParams)

describe('the address of a view', () => {
  it.each(['everyone', 'mine', bob].flatMap((of) => states.map((state) => ({ of, state }))))(
    'of $of, $state, leads back to it',
    (view) => {
      expect(readView(searchOf(viewPath(view)))).toEqual(view)
    },
  )

  it('leaves out what is usual, and what is not said', () => {
    expect(viewPath(everyone)).toBe('/todos')
    expect(viewPath(everyone, { after: undefined, q: '' })).toBe('/todos')
    expect(viewPath({ of: 'mine', state: 'TRASH' })).toBe('/todos?of=mine&show=trash')
  })

  it('carries more along, whatever is in it', () => {
    const path = viewPath({ of: bob, state: 'DONE' }, { after: 'a+/=&b', limit: '50' }, '/todos/rows')
    expect(path.startsWith('/todos/rows?')).toBe(true)
    expect(searchOf(path)).toEqual({ of: bob, show: 'done', after: 'a+/=&b', limit: '50' })
  })

  it.each([
    {},
    { of: '' },
    { of: 'everyone' },
    { of: ['mine', 'mine'] },
    { show: '' },
    { show: 'OPEN' },
    { show: ['done', 'trash'] },
    { show: 'constructor' },
    { show: '__proto__' },
    { show: 'toString' },
    { show: 'everything' },
  ])('that says %j is that of everyone’s open todos', (search) => {
    expect(readView(search)).toEqual(everyone)
  })

  it.each(['bob', `${bob}'`, bob.toUpperCase(), '../admin', 'constructor', 'nobody'])(
    'that asks for the todos of %s is that of nobody’s, and stays so',
    (of) => {
      const view = readView({ of })
      expect(view).toEqual({ of: 'nobody', state: 'OPEN' })
      expect(readView(searchOf(viewPath(view)))).toEqual(view)
    },
  )
})

describe('somebody', () => {
  it('who is a member sees whose todos they ask for', () => {
    for (const of of ['everyone', 'mine', bob])
      for (const state of ['OPEN', 'DONE'] as const) expect(allowedView({ of, state }, member)).toEqual({ of, state })
  })

  it('sees no trash but their own', () => {
    for (const of of ['everyone', 'mine', bob])
      expect(allowedView({ of, state: 'TRASH' }, member)).toEqual({ of: 'mine', state: 'TRASH' })
  })

  it('who is no member sees their own alone, administrator or not', () => {
    for (const groups of [[], ['admins']])
      for (const of of ['everyone', 'mine', bob])
        for (const state of states)
          expect(allowedView({ of, state }, { ...outsider, groups })).toEqual({ of: 'mine', state })
  })

  it('who asks for themselves by id is shown what is theirs', () => {
    expect(allowedView({ of: bob, state: 'DONE' }, { ...member, id: bob })).toEqual({ of: 'mine', state: 'DONE' })
  })
})

describe('a todo', () => {
  it.each([
    [{}, everyone, true],
    [{ ownerId: bob }, everyone, true],
    [{ state: 'DONE' as const }, everyone, false],
    [{}, { of: 'mine', state: 'OPEN' as const }, true],
    [{ ownerId: bob }, { of: 'mine', state: 'OPEN' as const }, false],
    [{ ownerId: bob }, { of: bob, state: 'OPEN' as const }, true],
    [{}, { of: bob, state: 'OPEN' as const }, false],
  ])('with %j in the view %j belongs there: %s', (changes, view, belongs) => {
    expect(belongsTo(todo(changes), view, 'me')).toBe(belongs)
  })

  it('stands newest first: by when it was made among everyone’s, by its id among one person’s', () => {
    const a = todo({ id: 'a', createdAt: '2026-11-25T12:00:02Z' })
    const b = todo({ id: 'b', createdAt: '2026-11-25T12:00:01Z' })
    const c = todo({ id: 'c', createdAt: '2026-11-25T12:00:01Z' })
    const order = (view: TodoView) => [b, a, c].toSorted(compareInView(view)).map(({ id }) => id)
    expect(order(everyone)).toEqual(['a', 'c', 'b'])
    expect(order({ of: 'mine', state: 'OPEN' })).toEqual(['c', 'b', 'a'])
    expect(compareInView(everyone)(a, a)).toBe(0)
  })

  it('has outlived its time in the trash from the second on at which it ends', () => {
    const binned = todo({ state: 'TRASH', expiresAt: 1_000 })
    expect([999_999, 1_000_000, 1_000_001].map((now) => isExpired(binned, now))).toEqual([false, true, true])
    expect(isExpired({ ...binned, state: 'OPEN' }, 2_000_000)).toBe(false)
    expect(isExpired({ ...binned, expiresAt: undefined }, 2_000_000)).toBe(false)
  })
})
