import { describe, expect, it } from 'vitest'
import type { Todo } from '../../../lib/domain/todo'
import { fieldsOf, hasAll, patched, stateBeforeTrash } from '../../../lib/domain/todo-change'

const now = '2026-11-25T12:00:00Z'
const before = '2026-11-24T12:00:00Z'
const todo: Todo = {
  ...{ id: 't', name: 'Milk', notes: 'n', due: '2026-11-26', state: 'OPEN', ownerId: 'ann', version: 3 },
  ...{ createdAt: before, updatedAt: before },
}

describe('a patch', () => {
  it('names the fields that it has, those that it takes away among them', () => {
    expect(fieldsOf({ name: 'Tea', notes: null, state: undefined })).toEqual(['name', 'notes'])
    expect(fieldsOf({})).toEqual([])
  })

  it('is fulfilled by a todo that says all of it already', () => {
    expect(hasAll(todo, { name: 'Milk', due: '2026-11-26' })).toBe(true)
    expect(hasAll({ ...todo, notes: undefined }, { notes: null })).toBe(true)
    expect(hasAll(todo, { notes: null })).toBe(false)
    expect(hasAll(todo, { name: 'Milk', state: 'DONE' })).toBe(false)
    expect(hasAll(todo, {})).toBe(true)
  })

  it('changes what it names and leaves the rest, the version too', () => {
    expect(patched(todo, { notes: null, name: 'Tea' }, now)).toEqual({ ...todo, name: 'Tea', notes: undefined })
    expect(todo.name).toBe('Milk')
  })

  it.each([
    ['OPEN', undefined, 'DONE', now],
    ['DONE', before, 'DONE', before],
    ['DONE', before, 'OPEN', undefined],
    ['DONE', before, 'TRASH', before],
    ['TRASH', before, 'DONE', before],
    ['TRASH', before, 'OPEN', undefined],
    ['OPEN', undefined, 'TRASH', undefined],
  ] as const)('from %s, done at %s, to %s is done at %s', (from, doneAt, to, then) => {
    expect(patched({ ...todo, state: from, doneAt }, { state: to }, now)).toMatchObject({ state: to, doneAt: then })
  })
})

it('what leaves the trash goes to where it was', () => {
  expect(stateBeforeTrash({ doneAt: before })).toBe('DONE')
  expect(stateBeforeTrash({})).toBe('OPEN')
})
