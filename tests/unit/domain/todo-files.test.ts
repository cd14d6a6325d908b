import { describe, expect, it } from 'vitest'
import { cleanText } from '../../../lib/domain/clean-text'
import type { Todo } from '../../../lib/domain/todo'
import { todoWriter } from '../../../lib/domain/todo-export'
import { todoFieldWords } from '../../../lib/domain/todo-field-words'
import { OPEN_QUOTE, parseCsv, readImport } from '../../../lib/domain/todo-import'
import { createSeededRandom } from '../../faults/seeded-random'

const todo = (name: string, changes: Partial<Todo> = {}): Todo => ({
  ...{ id: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', name, state: 'OPEN', ownerId: 'ann', version: 1 },
  ...{ createdAt: '2026-11-25T12:00:00Z', updatedAt: '2026-11-25T12:00:00Z' },
  ...changes,
})

const fileOf = (format: 'csv' | 'json', todos: Todo[], next?: string) => {
  const writer = todoWriter(format, { ann: 'Ann, "the first"' })
  return writer.start + todos.map((each, index) => writer.row(each, index === 0)).join('') + writer.end(next)
}

/** What an import is to bring back of a todo. */
const kept = ({ name, notes, due, state }: Todo) => ({
  name,
  ...(notes && { notes }),
  ...(due && { due }),
  ...(state === 'DONE' && { state }),
})

const todos = [
  todo('Milk'),
  todo('Bread, "fresh"; two', { notes: 'One\n\n"Two", three; four\n\tfive', due: '2026-11-25' }),
  todo('Done', { state: 'DONE', doneAt: '2026-11-24T12:00:00Z', notes: "it's; 'so'" }),
  todo('شراء الحليب 🦊'),
  ...['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', '=HYPERLINK("https://evil.example","x")'].map(
    (name) => todo(name, { notes: `${name}\n${name}\n\n  ${name};${name}` }),
  ),
  todo('a;=1', { notes: 'a\t=1' }),
  todo('# Shopping'),
  todo('null', { notes: 'undefined' }),
  todo('name', { notes: 'name,notes' }),
  todo('{"a":1}', { notes: '[1]' }),
]

describe('an export', () => {
  it.each(['csv', 'json'] as const)('as %s is imported to the same todos', (format) => {
    expect(readImport(fileOf(format, todos))).toEqual({ todos: todos.map(kept), wrong: [] })
  })

  it('as CSV is imported to the same texts, whatever apostrophes, formulas and separators they are made of', () => {
    const random = createSeededRandom(20_261_128)
    const parts = ["'", "'", '=', '+', ';', '\n', '\t', ' ', ',', '"', 'a', '＝']
    const texts = Array.from({ length: 3_000 }, () =>
      cleanText(Array.from({ length: random.between(1, 9) }, () => random.pick(parts)).join('')),
    )
    const written = texts.map((notes, index) => todo(`Todo ${index}`, { notes }))
    expect(readImport(fileOf('csv', written))).toEqual({ todos: written.map(kept), wrong: [] })
  })

  it('as CSV holds no cell that a spreadsheet would run, whether commas or semicolons part its cells', () => {
    const cells = parseCsv(fileOf('csv', todos)).flatMap((row) => row.cells)
    for (const cell of cells)
      for (const part of [cell, ...cell.split(/[;\t\n]/u)]) expect(part).not.toMatch(/^\s*[=+\-@＝＋－＠]/u)
  })

  it.each(['csv', 'json'] as const)(
    'as %s that could not hold all says where the rest is, and is imported',
    (format) => {
      const file = fileOf(format, todos.slice(0, 2), '/todos/export?after=x')
      expect(file).toContain('/todos/export?after=x')
      expect(readImport(file)).toEqual({ todos: todos.slice(0, 2).map(kept), wrong: [] })
    },
  )

  it.each(['csv', 'json'] as const)('as %s of nothing is imported as nothing', (format) => {
    expect(readImport(fileOf(format, []))).toEqual({ todos: [], wrong: [] })
  })

  it('names the owner, and says when what happened', () => {
    const [head, first] = parseCsv(fileOf('csv', todos))
    const cells = Object.fromEntries(head?.cells.map((name, index) => [name, first?.cells[index]]) ?? [])
    expect(cells).toMatchObject({ owner: 'Ann, "the first"', created: '2026-11-25T12:00:00Z', state: 'open' })
  })
})

describe('a file', () => {
  it('with a quotation mark that does not end says where it begins, and takes nothing from there on', () => {
    expect(readImport('name,due\r\nMilk,\r\n"first,2026-12-01\r\nsecond,\r\n')).toEqual({
      todos: [{ name: 'Milk' }],
      wrong: [{ line: 3, why: OPEN_QUOTE }],
    })
  })

  it('whose cells are parted by semicolons is read as well', () => {
    expect(readImport('Name;Due;Notes\r\nMilk;2026-11-25;"a;b"\r\nTea, green;;\r\n')).toEqual({
      todos: [{ name: 'Milk', due: '2026-11-25', notes: 'a;b' }, { name: 'Tea, green' }],
      wrong: [],
    })
  })

  it('needs a column of names and no other, in any order, and lets others be', () => {
    expect(readImport('priority,NAME \nhigh,Milk\n\n,Tea\nlow')).toEqual({
      todos: [{ name: 'Milk' }, { name: 'Tea' }],
      wrong: [{ line: 5, why: todoFieldWords.nameEmpty }],
    })
  })

  it('may be JSON of names, of todos, or of what an export wraps them in', () => {
    const one = [{ name: 'Milk', due: '2026-11-25', state: 'Done', owner: 'bob', id: 'x' }, 'Tea']
    const read = { todos: [{ name: 'Milk', due: '2026-11-25', state: 'DONE' }, { name: 'Tea' }], wrong: [] }
    expect(readImport(JSON.stringify(one))).toEqual(read)
    expect(readImport(`\uFEFF ${JSON.stringify({ rows: one })}`)).toEqual(read)
  })

  it('tells of each line that cannot be a todo, by where it begins, and takes the others', () => {
    const file = ['name,notes,due', 'Milk,"two', 'lines",', ' ,x,', `${'x'.repeat(201)},,`, 'Tea,,2026-02-30', 'Salt,,']
    expect(readImport([...file, `Oil,${'x'.repeat(2_001)},`].join('\r\n'))).toEqual({
      todos: [{ name: 'Milk', notes: 'two\nlines' }, { name: 'Salt' }],
      wrong: [
        { line: 4, why: todoFieldWords.nameEmpty },
        { line: 5, why: todoFieldWords.nameLong },
        { line: 6, why: todoFieldWords.due },
        { line: 8, why: todoFieldWords.notesLong },
      ],
    })
  })

  it('tells of each entry of JSON that cannot be a todo, by its number', () => {
    expect(readImport('[{"name":"Milk"},null,3,{"name":7},{"name":"Tea","due":"soon"}]')).toEqual({
      todos: [{ name: 'Milk' }],
      wrong: [
        { line: 2, why: todoFieldWords.nameEmpty },
        { line: 3, why: todoFieldWords.nameEmpty },
        { line: 4, why: todoFieldWords.nameEmpty },
        { line: 5, why: todoFieldWords.due },
      ],
    })
  })

  it('is cleaned as what is typed is', () => {
    expect(readImport('name,notes\n" a\u202Eb\t ","x\r\ny\0z"')?.todos).toEqual([{ name: 'ab', notes: 'x\ny z' }])
  })

  it.each(['', ' ', 'Milk\nTea', '{', '[', '{"rows":1}', '{"todos":[]}', '"Milk"', 'title,notes\nMilk,x', '\0\x01PNG'])(
    'that begins %j is neither',
    (text) => {
      expect(readImport(text)).toBeUndefined()
    },
  )
})
