import { isUsername } from '../../../directory/find-user'
import { stateOutside, type TodoPlace, todosOf } from '../../../records/todos-of-owner'
import type { Services } from '../../../services'

const seal = (place: TodoPlace) => Buffer.from(JSON.stringify([place['state#id'], place.id])).toString('base64url')

const open = (cursor: string): TodoPlace | undefined => {
  try {
    const [sort, id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const isPlace = typeof sort === 'string' && typeof id === 'string' && id !== '' && sort.endsWith(`#${id}`)
    return isPlace && rest.length === 0 ? { 'state#id': sort, id } : undefined
  } catch {
    return undefined
  }
}

/**
 * What somebody owns, though they may no longer exist: trash, open, done, each newest first. A cursor is a place in their
 * list and in no other.
 */
export const todosOfUser = async (services: Services, { sub, cursor }: { sub: string; cursor?: string | null }) => {
  const after = cursor ? open(cursor) : undefined
  // Of whoever is gone and had a name of their own, no more than that name is known.
  if (!isUsername(sub) || (cursor && !after)) return { refusal: 'INVALID' }
  const { rows, next } = await todosOf(services, sub, after && { after })
  return {
    todos: rows.map((row) => ({
      ...{ id: row.id, name: row.name, createdAt: row.createdAt },
      state: stateOutside(row),
      isTrashed: row.state === 'TRASH',
    })),
    nextCursor: next ? seal(next) : null,
  }
}
