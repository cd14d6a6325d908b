import { describe, expect, it } from 'vitest'
import { fieldWords } from '../../../lib/domain/field-words'
import { todoFieldWords } from '../../../lib/domain/todo-field-words'
import {
  actOnTodoForm,
  createTodoForm,
  editTodoForm,
  removeTodoForm,
  todoChange,
  todoChanges,
} from '../../../lib/domain/todo-schema'

const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
const form = { id: 'a-1', version: '3', from: 'OPEN', name: 'Milk', notes: '', due: '' }
const add = { kind: 'add', id, name: 'Milk' }
const edit = { kind: 'edit', id: 'a-1', version: 3, from: 'OPEN', patch: { name: 'Milk' } }
const wordsOf = (given: unknown) => todoChange.safeParse(given).error?.issues.map(({ message }) => message)

describe('a form about one todo', () => {
  it('takes no other field, so that nothing else changes', () => {
    const echoed = { owner: 'bob', createdAt: '2099-01-01', doneAt: '2099-01-01', audience: 'everyone' }
    expect(createTodoForm.parse({ id, name: 'Milk', ...echoed })).toEqual({ id, name: 'Milk' })
    expect(removeTodoForm.parse({ id: 'a-1', version: '3', ...echoed })).toEqual({ id: 'a-1', version: 3 })
    expect(editTodoForm.parse({ ...form, ...echoed })).toEqual({
      ...{ id: 'a-1', version: 3, from: 'OPEN', name: 'Milk' },
      ...{ notes: null, due: null, back: undefined },
    })
  })

  it.each(['', '../x', 'a b', 'x'.repeat(65), 'a\n'])('refuses the id %j', (wrong) => {
    expect(editTodoForm.safeParse({ ...form, id: wrong }).success).toBe(false)
    expect(removeTodoForm.safeParse({ id: wrong, version: '1' }).success).toBe(false)
  })

  it.each(['todo-1', '', id.toUpperCase()])('adds nothing under the id %j, which is not one that it made', (wrong) => {
    expect(createTodoForm.safeParse({ id: wrong, name: 'Milk' }).success).toBe(false)
  })

  it.each(['', '-1', '1.5', '1e3', ' 1', '1234567890', undefined])('refuses the version %j', (version) => {
    expect(editTodoForm.safeParse({ ...form, version }).success).toBe(false)
  })

  it('lets go of a way back that is none, and keeps the rest', () => {
    expect(editTodoForm.parse({ ...form, back: 'x'.repeat(2_049) }).back).toBeUndefined()
    expect(editTodoForm.parse({ ...form, back: '/todos/a-1' }).back).toBe('/todos/a-1')
  })
})

describe('a button without script', () => {
  it('says what to do, to which todo, in which version and state', () => {
    expect(actOnTodoForm.parse({ do: 'DONE a-1 12 OPEN' })).toEqual({
      do: { id: 'a-1', version: 12, from: 'OPEN', patch: { state: 'DONE' } },
    })
  })

  it.each([
    '',
    'DONE',
    'DONE a-1 12',
    'done a-1 12 OPEN',
    'DONE a-1 -1 OPEN',
    'DONE a-1 12 OPEN more',
    'DONE a/1 12 OPEN',
    'DONE a-1 12 OPEN\n',
    'REMOVE a-1 12 TRASH',
    undefined,
  ])('that says %j is refused', (text) => {
    expect(actOnTodoForm.safeParse({ do: text }).success).toBe(false)
  })
})

describe('notes', () => {
  const notesOf = (notes: unknown) => editTodoForm.safeParse({ ...form, notes }).data?.notes
  it.each([
    ['keep their lines and tabs', ' one\r\ntwo\rthree\n\n\tfour ', 'one\ntwo\nthree\n\n\tfour'],
    ['lose what would turn the text around', 'a\u202Eb\u2066', 'ab'],
    ['lose other control characters', 'a\0b', 'a b'],
    ['may have 2000 characters', 'x'.repeat(2_000), 'x'.repeat(2_000)],
    ['are none when they are empty', ' \n ', null],
  ])('%s', (_title, typed, kept) => {
    expect(notesOf(typed)).toBe(kept)
  })

  it('of 2001 characters are refused in words', () => {
    const { error } = editTodoForm.safeParse({ ...form, notes: 'x'.repeat(2_001) })
    expect(error?.issues.map(({ message }) => message)).toEqual([todoFieldWords.notesLong])
  })
})

