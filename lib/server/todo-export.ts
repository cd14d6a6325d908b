import 'server-only'
import type { Result } from '../domain/result'
import type { TodoPage } from '../domain/todo'
import { todoWriter } from '../domain/todo-export'

// Amplify Hosting gives a request 30 seconds, and an answer a few megabytes.
const PART_MS = 20_000
const PART_LENGTH = 4_000_000

interface Source {
  format: 'csv' | 'json'
  first: TodoPage
  readPage: (cursor: string) => Promise<Result<TodoPage>>
  /** Where the rest is. */
  pathAt: (cursor: string) => string
  now: () => number
}

/** A view as a file, page by page; what did not fit, or could not be read, is said at its end. */
export async function* exportTodos({ format, first, readPage, pathAt, now }: Source): AsyncGenerator<string> {
  const until = now() + PART_MS
  const names = { ...first.names }
  const writer = todoWriter(format, names)
  let length = 0
  let isFirst = true
  let page = first
  let next: string | undefined
  yield writer.start
  for (;;) {
    Object.assign(names, page.names)
    let text = ''
    for (const todo of page.todos) {
      text += writer.row(todo, isFirst)
      isFirst = false
    }
    length += text.length
    if (text) yield text
    next = page.nextCursor
    if (!next || now() >= until || length >= PART_LENGTH) break
    const read = await readPage(next)
    if (!read.ok) break
    page = read.data
  }
  yield writer.end(next && pathAt(next))
}
