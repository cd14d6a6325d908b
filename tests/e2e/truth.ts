// What is saved of somebody's todos, asked of AppSync itself.
import type { TodoState } from '../../lib/domain/todo'
import { ask, type Person } from '../people'
import { environment } from './addresses'

export interface SavedTodo {
  id: string
  name: string
  state: TodoState
  version: number
}

const TODOS = `query ($owner: String!, $nextToken: String) {
  todosByOwner(owner: $owner, limit: 200, nextToken: $nextToken) { items { id name state version } nextToken } }`

/** Every todo of a person, in whatever state. */
export const savedTodos = async ({ accessToken, sub }: Person): Promise<SavedTodo[]> => {
  const saved: SavedTodo[] = []
  let nextToken: string | null = null
  do {
    const { data, errors } = await ask(environment, accessToken, TODOS, { owner: sub, nextToken })
    if (!data) throw new Error(errors[0]?.message)
    const page = data.todosByOwner as { items: SavedTodo[]; nextToken: string | null }
    saved.push(...page.items)
    nextToken = page.nextToken
  } while (nextToken)
  return saved
}

/** What a row shows of a todo, when nobody can be in doubt about it. */
export const readRows = () => {
  const stateOf = (row: HTMLElement) => {
    const sign = row.querySelector('button')?.getAttribute('aria-label') ?? ''
    const words = row.querySelector('.sr-only')?.textContent ?? ''
    if (/^(Complete |Open\.)/.test(sign)) return 'OPEN'
    if (/^(Reopen |Done\.)/.test(sign)) return 'DONE'
    return /^Gone\./.test(sign) || /Trash|Gone/.test(words) ? 'TRASH' : '?'
  }
  return [...document.querySelectorAll<HTMLElement>('li[data-id]')].map((row) => ({
    id: row.dataset.id ?? '',
    name: row.querySelector('bdi[id]')?.textContent ?? '',
    state: stateOf(row),
    isOwn: row.dataset.own !== undefined,
    isBusy: row.getAttribute('aria-busy') === 'true',
    isConflict: row.querySelector('[data-act="keep-mine"]') !== null,
    isFailed: row.querySelector('[data-act="retry"]') !== null,
    isGone: row.textContent?.includes('No longer here') ?? false,
  }))
}
export type SeenRow = ReturnType<typeof readRows>[number]
