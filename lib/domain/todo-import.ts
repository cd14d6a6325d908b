import { cleanLine, cleanText, isBlank } from './clean-text'
import { unguarded } from './csv'
import { isDay } from './day'
import { TODO_NAME_LIMIT, TODO_NOTES_LIMIT } from './todo'
import type { NewTodo } from './todo-change'
import { todoFieldWords } from './todo-field-words'

/** The most todos that one import takes. */
export const MOST_IMPORTED = 1_000

export interface Import {
  todos: NewTodo[]
  /** Lines or entries that cannot be todos, counted from 1, each with why. */
  wrong: { line: number; why: string }[]
}

type Raw = Record<string, unknown>

interface CsvRow {
  line: number
  cells: string[]
  /** A quotation mark in it has no end: what follows may belong to it or not. */
  isOpen?: boolean
}

/** The cells of a CSV file, as RFC 4180 has them; separated by commas, or by semicolons where the head has those. */
export const parseCsv = (text: string): CsvRow[] => {
  const body = text.replace(/^\uFEFF/u, '')
  const head = body.slice(0, body.search(/\r?\n|$/u))
  const comma = head.includes(';') && !head.includes(',') ? ';' : ','
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  let line = 1
  let startsAt = 1
  const endRow = () => {
    cells.push(cell)
    if (cells.length > 1 || cell !== '') rows.push({ line: startsAt, cells, ...(isQuoted && { isOpen: true }) })
    cells = []
    cell = ''
  }
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at]
    if (char === '\n') line += 1
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (body[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (char === '"' && cell === '') isQuoted = true
    else if (char === comma) {
      cells.push(cell)
      cell = ''
    } else if (char === '\n') {
      endRow()
      startsAt = line
    } else if (char !== '\r') cell += char
  }
  endRow()
  return rows
}

interface Read {
  line: number
  raw: Raw
  isOpen?: boolean
}

const fromCsv = (text: string): Read[] | undefined => {
  const [head, ...rows] = parseCsv(text)
  const names = head?.cells.map((name) => name.trim().toLowerCase()) ?? []
  if (!names.includes('name')) return
  // The end of an export that could not hold all is no todo.
  return rows
    .filter(({ cells }) => cells.length > 1 || !cells[0]?.startsWith('# There is more. '))
    .map(({ line, cells, isOpen }) => ({
      ...{ line, isOpen },
      raw: Object.fromEntries(names.map((name, index) => [name, unguarded(cells[index] ?? '')])),
    }))
}

const fromJson = (text: string): Read[] | undefined => {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch {
    return
  }
  const rows = Array.isArray(json) ? json : typeof json === 'object' && json !== null ? (json as Raw).rows : undefined
  if (!Array.isArray(rows)) return
  return rows.map((row: unknown, index) => ({
    line: index + 1,
    raw: typeof row === 'string' ? { name: row } : typeof row === 'object' && row !== null ? (row as Raw) : {},
  }))
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Why the rest of a file is left out. */
export const OPEN_QUOTE =
  'A quotation mark begins here and does not end, so that the rest of the file cannot be told apart.'

const toTodo = (raw: Raw): NewTodo | string => {
  const name = cleanLine(textOf(raw.name))
  const notes = cleanText(textOf(raw.notes))
  const due = textOf(raw.due).trim()
  if (isBlank(name)) return todoFieldWords.nameEmpty
  if (name.length > TODO_NAME_LIMIT) return todoFieldWords.nameLong
  if (notes.length > TODO_NOTES_LIMIT) return todoFieldWords.notesLong
  if (due && !isDay(due)) return todoFieldWords.due
  const isDone = textOf(raw.state).trim().toLowerCase() === 'done'
  return { name, ...(notes && { notes }), ...(due && { due }), ...(isDone && { state: 'DONE' as const }) }
}

/** Reads a file of todos, CSV or JSON, as they are exported here. Undefined when it is neither. */
export const readImport = (text: string): Import | undefined => {
  const rows = /^\uFEFF?\s*[[{]/u.test(text) ? fromJson(text) : fromCsv(text)
  if (!rows) return
  const read = rows.map(({ line, raw, isOpen }) => ({ line, todo: isOpen ? OPEN_QUOTE : toTodo(raw) }))
  return {
    todos: read.flatMap(({ todo }) => (typeof todo === 'string' ? [] : todo)),
    wrong: read.flatMap(({ line, todo }) => (typeof todo === 'string' ? { line, why: todo } : [])),
  }
}
