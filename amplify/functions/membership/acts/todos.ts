import { EVERYONE } from '../../../../lib/domain/member'
import { NOBODY } from '../../../../lib/domain/todo'
import { moveTodos } from '../../../records/todos-of-owner'
import type { Services } from '../../../services'
import type { ActAnswer } from './act'

// Well within the time limit of the function, and of whoever waits for the answer.
const MOVING_MS = 12_000

const handTodos = async (
  services: Services,
  owner: string,
  to: typeof EVERYONE | typeof NOBODY,
): Promise<ActAnswer & { todos: number }> => {
  const { todos, isAll } = await moveTodos(services, owner, to, services.now() + MOVING_MS)
  return { outcome: isAll ? (todos > 0 ? 'DONE' : 'ALREADY') : 'PARTLY', todos }
}

export const trashTodos = (services: Services, owner: string) => handTodos(services, owner, NOBODY)
export const returnTodos = (services: Services, owner: string) => handTodos(services, owner, EVERYONE)
