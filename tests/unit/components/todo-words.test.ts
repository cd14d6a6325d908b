import { describe, expect, it } from 'vitest'
import { aboutList } from '../../../app/(workspace)/todos/about-list'
import { dayIn, dueWords } from '../../../components/workspace/due-words'
import { differenceOf } from '../../../components/workspace/text-difference'
import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { Todo } from '../../../lib/domain/todo'
import type { TodoView } from '../../../lib/domain/todo-view'

describe('a day that something is due', () => {
  it.each([
    ['2026-11-24', 'Overdue 1 day', 'late'],
    ['2026-11-20', 'Overdue 5 days', 'late'],
    ['2025-11-25', 'Overdue 365 days', 'late'],
    ['2026-11-25', 'Today', 'today'],
    ['2026-11-26', 'Tomorrow', 'later'],
    ['2026-11-27', 'Fri 27 Nov', 'later'],
    ['2026-12-31', 'Thu 31 Dec', 'later'],
    ['2027-01-01', '1 Jan 2027', 'later'],
  ])('of %s reads “%s” on the 25th of November 2026', (due, text, tone) => {
    expect(dueWords(due, '2026-11-25')).toEqual({ text, tone })
  })

  it('over the end of a year is still tomorrow', () => {
    expect(dueWords('2027-01-01', '2026-12-31').text).toBe('Tomorrow')
    expect(dueWords('2028-02-29', '2028-02-28').text).toBe('Tomorrow')
  })

  it('is the same number of days away where the clocks change', () => {
    expect(dueWords('2026-03-28', '2026-03-30').text).toBe('Overdue 2 days')
    expect(dueWords('2026-10-24', '2026-10-26').text).toBe('Overdue 2 days')
  })
})

describe('the day that it is', () => {
  it.each([
    ['2026-11-25T12:00:00Z', 'UTC', '2026-11-25'],
    ['2026-11-25T23:30:00Z', 'Asia/Tokyo', '2026-11-26'],
    ['2026-11-25T00:30:00Z', 'America/Los_Angeles', '2026-11-24'],
    ['2026-12-31T12:00:00Z', 'Pacific/Kiritimati', '2027-01-01'],
    ['2027-01-01T08:00:00Z', 'Pacific/Pago_Pago', '2026-12-31'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29'],
  ])('at %s in %s is %s', (now, timeZone, day) => {
    expect(dayIn(now, timeZone)).toBe(day)
  })

  it('makes the same todo due today here and tomorrow there', () => {
    const now = '2026-11-25T23:30:00Z'
    expect(dueWords('2026-11-26', dayIn(now, 'Asia/Tokyo')).text).toBe('Today')
    expect(dueWords('2026-11-26', dayIn(now, 'UTC')).text).toBe('Tomorrow')
  })
})

describe('what differs between two texts', () => {
  it.each([
    ['Buy oat milk today', 'Buy soy milk today', 'oat', 'soy'],
    ['Milk', 'Milk and tea', '', ' and tea'],
    ['Buy milk', 'Milk', 'Buy milk', 'Milk'],
    ['', 'Milk', '', 'Milk'],
    ['Milk', 'Milk', '', ''],
    ['a a', 'a a a', '', ' a'],
    ['one two', 'one  two', ' ', '  '],
    ['حليب طازج', 'حليب بارد', 'طازج', 'بارد'],
  ])('%j and %j is marked by words', (left, right, mine, theirs) => {
    expect(differenceOf(left, right).map(({ differs }) => differs)).toEqual([mine, theirs])
  })

  it('leaves both texts whole, whatever they are', () => {
    const texts = ['', ' ', 'a', 'a b', ' a b ', 'a\nb', 'b a b', 'a b c a b', '🦊 a']
    for (const left of texts)
      for (const right of texts) {
        const wholes = differenceOf(left, right).map(({ before, differs, after }) => before + differs + after)
        expect(wholes).toEqual([left, right])
      }
  })
})

describe('the words beside the title', () => {
  const row = (id: string, ownerId: string, changes: Partial<Todo> = {}, isGone = false): ShownTodo => {
    const todo: Todo = { id, ownerId, name: id, state: 'OPEN', createdAt: '', updatedAt: '', version: 1, ...changes }
    return { todo, saved: todo, isAdded: true, isSaving: false, isGone, isConflict: false, unsaved: {} }
  }
  const rows = [row('a', 'me'), row('b', 'bob')]
  const everyone: TodoView = { of: 'everyone', state: 'OPEN' }
  const about = (changes: Partial<Parameters<typeof aboutList>[0]> = {}) =>
    aboutList({
      ...{ rows, view: everyone, hasMore: false, unreadable: 0, isOwn: ({ todo }) => todo.ownerId === 'me' },
      ...changes,
    })

  it('count the todos when the list is all of them, and one’s own among everyone’s', () => {
    expect(about()).toBe('2 open, 1 of them yours')
    expect(about({ view: { of: 'mine', state: 'OPEN' }, rows: rows.slice(0, 1) })).toBe('1 open')
  })

  it('count at least those that are there when there are more', () => {
    expect(about({ hasMore: true })).toBe('2+ open')
  })

  it('leave out what is gone, and what is in another state by now', () => {
    expect(about({ rows: [...rows, row('c', 'me', {}, true), row('d', 'me', { state: 'DONE' })] })).toBe(
      '2 open, 1 of them yours',
    )
  })

  it('are none where nothing is there, or some could not be read', () => {
    expect(about({ rows: [] })).toBe('')
    expect(about({ unreadable: 1 })).toBe('')
  })
})
