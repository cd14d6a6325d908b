import { NOBODY } from '../../../../lib/domain/todo'
import { isUsername } from '../../../directory/find-user'
import { type TodoPlace, todosOf } from '../../../records/todos-of-owner'
import type { Services } from '../../../services'

const seal = ({ createdAt, id }: TodoPlace) => Buffer.from(JSON.stringify([createdAt, id])).toString('base64url')

const open = (cursor: string): TodoPlace | undefined => {
  try {
    const [createdAt, id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const isPlace = typeof createdAt === 'string' && createdAt !== '' && typeof id === 'string' && id !== ''
    return isPlace && rest.length === 0 ? { createdAt, id } : undefined
  } catch {
    return undefined
  }
}

/** What somebody owns, newest first, though they may no longer exist. A cursor is a place in their list and in no other. */
export const todosOfUser = async (services: Services, { sub, cursor }: { sub: string; cursor?: string | null }) => {
  const after = cursor ? open(cursor) : undefined
  // Of whoever is gone and had a name of their own, no more than that name is known.
  if (!isUsername(sub) || (cursor && !after)) return { refusal: 'INVALID' }
  const { rows, next } = await todosOf(services, sub, after)
  return {
    todos: rows.map(({ id, name, state, createdAt, audience }) => ({
      ...{ id, name, state, createdAt },
      isTrashed: audience === NOBODY,
    })),
    nextCursor: next ? seal(next) : null,
  }
}
