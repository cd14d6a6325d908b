import { describe, expect, it } from 'vitest'
import { fail, ok, type Result } from '../../../lib/domain/result'
import type { TodoPage } from '../../../lib/domain/todo'
import { readImport } from '../../../lib/domain/todo-import'
import { exportTodos } from '../../../lib/server/todo-export'

const at = '2026-11-25T12:00:00Z'
const pageOf = (names: string[], nextCursor?: string): TodoPage => ({
  todos: names.map((name) => ({
    ...{ id: name, name, state: 'OPEN', ownerId: `of-${name}`, createdAt: at, updatedAt: at, version: 1 },
  })),
  names: Object.fromEntries(names.map((name) => [`of-${name}`, `Owner of ${name}`])),
  nextCursor,
  unreadable: 0,
})

const fileOf = async (first: TodoPage, rest: Record<string, Result<TodoPage>> = {}, secondsAPage = 0) => {
  let time = 0
  let text = ''
  const asked: string[] = []
  const parts = exportTodos({
    format: 'json',
    first,
    readPage: async (cursor) => {
      asked.push(cursor)
      time += secondsAPage * 1_000
      return rest[cursor] ?? fail('unavailable', 'No.')
    },
    pathAt: (cursor) => `/todos/export?after=${cursor}`,
    now: () => time,
  })
  for await (const part of parts) text += part
  return { file: JSON.parse(text), text, asked }
}

describe('an export', () => {
  it('holds all pages, with the names that came with each', async () => {
    const { file, text, asked } = await fileOf(pageOf(['a', 'b'], 'two'), { two: ok(pageOf(['c'])) })
    expect(file.rows.map((row: { owner: string }) => row.owner)).toEqual(['Owner of a', 'Owner of b', 'Owner of c'])
    expect(file.isComplete).toBe(true)
    expect(asked).toEqual(['two'])
    expect(readImport(text)?.todos.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })

  it('says where it goes on when a page could not be read', async () => {
    const { file } = await fileOf(pageOf(['a'], 'two'))
    expect(file).toMatchObject({ rows: [{ name: 'a' }], isComplete: false, next: '/todos/export?after=two' })
  })

  it('ends in time, and says where it goes on', async () => {
    const rest = { two: ok(pageOf(['b'], 'three')), three: ok(pageOf(['c'], 'four')) }
    const { file, asked } = await fileOf(pageOf(['a'], 'two'), rest, 10)
    expect(asked).toEqual(['two', 'three'])
    expect(file).toMatchObject({ isComplete: false, next: '/todos/export?after=four' })
  })

  it('goes over a page on which nothing was to be shown', async () => {
    const { file } = await fileOf(pageOf([], 'two'), { two: ok(pageOf(['b'])) })
    expect(file.rows).toMatchObject([{ name: 'b' }])
  })
})