describe('a day', () => {
  const dueOf = (due: unknown) => editTodoForm.safeParse({ ...form, due }).data?.due
  it.each([
    ['2026-11-25', '2026-11-25'],
    ['2028-02-29', '2028-02-29'],
    ['', null],
  ])('%j is taken as %j', (typed, kept) => {
    expect(dueOf(typed)).toBe(kept)
  })

  it.each([
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '25.11.2026',
    '2026-11-25T00:00',
    ' ',
    '+002026-11-25',
  ])('%j is none', (typed) => {
    expect(dueOf(typed)).toBeUndefined()
    expect(wordsOf({ ...edit, patch: { due: typed } })).toEqual([todoFieldWords.due])
  })
})

describe('a change', () => {
  it.each([
    [add, add],
    [
      { ...add, notes: null, due: null },
      { ...add, notes: undefined, due: undefined },
    ],
    [
      { ...add, name: ' Milk\n', notes: ' n ', due: '2026-11-25', state: 'DONE' },
      { ...add, notes: 'n', due: '2026-11-25', state: 'DONE' },
    ],
    [edit, edit],
    [
      { ...edit, version: 0, patch: {} },
      { ...edit, version: 0, patch: {} },
    ],
    [
      { ...edit, patch: { notes: null, due: null, state: 'TRASH' } },
      { ...edit, patch: { notes: null, due: null, state: 'TRASH' } },
    ],
    [
      { ...edit, patch: { notes: '', due: '' } },
      { ...edit, patch: { notes: null, due: null } },
    ],
    [
      { kind: 'remove', id: 'a-1', version: 3 },
      { kind: 'remove', id: 'a-1', version: 3 },
    ],
  ])('%j is read as %j', (given, read) => {
    expect(todoChange.parse(given)).toEqual(read)
  })

  it('carries nothing that is not its owner’s to write', () => {
    const patch = { name: 'Milk', owner: 'bob', version: 9, expiresAt: 1, doneAt: 'x', audience: 'everyone' }
    expect(todoChange.parse({ ...edit, owner: 'bob', patch })).toEqual(edit)
    expect(todoChange.parse({ ...add, owner: 'bob', version: 9, createdAt: 'x' })).toEqual(add)
  })

  it.each([
    ['of no kind', { id, name: 'Milk' }],
    ['of another kind', { ...add, kind: 'replace' }],
    ['that adds under an id of its own making', { ...add, id: 'todo-1' }],
    ['that adds into the trash', { ...add, state: 'TRASH' }],
    ['that adds no name', { ...add, name: ' ' }],
    ['that takes the name away', { ...edit, patch: { name: null } }],
    ['to an unknown state', { ...edit, patch: { state: 'done' } }],
    ['from no state', { ...edit, from: undefined }],
    ['of a text for a version', { ...edit, version: '3' }],
    ['of half a version', { ...edit, version: 1.5 }],
    ['of a version below none', { kind: 'remove', id: 'a-1', version: -1 }],
    ['of a number for a name', { ...edit, patch: { name: 1 } }],
    ['of a version that no number holds', { ...edit, version: 2 ** 31 }],
    ['without a patch', { ...edit, patch: undefined }],
    ['that is a list', []],
    ['that is nothing', null],
  ])('%s is refused', (_title, given) => {
    expect(todoChange.safeParse(given).success).toBe(false)
  })

  it('that is wrong is told in the words of its field', () => {
    expect(wordsOf({ ...add, name: ' ' })).toEqual([todoFieldWords.nameEmpty])
    expect(wordsOf({ ...edit, patch: { name: 'x'.repeat(201) } })).toEqual([todoFieldWords.nameLong])
    expect(wordsOf({ ...edit, patch: { notes: 'x'.repeat(2_001) } })).toEqual([todoFieldWords.notesLong])
  })

  it.each([
    ['of no kind', { id, name: 'Milk' }],
    ['that adds into the trash', { ...add, state: 'TRASH' }],
    ['without a patch', { ...edit, patch: undefined }],
    ['of no version', { ...edit, version: undefined }],
    ['that is nothing', null],
  ])('%s is told in plain words', (_title, given) => {
    expect(wordsOf(given)).toEqual([fieldWords.unknown])
  })
})

describe('an envelope of changes', () => {
  it('takes a hundred, whatever each of them is: one that is wrong does not stop the others', () => {
    const changes = [null, 'x', add, ...Array.from({ length: 97 }, () => edit)]
    expect(todoChanges.parse({ changes })).toEqual({ changes })
  })

  it.each([{}, { changes: [] }, { changes: Array.from({ length: 101 }, () => edit) }, { changes: add }, [], null])(
    'is refused when it is empty, too full, or none',
    (given) => {
      expect(todoChanges.safeParse(given).success).toBe(false)
    },
  )
})
